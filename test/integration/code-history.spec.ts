// The life of a version of the code: every act with its entry in the log, what adoption rested on, and who is told names.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { clockOfTests, must, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';
import { MIGRATIONS } from '../../migrations/index.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

interface Named {
  readonly name: string | null;
  readonly functionTitle: string | null;
}
interface Event {
  readonly kind: string;
  readonly at: string;
  readonly by: Named | null;
  readonly logIndex: string;
  readonly policySha256: string;
  readonly manifestSha256: string;
  readonly parametersSha256: string;
  readonly act: { readonly recordedBy: Named; readonly answer: object | null } | null;
  readonly adoption: { readonly opinions: readonly object[] } | null;
}
const STUDENTS = { kind: 'student-council', name: 'Noor de Wit', capacity: 'contactpersoon studiedata' };
const ADVICE = {
  body: 'student-council',
  kind: 'advice',
  position: 'conditional',
  text: 'Akkoord, mits de groep groter is.',
  givenOn: TODAY,
};
const ADOPT = { effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-41' };

const ask = (persona: string, what: string, body?: unknown): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body);
};
const lifeOf = async (id: string, by = 'auditor'): Promise<readonly Event[]> =>
  must(await ask(by, `GET /${id}/history`), 200).json.items as readonly Event[];
const kindsOf = async (id: string): Promise<readonly string[]> => (await lifeOf(id)).map(({ kind }) => kind);

async function draft(label: string): Promise<string> {
  const drawn = must(await ask('privacy-officer', 'POST ', { label, summary: 'Kleine groepen worden niet meer getoond.' }), 201);
  return String(drawn.json.id);
}
/** A version before the councils, advised on. */
async function advised(label: string, smallest = 12): Promise<{ readonly id: string; readonly actId: string }> {
  const id = await draft(label);
  must(await ask('privacy-officer', `PATCH /${id}`, { parameters: { minimum_group_size: smallest } }), 200);
  must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
  must(await ask('privacy-officer', `POST /${id}/submit`), 200);
  const { acts } = must(await ask('council-member', `POST /${id}/acts`, ADVICE), 201).json;
  return { id, actId: String(acts[0].id) };
}
async function adopted(label: string, smallest?: number): Promise<string> {
  const { id, actId } = await advised(label, smallest);
  must(await ask('board-member', `POST /${id}/acts/${actId}/answer`, { text: 'Twaalf in plaats van tien.' }), 201);
  must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
  return id;
}
const LIFE = [
  'code.drafted',
  'code.changed',
  'code.participant-recorded',
  'code.consulted',
  'code.act-recorded',
  'code.act-answered',
  'code.adopted',
];

describe('the life of a version', () => {
  it('is every act on it, and each leads to the entry that says the same of it', async () => {
    const id = await adopted('2027.1');
    const life = await lifeOf(id);
    expect(life.map(({ kind }) => kind)).toEqual(LIFE);
    const entries = await Promise.all(
      life.map(({ logIndex }) => university.call('auditor', `GET /api/v1/logs/decisions/entries/${logIndex}`)),
    );
    expect(entries.map((entry) => must(entry, 200).json)).toMatchObject(
      life.map(({ kind, policySha256, manifestSha256, parametersSha256 }) => ({
        kind,
        facts: {
          code_version_id: id,
          policy_sha256: policySha256,
          manifest_sha256: manifestSha256,
          parameters_sha256: parametersSha256,
        },
      })),
    );
  });

  it('tells the parameters of then: they differ from before a change to after it, and from then on no more', async () => {
    const digests = (await lifeOf(await adopted('digests', 14))).map(({ parametersSha256 }) => parametersSha256);
    expect(digests[0]).not.toBe(digests[1]);
    expect(new Set(digests.slice(1)).size).toBe(1);
  });

  it('tells what adoption rested on: who took part, what councils said, the decision, the mandate and the day', async () => {
    const last = (await lifeOf(await adopted('record'))).at(-1);
    expect(last).toMatchObject({
      kind: 'code.adopted',
      from: 'consulted',
      to: 'adopted',
      by: { name: 'board-member' },
      adoption: {
        ...ADOPT,
        mandateCode: 'M-02',
        isSealed: true,
        participants: [STUDENTS],
        opinions: [{ ...ADVICE, answer: { text: 'Twaalf in plaats van tien.' } }],
      },
    });
  });

  it('tells of adoption the opinion that stood, not the one before it nor one of after it', async () => {
    const { id } = await advised('opinions');
    must(await ask('council-member', `POST /${id}/acts`, { ...ADVICE, position: 'positive' }), 201);
    must(await ask('board-member', `POST /${id}/adopt`, ADOPT), 200);
    must(await ask('council-member', `POST /${id}/acts`, { ...ADVICE, position: 'negative' }), 201);
    const life = await lifeOf(id);
    expect(life.find(({ adoption }) => adoption !== null)?.adoption?.opinions).toMatchObject([{ position: 'positive' }]);
    expect(life.map(({ act }) => act)).toEqual(
      expect.arrayContaining([expect.objectContaining({ position: 'conditional', isReplaced: true })]),
    );
  });

  it('tells by which version it was replaced and from when; of a version that was only retired, by none', async () => {
    const before = await adopted('replaced');
    const after = await adopted('replacing');
    expect((await lifeOf(before)).at(-1)).toMatchObject({
      kind: 'code.retired',
      successor: { id: after, label: 'replacing', effectiveOn: TODAY },
    });
    must(await ask('board-member', `POST /${after}/retire`, { reason: 'De code wordt herzien.' }), 200);
    expect((await lifeOf(after)).at(-1)).toMatchObject({ kind: 'code.retired', successor: null, reason: 'De code wordt herzien.' });
    await adopted('again');
  });

  it('tells that it went back to draft, with why; what the council said then lapsed', async () => {
    const { id } = await advised('reopened');
    must(await ask('privacy-officer', `POST /${id}/reopen`, { reason: 'Artikel 4 wordt herschreven.' }), 200);
    const life = await lifeOf(id);
    expect(life.at(-1)).toMatchObject({ kind: 'code.reopened', from: 'consulted', to: 'draft', reason: 'Artikel 4 wordt herschreven.' });
    expect(life.find(({ kind }) => kind === 'code.act-recorded')?.act).toMatchObject({ hasLapsed: true });
  });
});

