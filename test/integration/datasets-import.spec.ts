// Files as they really look, sent over HTTP: proposed, edited, loaded, refused; and the next delivery of a feed.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type Reply, type World } from '../support/world.js';
import { csv, type ImportBody, NOW, Office } from './datasets.office.js';

jest.setTimeout(60_000);

let world: World;
let office: Office;

beforeAll(async () => {
  world = await makeWorld({ clock: new FixedClock(new Date(NOW)) });
  office = new Office(world);
}, 120_000);
afterAll(async () => world.close());

const student = (row: number): string => `s${1000 + row}`;

describe('a file', () => {
  it('with semicolons, decimal commas, NA, windows-1252 and Dutch dates is stored as what it says', async () => {
    const text = `Studentnummer;Datum;Cijfer;Plaats\n1;1-9-2025;7,5;Den Haag\n2;29-02-2024;NA;Curaçao\n3;20250901;-0,067;=2+3\n`;
    const id = await office.prepared(Buffer.from(text, 'latin1'), { dataset: { code: 'plaatsen' } });

    expect((await office.load(id)).json.state).toBe('loaded');

    const rows = (await office.rows('plaatsen')).map(({ row_on, cijfer, plaats }) => ({ row_on, cijfer, plaats }));
    expect(rows).toEqual(
      expect.arrayContaining([
        { row_on: '2025-09-01', cijfer: '7.5', plaats: 'Den Haag' },
        { row_on: '2024-02-29', cijfer: null, plaats: 'Curaçao' },
        { row_on: '2025-09-01', cijfer: '-0.067', plaats: '=2+3' },
      ]),
    );
  });

  it('with gzip, tabs, CRLF, a byte order mark and line breaks inside quotes keeps its texts', async () => {
    const text = '\ufeffstudentnummer\tdatum\ttekst\r\n1\t2025-09-01\t"regel 1\r\nregel\t""2"""\r\n2\t2025-09-01\tback\\slash\r\n';
    const id = await office.prepared(gzipSync(text), { dataset: { code: 'teksten' }, columns: { tekst: { treatment: 'store' } } });

    expect((await office.load(id)).json.state).toBe('loaded');

    expect((await office.rows('teksten')).map(({ tekst }) => tekst)).toEqual(
      expect.arrayContaining(['regel 1\r\nregel\t"2"', 'back\\slash']),
    );
  });

  it('keeps no student number anywhere but as a keyed digest', async () => {
    const id = await office.prepared(csv({ studentnummer: (row) => `geheim${row}`, datum: () => '2025-09-01', n: String }, 12), {
      dataset: { code: 'geheimen' },
    });
    await office.load(id);

    const columns = Object.keys((await office.rows('geheimen'))[0] ?? {});
    const found = await office.sql(`select inspection, proposal from import where id = $1`, [id]);
    expect(columns).toEqual(['institution_id', 'subject_id', 'row_on', 'datum', 'n']);
    expect(JSON.stringify(found)).not.toContain('geheim1');
  });

  it('of one person in two data sets is one subject', async () => {
    for (const code of ['eerste', 'tweede']) {
      await office.load(
        await office.prepared(csv({ studentnummer: () => 'zelfde', datum: () => '2025-09-01', n: String }, 1), { dataset: { code } }),
      );
    }
    const [first] = await office.rows('eerste');
    const [second] = await office.rows('tweede');
    expect(second?.['subject_id']).toBe(first?.['subject_id']);
  });

  it('loses the rows that are past their term, and says so', async () => {
    const id = await office.prepared(csv({ studentnummer: student, datum: (row) => `${2013 + row}-09-01`, n: String }, 13), {
      dataset: { code: 'oud', retentionMonths: 60 },
    });

    const { outcome } = (await office.load(id)).json as ImportBody;

    expect(outcome).toMatchObject({ rowsRead: 13, rowsStored: 4, rowsPastTerm: 9 });
    expect((await office.rows('oud')).map(({ row_on }) => row_on).sort()[0]).toBe('2022-09-01');
  });

  it('of which every row is past its term is not loaded', async () => {
    const id = await office.prepared(csv({ studentnummer: student, datum: () => '2012-09-01', n: String }, 3), {
      dataset: { code: 'te-oud' },
    });

    expect(await office.load(id)).toMatchObject({ status: 409 });
    expect((await world.call('steward', 'GET', '/api/v1/datasets/te-oud')).status).toBe(404);
  });
});

