// Signed notes, checkpoints and proof files: what is written is read, what differs by one character is not.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash } from './hash.js';
import { formatCheckpoint, formatVerifierKey, MalformedNote, openNote, parseCheckpoint, parseVerifierKey, signNote } from './note.js';
import { formatProof, parseProof } from './proof.js';

const KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]),
  format: 'der',
  type: 'pkcs8',
});
const ORIGIN = 'waarborg.example/demo/decisions';
const VERIFIER = parseVerifierKey(formatVerifierKey(ORIGIN, KEY));
const TEXT = formatCheckpoint({ origin: ORIGIN, size: 42n, root: EMPTY_ROOT });
const NOTE = signNote(TEXT, ORIGIN, KEY);

describe('signed notes', () => {
  it('open for the key that signed them', () => {
    expect(openNote(NOTE, VERIFIER)).toBe(TEXT);
    expect(NOTE.split('\n').slice(0, 4)).toEqual([ORIGIN, '42', EMPTY_ROOT.toString('base64'), '']);
  });

  it('do not open when any one character differs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: NOTE.length - 1 }), fc.constantFrom('a', 'B', '0', '+', '\n', ' '), (at, character) => {
        fc.pre(NOTE[at] !== character);
        const changed = NOTE.slice(0, at) + character + NOTE.slice(at + 1);
        expect(() => openNote(changed, VERIFIER)).toThrow(MalformedNote);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('do not open for another key, also one of the same name', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(() => openNote(NOTE, parseVerifierKey(formatVerifierKey(ORIGIN, other)))).toThrow(MalformedNote);
    expect(() => openNote(NOTE, parseVerifierKey(formatVerifierKey('other.example', KEY)))).toThrow(MalformedNote);
  });

  it('open with the signatures of unknown keys beside the known one', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const line = signNote(TEXT, 'witness.example', other).split('\n').at(-2) ?? '';
    expect(openNote(`${NOTE}${line}\n`, VERIFIER)).toBe(TEXT);
    expect(() => openNote(`${TEXT}\n${line}\n`, VERIFIER)).toThrow(MalformedNote);
  });

  it('do not take a text without a last newline or with control characters, nor a name with spaces', () => {
    expect(() => signNote('text', ORIGIN, KEY)).toThrow(MalformedNote);
    expect(() => signNote('te\u0007xt\n', ORIGIN, KEY)).toThrow(MalformedNote);
    expect(() => signNote('text\n', 'two words', KEY)).toThrow(MalformedNote);
    expect(() => formatVerifierKey('a+b', KEY)).toThrow(MalformedNote);
  });
});

describe('verifier keys', () => {
  it('refuse a key whose id, name or type does not belong to it', () => {
    const [name, id, encoded] = formatVerifierKey(ORIGIN, KEY).split('+') as [string, string, string];
    const cosignature = Buffer.from(encoded, 'base64');
    cosignature[0] = 4;
    expect(() => parseVerifierKey(`${name}x+${id}+${encoded}`)).toThrow(MalformedNote);
    expect(() => parseVerifierKey(`${name}+00000000+${encoded}`)).toThrow(MalformedNote);
    expect(() => parseVerifierKey(`${name}+${id}+${cosignature.toString('base64')}`)).toThrow(MalformedNote);
    expect(parseVerifierKey(`${name}+${id}+${encoded}`).id.toString('hex')).toBe(id);
  });
});

describe('checkpoints', () => {
  it('are read as they were written, beyond 2^53 too', () => {
    const checkpoint = { origin: ORIGIN, size: 2n ** 60n + 1n, root: leafHash(Buffer.of(1)) };
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
    expect(parseCheckpoint(`${formatCheckpoint(checkpoint)}extension\n`)).toEqual(checkpoint);
  });

  it.each([
    ['no origin', `\n1\n${EMPTY_ROOT.toString('base64')}\n`],
    ['a leading zero', `a\n01\n${EMPTY_ROOT.toString('base64')}\n`],
    ['a negative size', `a\n-1\n${EMPTY_ROOT.toString('base64')}\n`],
    ['a short root', `a\n1\n${EMPTY_ROOT.subarray(1).toString('base64')}\n`],
    ['a root that is not canonical', `a\n1\n${EMPTY_ROOT.toString('base64').replace('=', '')}\n`],
    ['no last newline', `a\n1\n${EMPTY_ROOT.toString('base64')}`],
    ['an empty extension line', `a\n1\n${EMPTY_ROOT.toString('base64')}\n\n`],
  ])('refuse %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(MalformedNote);
  });
});

describe('proof files', () => {
  const proof = { index: 7n, hashes: [leafHash(Buffer.of(1)), leafHash(Buffer.of(2))], checkpoint: NOTE };

  it('are read as they were written, with an extra line too, and without hashes', () => {
    expect(parseProof(formatProof(proof))).toEqual(proof);
    expect(parseProof(formatProof(proof).replace('index', 'extra AAAA\nindex'))).toEqual(proof);
    expect(parseProof(formatProof({ ...proof, hashes: [] }))).toEqual({ ...proof, hashes: [] });
  });

  it.each([
    ['another first line', (text: string) => text.replace('@v1', '@v2')],
    ['a leading zero', (text: string) => text.replace('index 7', 'index 07')],
    ['no empty line', (text: string) => text.replaceAll('\n\n', '\n')],
    ['a damaged hash', (text: string) => text.replace('=', '')],
  ])('refuse %s', (_, change) => {
    expect(() => parseProof(change(formatProof(proof)))).toThrow(MalformedNote);
  });
});
