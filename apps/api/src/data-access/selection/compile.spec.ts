// From selection to SQL: the same text each time, values outside it, names only as the catalogue makes them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compile, type SelectedColumn, type Selection, UnenforceableVerdict } from './selection.js';

const column = (
  code: string,
  type: SelectedColumn['type'],
  form: SelectedColumn['form'] = 'keep',
  bands: SelectedColumn['bands'] = null,
): SelectedColumn => ({
  code,
  type,
  form,
  bands,
});
const SELECTION: Selection = {
  table: `v_${'0a'.repeat(16)}`,
  scopeId: '00000000-0000-7000-8000-000000000001',
  keyPeriod: 1,
  purposeId: '00000000-0000-7000-8000-000000000002',
  consent: { states: ['given', 'renewed'], validOn: '2026-11-22' },
  rows: [
    { type: 'field', operator: 'gte', field: 'row_on', value: '2023-11-22' },
    { type: 'field', operator: 'lte', field: 'row_on', value: '2026-08-31' },
  ],
  population: [],
  format: 'csv',
  columns: [column('module', 'text'), column('score', 'integer')],
};
const textOf = (selection: Selection): string => {
  const { admittedSql, rowsSql } = compile(selection);
  return `${admittedSql}\n${rowsSql}`;
};
const expressionsOf = (...columns: readonly SelectedColumn[]): string => compile({ ...SELECTION, columns }).rowsSql;

