import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type Dialect, type Inspection } from './inspection.types.js';
import { inspect } from './inspector.js';
import { type OpenSource, survey } from './text-source.js';

const MOST = 100_000_000;
const source =
  (bytes: Buffer): OpenSource =>
  () =>
    Promise.resolve(Readable.from(pieces(bytes), { objectMode: false }));

function pieces(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 64_000) {
    parts.push(bytes.subarray(at, at + 64_000));
  }
  return parts;
}

async function dialectOf(text: string | Buffer): Promise<Dialect> {
  return survey(source(Buffer.from(text as string)), MOST);
}

async function inspected(text: string | Buffer): Promise<Inspection> {
  const open = source(Buffer.from(text as string));
  return inspect(open, await survey(open, MOST), MOST);
}

async function refusal(text: string | Buffer, maxBytes = MOST): Promise<{ slug: string; status: number; params: unknown }> {
  const open = source(Buffer.from(text as string));
  try {
    await inspect(open, await survey(open, maxBytes), maxBytes);
  } catch (error) {
    return error as { slug: string; status: number; params: unknown };
  }
  throw new Error('was taken');
}

describe('survey', () => {
  it.each([
    ['semicolon', 'a;b;c\n1;2,5;3\n4;5,5;6\n', ';'],
    ['comma', 'a,b,c\n1,2.5,3\n', ','],
    ['tab', 'a\tb\tc\n1\t2,5\t3\n', '\t'],
    ['bar', 'a|b|c\n1|2|3\n', '|'],
    ['comma inside quotes', 'a;b\n"x, y, z";1\n"p, q, r";2\n', ';'],
    ['the one named by sep=', 'sep=;\na;b\n1;2\n', ';'],
  ])('finds the separator: %s', async (_, text, separator) => {
    expect((await dialectOf(text)).separator).toBe(separator);
  });

  it('takes UTF-8 for UTF-8, with or without byte order mark', async () => {
    expect(await dialectOf('naam;x\nJosé;1\n')).toMatchObject({ encoding: 'utf-8', hasBom: false });
    expect(await dialectOf('\ufeffnaam;x\nJosé;1\n')).toMatchObject({ encoding: 'utf-8', hasBom: true });
  });

  it('takes a file with one byte that is no UTF-8, far in, for windows-1252', async () => {
    const text = Buffer.concat([Buffer.from(`naam;x\n${'jan;1\n'.repeat(100_000)}`), Buffer.from([0xe9, 0x3b, 0x31, 0x0a])]);
    expect((await dialectOf(text)).encoding).toBe('windows-1252');
  });

  it.each([
    ['a ZIP archive', Buffer.from('504b030414000000', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['bytes', Buffer.from(Array.from({ length: 500 }, (_, at) => at % 7))],
    ['gzip in gzip', gzipSync(gzipSync('a;b\n1;2\n'))],
  ])('refuses %s as no text', async (_, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ slug: 'file-not-text', status: 400 });
  });

  it('refuses an empty file and one with a header alone', async () => {
    expect(await refusal('')).toMatchObject({ slug: 'file-empty', status: 400 });
    expect(await refusal('a;b\n')).toMatchObject({ slug: 'file-empty', status: 400 });
  });

  it('refuses gzip that is cut off or altered', async () => {
    const whole = gzipSync('a;b\n1;2\n'.repeat(10_000));
    const altered = Buffer.from(whole);
    altered.fill(0x55, whole.length / 2, whole.length / 2 + 20);
    expect(await refusal(whole.subarray(0, whole.length - 12))).toMatchObject({ slug: 'file-damaged', status: 400 });
    expect(await refusal(altered)).toMatchObject({ slug: 'file-damaged', status: 400 });
  });

  it('refuses gzip that expands more than 200 times', async () => {
    expect(await refusal(gzipSync(Buffer.alloc(40_000_000, 'a')))).toMatchObject({ slug: 'file-expands-too-much', status: 400 });
  });

  it('takes gzip that expands much, yet not that much', async () => {
    const block = Array.from({ length: 10_000 }, (_, at) => `${at};${(at * 7919) % 1000}\n`).join('');
    const packed = gzipSync(`a;b\n${block.repeat(120)}`);
    expect(block.length * 120).toBeGreaterThan(9_000_000);
    expect((await survey(source(packed), MOST)).compression).toBe('gzip');
  });

  it('refuses what unpacks beyond the limit of the deployment', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at};${(at * 7919) % 1000}`).join('\n');
    expect(await refusal(gzipSync(`a;b\n${rows}\n`), 50_000)).toMatchObject({ slug: 'file-too-large', status: 413 });
  });
});

describe('inspect', () => {
  it('decodes windows-1252', async () => {
    const text = Buffer.concat([
      Buffer.from('prijs;naam\n'),
      ...Array.from({ length: 12 }, () => Buffer.from([0x80, 0x31, 0x3b, 0x4a, 0x6f, 0x73, 0xe9, 0x0a])),
    ]);
    expect((await inspected(text)).columns[0]?.samples).toEqual(['€1']);
  });

  it('decodes UTF-16 with a byte order mark', async () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('kleur\tn\nbleu é\t1\n', 'utf16le')]);
    expect((await inspected(text)).columns.map(({ code }) => code)).toEqual(['kleur', 'n']);
  });

  it('names the line at which a quote is left open', async () => {
    expect(await refusal('a;b\n1;2\n"3;4\n')).toMatchObject({ slug: 'file-malformed', status: 400 });
  });

  it('refuses a record that never ends', async () => {
    expect(await refusal(`a;b\n"${'x'.repeat(1_200_000)}`)).toMatchObject({ slug: 'file-line-too-long', status: 400 });
  });

  it('refuses a file whose first line is data', async () => {
    expect(await refusal('1;2;3\n4;5;6\n')).toMatchObject({ slug: 'file-no-header', status: 400 });
  });

  it('refuses more columns than a table of rows may have', async () => {
    const header = Array.from({ length: 401 }, (_, at) => `k${at}`).join(';');
    expect(await refusal(`${header}\n${header}\n`)).toMatchObject({ slug: 'file-too-many-columns', status: 400 });
  });

  it('makes codes of headers that PostgreSQL and scripts can write, each once', async () => {
    const { columns } = await inspected('Naam Student;naam-student;Café %;123abc;institution_id;;select\n1;2;3;4;5;6;7\n');
    expect(columns.map(({ code }) => code)).toEqual([
      'naam_student',
      'naam_student_2',
      'cafe',
      'c_123abc',
      'institution_id_value',
      'column_6',
      'select',
    ]);
  });

  it('shows samples of a category, not of what tells who somebody is', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `${1000 + (at % 3)};voltijd;bsn${at % 2};jan@x.nl;${'lang verhaal over iets '.repeat(3)}${at}`,
    ).join('\n');
    const { columns } = await inspected(`studentnummer;vorm;bsn;contactadres;verhaal\n${rows}\n`);
    expect(columns.map(({ samples }) => samples)).toEqual([[], ['voltijd'], [], [], []]);
  });

  it('shows a value of 10 rows as a sample and not one of 9', async () => {
    const rows = [...Array.from({ length: 10 }, () => 'ja-10'), ...Array.from({ length: 9 }, () => 'nee-9')].join('\n');
    expect((await inspected(`keuze\n${rows}\n`)).columns[0]?.samples).toEqual(['ja-10']);
  });
});
