// The portal's texts: the same in both languages, none lacking, none left over, in the words of the field.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { LOG_KINDS } from '../../apps/api/src/audit-log/log-kinds.js';
import { TOLD_EFFECTS } from '../../apps/api/src/code-of-practice/engine/effects.js';
import { ROLES } from '../../apps/api/src/common/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

type Tree = { readonly [key: string]: string | Tree };
const SOURCE = fromProjectRoot('apps', 'portal', 'src');
const LANGUAGES = ['nl', 'en'] as const;
const PLURAL = /_(zero|one|other)$/;

function leavesOf(tree: Tree, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([name, node]) =>
    typeof node === 'string' ? [[`${path}${name}`, node] as const] : leavesOf(node, `${path}${name}.`),
  );
}

const catalogues = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    new Map(leavesOf(JSON.parse(readFileSync(`${SOURCE}/catalogue/${language}.json`, 'utf8')) as Tree)),
  ]),
) as Record<(typeof LANGUAGES)[number], Map<string, string>>;
const keys = [...new Set([...catalogues.nl.keys()].map((key) => key.replace(PLURAL, '')))];

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('api/schema'))
  .map((file) => readFileSync(`${SOURCE}/${file}`, 'utf8'))
  .join('\n');
/** Keys and groups that the code names in full, and the beginnings of keys that it puts together. */
const named = new Set([...sources.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key ?? ''));
const beginnings = [
  ...[...sources.matchAll(/`([a-zA-Z]+\.[\w.-]*)\$\{/g)].map(([, beginning]) => beginning ?? ''),
  ...[...named].map((group) => `${group}.`),
];
const usedKeys = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');

/** What is filled in is no word. */
const HOLE = /\{\w+\}/g;
/** Dutch words for which the vocabulary has another one, in the texts that the platform itself holds. */
const OTHER_WORDS: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bpublieke taak\b/i, 'taak van algemeen belang'],
  [/\bwettelijke plicht\b/i, 'wettelijke verplichting'],
  [/\bgedragscode\b(?! studiedata)/i, 'Code of Practice'],
  [/\brecall\b/i, 'dekking of terugroepen'],
  [/\bNorm A?\b/, 'Regel'],
  [/\bveld(en)?\b/i, 'kenmerk'],
  [/\bdatasets?\b/i, 'gegevensset'],
  [/\breglement\b/i, 'regeling'],
  [/\bverwijsgegevens\b/i, 'referentiegegevens'],
  [/\bonthullingscontrole\b/i, 'statistische beveiliging'],
  [/\bsynthetische (gegevens|data)\b|\bnagebootste\b/i, 'gesimuleerde data'],
];

interface Texts {
  readonly title?: { readonly nl: string };
  readonly description?: { readonly nl: string };
  readonly remedy?: { readonly nl: string };
}

/** The Dutch texts of rules and parameters, each under where it stands. */
function textsOfRules(): readonly (readonly [key: string, text: string])[] {
  const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(fromProjectRoot('policies', ...path), 'utf8'));
  const { rules } = read('build', 'rules.json') as {
    readonly rules: readonly (Texts & { readonly norm: string; readonly findings: readonly (Texts & { readonly code: string })[] })[];
  };
  const { about } = read('data', 'parameters.json') as { readonly about: Readonly<Record<string, Texts>> };
  const texts = [
    ...rules.flatMap(({ norm, findings, ...rule }) => [[norm, rule] as const, ...findings.map((found) => [found.code, found] as const)]),
    ...Object.entries(about),
  ];
  return texts.flatMap(([key, { title, description, remedy }]) =>
    [title, description, remedy].flatMap((text) => (text === undefined ? [] : [[key, text.nl] as const])),
  );
}

describe('the texts of the portal', () => {
  it('stand in both languages under the same keys', () => {
    expect([...catalogues.en.keys()].sort()).toEqual([...catalogues.nl.keys()].sort());
  });

  it('are filled in, with the same values to fill in', () => {
    const holes = (text: string): string =>
      [...text.matchAll(/\{\{\w+\}\}/g)]
        .map(([hole]) => hole)
        .sort()
        .join();
    const odd = [...catalogues.nl].filter(([key, text]) => text.trim() === '' || holes(text) !== holes(catalogues.en.get(key) ?? ''));
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  it('exist for every key that the code names', () => {
    expect(usedKeys.length).toBeGreaterThan(200);
    expect([...new Set(usedKeys)].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('are all used', () => {
    expect(keys.filter((key) => !named.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))).toEqual([]);
  });

  it('use one Dutch word for one thing, as papers, problems and rules do', () => {
    const papers = ['papers', 'problems', 'datasets'].flatMap((name) =>
      leavesOf(JSON.parse(readFileSync(fromProjectRoot('templates', name, 'catalogue.nl.json'), 'utf8')) as Tree, `${name}.`),
    );
    const found = [...catalogues.nl, ...papers, ...textsOfRules()].flatMap(([key, text]) =>
      OTHER_WORDS.filter(([word]) => word.test(text.replace(HOLE, ''))).map(([, instead]) => `${key}: say ${instead}`),
    );
    expect(found).toEqual([]);
    expect(textsOfRules().length).toBeGreaterThan(700);
    expect(OTHER_WORDS.filter(([word]) => word.test('Norm A-01: velden, recall, de gedragscode van een dataset')).length).toBe(5);
  });

  it('name every role', () => {
    expect(ROLES.filter((role) => !keys.includes(`roles.${role}`))).toEqual([]);
  });

  it('name every unit of the feeds that come with the platform', () => {
    const feeds = fromProjectRoot('apps', 'api', 'data', 'feeds');
    const units = readdirSync(feeds).flatMap((file) =>
      [...readFileSync(`${feeds}/${file}`, 'utf8').matchAll(/"unit": "([^"]+)"/g)].map(([, unit]) => unit ?? ''),
    );
    expect(units.length).toBeGreaterThan(10);
    expect(units.filter((unit) => !keys.includes(`datasets.units.${unit}`))).toEqual([]);
  });

  it('name everything that an entry of a log says happened', () => {
    expect(LOG_KINDS.filter((kind) => !keys.includes(`logs.kinds.${kind}`))).toEqual([]);
    const known: readonly string[] = LOG_KINDS;
    const named = keys.flatMap((key) => (key.startsWith('logs.kinds.') ? [key.slice('logs.kinds.'.length)] : []));
    expect(named.filter((kind) => !known.includes(kind))).toEqual([]);
  });

  it('name every party, nature and gate of the rules', () => {
    const { parties, rules } = JSON.parse(readFileSync(fromProjectRoot('policies', 'build', 'rules.json'), 'utf8')) as {
      readonly parties: Readonly<Record<string, unknown>>;
      readonly rules: readonly {
        readonly nature: string;
        readonly gates: readonly string[];
        readonly source: readonly { readonly confidence: string }[];
      }[];
    };
    const asked = [
      ...Object.keys(parties).map((party) => `findings.party.${party}`),
      ...TOLD_EFFECTS.map((effect) => `findings.effect.${effect}`),
      ...rules.flatMap(({ nature, gates, source }) => [
        `codes.natureAbout.${nature}`,
        `findings.nature.${nature}`,
        ...gates.map((gate) => `codes.gates.${gate}`),
        ...source.flatMap(({ confidence }) => [`codes.sourceStates.${confidence}`, `codes.sourceStateAbout.${confidence}`]),
      ]),
    ];
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it.each(LANGUAGES)('use no word in %s that this field has a better one for', (language) => {
    const forbidden = (
      JSON.parse(readFileSync(fromProjectRoot('test', 'portal', 'forbidden-words.json'), 'utf8')) as Record<
        string,
        readonly { readonly word: string }[]
      >
    )[language];
    const found = [...catalogues[language]].flatMap(([key, text]) =>
      (forbidden ?? [])
        .filter(({ word }) => new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, 'iu').test(text))
        .map(({ word }) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});