describe('a statement', () => {
  it('is the same each time for one selection', () => {
    expect(compile(structuredClone(SELECTION))).toEqual(compile(SELECTION));
  });

  it('carries no value in its text: each travels as a setting of its own', () => {
    const values = ['2023-11-22', '2026-08-31', '2026-11-22', SELECTION.scopeId, SELECTION.purposeId, 'renewed'];
    expect(values.filter((value) => textOf(SELECTION).includes(value))).toEqual([]);
    expect(compile(SELECTION).settings).toMatchObject({
      'waarborg.scope_id': SELECTION.scopeId,
      'waarborg.purpose_id': SELECTION.purposeId,
      'waarborg.key_period': '1',
      'waarborg.consent_states': 'given,renewed',
      'waarborg.consent_valid_on': '2026-11-22',
      'waarborg.row_0': '2023-11-22',
      'waarborg.row_1': '2026-08-31',
    });
  });

  it('has the same text for other values', () => {
    const other: Selection = {
      ...SELECTION,
      scopeId: 'x',
      purposeId: "'; drop table subject; --",
      rows: SELECTION.rows.map((row) => ({ ...row, value: "' or 1=1 --" })),
      consent: { states: ["given' --"], validOn: "'" },
    };
    expect(textOf(other)).toBe(textOf(SELECTION));
  });

  it('asks for consent only where the selection does, and for objections and restrictions always', () => {
    const without = textOf({ ...SELECTION, consent: null });
    expect([textOf(SELECTION).includes('consent_in_force'), without.includes('consent_in_force')]).toEqual([true, false]);
    expect([without.includes('objection_open'), without.includes('restriction_open')]).toEqual([true, true]);
  });

  it('bounds rows and admitted subjects to the approved values of a column, which travel as a setting', () => {
    const bounded = { ...SELECTION, population: [{ field: 'module', values: ["2014J'; --", 'B, "x"'] }] };
    const { admittedSql, rowsSql, settings } = compile(bounded);
    const bound = `d."module"::text in (select jsonb_array_elements_text(current_setting('waarborg.population_0')::jsonb))`;
    expect([admittedSql.includes(bound), rowsSql.includes(bound)]).toEqual([true, true]);
    expect(JSON.parse(settings['waarborg.population_0'] ?? '')).toEqual(["2014J'; --", 'B, "x"']);
    expect(textOf(bounded)).not.toContain('2014J');
    expect(() => compile({ ...SELECTION, population: [{ field: 'a"; --', values: ['1'] }] })).toThrow(UnenforceableVerdict);
  });

  it('bounds the rows and the admitted subjects alike', () => {
    const { admittedSql, rowsSql } = compile(SELECTION);
    const bound =
      "d.row_on >= (select current_setting('waarborg.row_0')::date) and d.row_on <= (select current_setting('waarborg.row_1')::date)";
    expect([admittedSql.includes(bound), rowsSql.includes(bound)]).toEqual([true, true]);
  });

  it('puts the pseudonym first and no other sign of a person', () => {
    expect(compile(SELECTION).rowsSql).toMatch(/select a\.pseudonym, case when .* as "module", d\."score" as "score"\nfrom data\./);
    expect(compile(SELECTION).rowsSql).not.toMatch(/select [^(]*\b(subject_id|ordinal)\b[^(]*\nfrom data/);
  });
});

describe('a name that the catalogue did not make', () => {
  it.each(['score"; drop table person; --', 'Score', '1st', 'a-b', 'a.b', '', 'x'.repeat(60), 'ſcore', 'score\u0000'])(
    'is refused as a column (%j)',
    (code) => {
      expect(() => compile({ ...SELECTION, columns: [column(code, 'text')] })).toThrow(UnenforceableVerdict);
    },
  );

  it.each(['person', 'v_1', `v_${'0A'.repeat(16)}`, `v_${'0a'.repeat(16)} d; drop table person`, `public.v_${'0a'.repeat(16)}`, ''])(
    'is refused as a table (%j)',
    (table) => {
      expect(() => compile({ ...SELECTION, table })).toThrow(UnenforceableVerdict);
    },
  );

  it('is refused whatever it is, unless it has the form of a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (code) => {
        fc.pre(!/^[a-z][a-z0-9_]{0,58}$/.test(code));
        expect(() => compile({ ...SELECTION, columns: [column(code, 'integer')] })).toThrow(UnenforceableVerdict);
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('the form of a column', () => {
  it('of text that begins like a formula gets an apostrophe; numbers stay as they are', () => {
    expect(expressionsOf(column('note', 'text'))).toContain(
      `case when ascii(d."note") in (61, 43, 45, 64, 9, 10, 13, 65309, 65291, 65293, 65312) then '''' || d."note" else d."note" end as "note"`,
    );
    expect(expressionsOf(column('score', 'decimal'))).toContain('d."score" as "score"');
  });

  it('of a date is its month or its year', () => {
    expect(expressionsOf(column('on', 'date', 'month'), column('at', 'timestamp', 'year'))).toContain(
      `to_char(d."on", 'YYYY-MM') as "on", to_char(d."at", 'YYYY') as "at"`,
    );
  });

  it('of a number in bands has one band more than it has cuts, and nothing for nothing', () => {
    expect(expressionsOf(column('score', 'integer', 'band', [40, 60.5]))).toContain(
      `case when d."score" is null then null else (array['< 40', '40 - < 60.5', '>= 60.5'])[width_bucket(d."score"::numeric, array[40::numeric, 60.5::numeric]) + 1] end`,
    );
    expect(expressionsOf(column('score', 'integer', 'band', [40]))).toContain("array['< 40', '>= 40']");
  });

  it.each([
    ['without cuts', column('score', 'integer', 'band', [])],
    ['of text', column('module', 'text', 'band', [1])],
    ['with a cut that is no number', column('score', 'integer', 'band', [1, NaN])],
    ['with a cut that is SQL', column('score', 'integer', 'band', ["1'; drop table person; --" as unknown as number])],
    ['with cuts that go down', column('score', 'integer', 'band', [60, 40])],
    ['with a cut twice', column('score', 'integer', 'band', [40, 40])],
  ])('in bands is refused %s', (_, bad) => {
    expect(() => expressionsOf(bad)).toThrow(UnenforceableVerdict);
  });
});