describe('a row that cannot be stored', () => {
  const edits = { dataset: { code: 'fout' }, columns: { cijfer: { type: 'decimal', decimalMark: ',' } } };
  const text = 'studentnummer;datum;cijfer\n1;2025-09-01;7,5\n2;2025-02-30;8,0\n;2025-09-01;geheim-9\n4;2025-09-01;6\n5;2025-09-01\n';

  it('keeps the whole file out, and is named by line, column and code, never by value', async () => {
    const id = await office.prepared(Buffer.from(text), {
      ...edits,
      columns: { ...edits.columns, datum: { type: 'date' } },
      rowDate: { kind: 'column', column: 'datum' },
    });
    const tables = await office.tables();

    const reply = await office.load(id);

    expect(reply.status).toBe(400);
    expect(reply.json.errorCount).toBe(3);
    expect(reply.json.rowErrors).toEqual([
      { line: 3, column: 'datum', code: 'not-date' },
      { line: 4, column: 'cijfer', code: 'not-decimal' },
      { line: 4, column: 'studentnummer', code: 'subject-missing' },
      { line: 6, column: null, code: 'column-count' },
    ]);
    expect(reply.text).not.toContain('geheim');
    expect(await office.tables()).toBe(tables);
    expect((await office.import(id)).state).toBe('failed');
  });

  it('is one too many: without it the same file loads after the proposal was put right', async () => {
    const id = await office.prepared(
      csv({ studentnummer: student, datum: () => '2025-09-01', cijfer: (row) => (row === 3 ? 'x' : '7') }, 5),
      {
        dataset: { code: 'hersteld' },
        columns: { cijfer: { type: 'integer' } },
      },
    );
    expect((await office.load(id)).status).toBe(400);
    const { proposal } = await office.import(id);
    await office.put(id, proposal, { dataset: { code: 'hersteld' }, columns: { cijfer: { type: 'integer', missingCodes: ['x'] } } });

    expect((await office.load(id)).json.state).toBe('loaded');
  });

  it('is kept at most a hundred times, and counted each time', async () => {
    const id = await office.prepared(csv({ studentnummer: student, datum: () => '2025-09-01', n: () => 'x' }, 250), {
      dataset: { code: 'veel-fout' },
      columns: { n: { type: 'integer' } },
    });

    const { errorCount, rowErrors } = (await office.load(id)).json as { errorCount: number; rowErrors: unknown[] };

    expect({ errorCount, kept: rowErrors.length }).toEqual({ errorCount: 250, kept: 100 });
  });
});

describe('a feed', () => {
  const delivery = (rows: number): Buffer => csv({ studentnummer: student, datum: () => '2025-09-01', waarde: String }, rows);

  it('is recognised by its header, and starts from the proposal accepted last', async () => {
    const first = await office.prepared(delivery(5), { dataset: { code: 'levering' }, columns: { waarde: { unit: 'punten' } } });
    await office.load(first);

    const second = (await office.send(delivery(7), 'andere-naam.csv')).json as ImportBody;
    expect(second).toMatchObject({ feed: 'levering', open: [] });
    expect(second.proposal.columns[2]).toMatchObject({ code: 'waarde', unit: 'punten' });
    await office.load(second.id);

    expect(await office.current('levering')).toMatchObject({ number: 2, rowCount: 7 });
  });

  it('with another header is not recognised', async () => {
    const sent = (await office.send(csv({ studentnummer: student, datum: () => '2025-09-01', waarden: String }, 5))).json as ImportBody;
    expect(sent.feed).toBeNull();
  });

  it('tells where a delivery no longer fits', async () => {
    await office.load(
      await office.prepared(csv({ studentnummer: student, dag: () => '2025-09-01', aantal: String }, 5), {
        dataset: { code: 'past-niet' },
      }),
    );
    const sent = (await office.send(csv({ studentnummer: student, dag: () => '2025-09-01', aantal: () => 'veel' }, 5))).json;
    expect(sent.differences).toEqual([{ column: 'aantal', expected: 'integer', found: 'text' }]);
  });
});