describe('who reads the life of a version', () => {
  it('as a student is told functions and no names of people; who works here is told both', async () => {
    const { id } = await advised('names');
    const seen = (await lifeOf(id, 'student')).flatMap(({ by, act }) => [by, ...(act === null ? [] : [act.recordedBy])]);
    expect(seen.every((person) => person?.name === person?.functionTitle)).toBe(true);
    await university.write((tx) =>
      tx.query(`update person set display_name = 'Fatima el Amrani' where handle = 'privacy-officer' and institution_id = $1`, [
        university.institutionId,
      ]),
    );
    expect((await lifeOf(id, 'student'))[0]?.by).toMatchObject({ name: 'privacy-officer', functionTitle: 'privacy-officer' });
    expect((await lifeOf(id, 'teacher'))[0]?.by).toMatchObject({ name: 'Fatima el Amrani', functionTitle: 'privacy-officer' });
    expect(must(await ask('student', `GET /${id}`), 200).text).not.toContain('Fatima');
  });

  it('as somebody who may not read the log is told the number, and not what stands there', async () => {
    const [first] = await lifeOf(await draft('numbers'), 'board-member');
    const at = `GET /api/v1/logs/decisions/entries/${first?.logIndex ?? ''}`;
    must(await university.call('board-member', at), 403);
    must(await university.call('auditor', at), 200);
  });

  it('does not see what a council tried out: that is no act on the version', async () => {
    const id = await draft('tried');
    await university.whatIf('council-member', { codeVersionId: id, from: TODAY, until: TODAY });
    expect(await kindsOf(id)).toEqual(['code.drafted']);
  });

  it('of another institution finds nothing', async () => {
    const id = await draft('elsewhere');
    const other = await University.open(world, 'elders');
    must(await other.call('auditor', `GET /api/v1/code-versions/${id}/history`), 404);
  });
});

describe('what was logged before acts were kept beside the log', () => {
  it('is told from the log as it is now; who changed a draft is not known once the opening was erased', async () => {
    const id = await adopted('before');
    const before = (await lifeOf(id)).map((event) => (event.kind === 'code.changed' ? { ...event, at: toTheMinute(event.at) } : event));
    await again();
    expect(await lifeOf(id)).toEqual(before);
    const changed = before.find(({ kind }) => kind === 'code.changed');
    must(
      await university.call('fg', 'POST /api/v1/logs/decisions/erasures', { indexes: [changed?.logIndex], reason: 'Bewaartermijn.' }),
      201,
    );
    await again();
    expect((await lifeOf(id)).filter(({ by }) => by === null).map(({ kind }) => kind)).toEqual(['code.changed']);
  });

  /** All that the log itself keeps of an instant. */
  const toTheMinute = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

  /** Takes the table down and makes it anew from the log. */
  async function again(): Promise<void> {
    const source = await new DataSource({
      type: 'postgres',
      url: world.database.urls.owner,
      migrations: MIGRATIONS,
      migrationsTransactionMode: 'each',
    }).initialize();
    while ((await source.query(`select to_regclass('code_event') as it`))[0].it !== null) {
      await source.undoLastMigration({ transaction: 'each' });
    }
    await source.runMigrations();
    await source.destroy();
  }
});
