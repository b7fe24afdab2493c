// The receipt of an entry: what is shown is what was logged, and stands in the tree that was signed.
import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { leafHash } from '../../../../api/src/audit-log/format/hash.js';
import { makeLeaf } from '../../../../api/src/audit-log/format/leaf.js';
import { formatProof } from '../../../../api/src/audit-log/format/proof.js';
import { checkReceipt, isSound, readProof, type ShownEntry } from './receipt.ts';

const AT = new Date('2026-11-22T10:00:12Z');
const KEYS = generateKeyPairSync('ed25519');
const ORIGIN = 'waarborg.example/demo/decisions';
const RAW = Buffer.from(KEYS.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
const ID = Buffer.from([1, 2, 3, 4]);
const KEY = `${ORIGIN}+${ID.toString('hex')}+${Buffer.concat([Buffer.from([1]), RAW]).toString('base64')}`;
const DRAFT = {
  kind: 'code.adopted',
  at: AT,
  facts: { code_version: '2026.2', mandate_id: null, z: 1, a: [true, { b: 'c' }] },
  commitments: { actor: 'somebody' },
};

/** An entry as the api shows it, alone in its log, with the proof of that. */
function logged(draft: Parameters<typeof makeLeaf>[0] = DRAFT): { readonly entry: ShownEntry; readonly file: string } {
  const { bytes } = makeLeaf(draft);
  const hash = leafHash(bytes);
  const leaf = JSON.parse(bytes.toString('utf8')) as { readonly at: string; readonly facts: object; readonly c?: object };
  const body = `${ORIGIN}\n1\n${hash.toString('base64')}\n`;
  const signature = Buffer.concat([ID, sign(null, Buffer.from(body), KEYS.privateKey)]).toString('base64');
  const file = formatProof({ index: 0n, hashes: [], checkpoint: `${body}\n— ${ORIGIN} ${signature}\n` });
  const { at, facts, c = {} } = leaf;
  return { entry: { index: '0', kind: draft.kind, at, facts, commitments: c, leafHash: hash.toString('hex') }, file };
}

describe('the receipt of an entry', () => {
  it('holds when what is shown is what was logged and stands in the signed tree', async () => {
    const { entry, file } = logged();
    const receipt = await checkReceipt(entry, file, KEY);
    expect(receipt).toEqual({ isSame: true, isIncluded: true, signature: 'valid', size: 1 });
    expect(receipt !== null && isSound(receipt)).toBe(true);
  });

  it('holds of an entry that seals nothing', async () => {
    const { entry, file } = logged({ kind: 'purpose.added', at: AT, facts: { purpose: 'study-success' } });
    expect(await checkReceipt(entry, file, KEY)).toMatchObject({ isSame: true, isIncluded: true });
  });

  it('does not hold when one fact that is shown differs from what was logged', async () => {
    const { entry, file } = logged();
    const receipt = await checkReceipt({ ...entry, facts: { ...entry.facts, code_version: '2026.3' } }, file, KEY);
    expect(receipt).toEqual({ isSame: false, isIncluded: true, signature: 'valid', size: 1 });
    expect(receipt !== null && isSound(receipt)).toBe(false);
  });

  it('does not hold when the entry stands in no tree, nor when another key signed', async () => {
    const { entry } = logged();
    const { file } = logged({ ...DRAFT, facts: {} });
    expect(await checkReceipt(entry, file, KEY)).toMatchObject({ isSame: true, isIncluded: false });
    const own = logged();
    const other = KEY.replace(ID.toString('hex'), '05060708');
    expect(await checkReceipt(own.entry, own.file, other)).toMatchObject({ isIncluded: true, signature: 'invalid' });
  });

  it('is not there while no proof is: the answer of the log is no proof file', async () => {
    expect(await checkReceipt(logged().entry, '', KEY)).toBeNull();
    expect(readProof('{"type":"/problems/not-found"}')).toBeNull();
  });
});