describe('a proposal', () => {
  it('says of each column why it is classified so, in both languages', async () => {
    const { columns } = (await office.send(csv({ studentnummer: student, datum: () => '2025-09-01', geslacht: () => 'x' }, 5))).json;
    expect(columns[2].reason.nl).toContain('geslacht');
    expect(columns[2].reason.en).toContain('gender');
  });

  it('is not overwritten by who looked at an older one', async () => {
    const { id, proposal, version } = (await office.send(csv({ studentnummer: student, datum: () => '2025-09-01', n: String }, 5)))
      .json as ImportBody;
    expect((await office.put(id, proposal, {}, { 'if-match': `"${version}"` })).status).toBe(200);
    expect((await office.put(id, proposal, {}, { 'if-match': `"${version}"` })).status).toBe(412);
  });

  it('with faults is refused, each fault named by its place', async () => {
    const { id, proposal } = (await office.send(csv({ studentnummer: student, datum: () => '2025-09-01', n: String }, 5)))
      .json as ImportBody;
    const reply = await office.put(id, proposal, {
      dataset: { sourceSystem: 'onbekend-systeem' },
      columns: { datum: { code: 'studentnummer' }, n: { treatment: 'subject' } },
      rowDate: { kind: 'column', column: 'nergens' },
    });
    expect(reply.status).toBe(400);
    expect((reply.json.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/columns/1/code',
      '/columns/2/treatment',
      '/rowDate/column',
      '/dataset/sourceSystem',
    ]);
  });

  it('that is not complete is not loaded, and says what is open', async () => {
    const { id } = (await office.send(csv({ sleutel: student, datum: () => '2025-09-01', n: String }, 5))).json as ImportBody;
    const reply = await office.load(id);
    expect(reply.status).toBe(409);
    expect((reply.json.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toContain('/columns');
  });

  it('shows no samples of a column that turns out to identify', async () => {
    const sent = await office.send(csv({ studentnummer: student, datum: () => '2025-09-01', groep: (row) => `g${row % 2}` }, 40));
    expect(samplesOf(sent)).toEqual(['g0', 'g1']);

    const { id, proposal } = sent.json as ImportBody;
    const edited = await office.put(id, proposal, { columns: { groep: { classification: 'direct-identifier', treatment: 'drop' } } });

    expect(samplesOf(edited)).toEqual([]);
  });
});

function samplesOf(reply: Reply): unknown {
  return (reply.json as { readonly columns: readonly { readonly samples: readonly string[] }[] }).columns[2]?.samples;
}

describe('reference data', () => {
  const lookups = [{ dataset: 'vakken', key: 'vak', take: ['titel'] }];

  it('are joined in when rows are loaded', async () => {
    await office.load(
      await office.prepared(Buffer.from('vak;titel\n1;Wiskunde\n2;Recht\n'), { dataset: { code: 'vakken', kind: 'reference' } }),
    );
    const id = await office.prepared(csv({ studentnummer: student, datum: () => '2025-09-01', vak: (row) => String(1 + (row % 2)) }, 4), {
      dataset: { code: 'deelnames' },
      lookups,
    });
    await office.load(id);
    expect((await office.rows('deelnames')).map(({ titel }) => titel).sort()).toEqual(['Recht', 'Recht', 'Wiskunde', 'Wiskunde']);
  });

  it('that a row refers to in vain make it an error', async () => {
    const id = await office.prepared(csv({ studentnummer: student, datum: () => '2025-09-01', vak: () => '9' }, 1), {
      dataset: { code: 'vergeefs' },
      lookups,
    });
    expect((await office.load(id)).json.rowErrors).toEqual([{ line: 2, column: 'vak', code: 'lookup-missing' }]);
  });

  it('that are not there are named', async () => {
    const id = await office.prepared(csv({ studentnummer: student, datum: () => '2025-09-01', vak: () => '1' }, 1), {
      dataset: { code: 'zonder' },
      lookups: [{ dataset: 'bestaat-niet', key: 'vak', take: ['naam'] }],
    });
    expect(await office.load(id)).toMatchObject({ status: 409, json: { dataset: 'bestaat-niet', reason: 'no-version' } });
  });

  it('do not take the place of a data set about persons', async () => {
    const id = await office.prepared(Buffer.from('a;b\n1;2\n'), { dataset: { code: 'oulad-results', kind: 'reference' } });
    expect((await office.load(id)).status).toBe(409);
  });
});

describe('an upload that is no usable file', () => {
  const bomb = gzipSync(Buffer.alloc(30_000_000, 'a'));
  const zipped = gzipSync(csv({ a: String, b: String }, 10_000));

  it.each<[string, Buffer, number, string]>([
    ['is empty', Buffer.alloc(0), 400, 'file-empty'],
    ['is no text', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 400, 'file-not-text'],
    ['is cut off', zipped.subarray(0, zipped.length - 9), 400, 'file-damaged'],
    ['expands without end', bomb, 400, 'file-expands-too-much'],
    ['leaves a quote open', Buffer.from('a;b\n"1;2\n'), 400, 'file-malformed'],
  ])('because it %s is a clear problem, and nothing is kept', async (_, file, status, slug) => {
    const before = await office.sql(`select count(*) from import`);

    const reply = await office.send(file);

    expect({ status: reply.status, type: reply.json.type }).toEqual({ status, type: `/problems/${slug}` });
    expect(await office.sql(`select count(*) from import`)).toEqual(before);
  });

  it('is refused when it is not sent as a file', async () => {
    expect((await office.send(Buffer.from('a;b\n1;2\n'), 'x.csv', { 'content-type': 'application/xml' })).status).toBe(415);
  });

  it('with a path for a name keeps the last part only', async () => {
    expect((await office.send(Buffer.from('a;b\n1;2\n'), '../../etc/passwd')).json.name).toBe('passwd');
  });

  it('is not taken from an analyst', async () => {
    expect((await world.call('analyst', 'POST', '/api/v1/imports?name=x.csv', Buffer.from('a;b\n1;2\n'))).status).toBe(403);
  });
});
