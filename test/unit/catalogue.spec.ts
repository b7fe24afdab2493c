// Every problem and every fault that the code can name is explained to people, in Dutch and in English.
import { beforeAll, describe, expect, it } from '@jest/globals';
import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { readdirSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { LANGUAGES, Templates, textAt, type TextTree } from '../../apps/api/src/platform/templates/index.js';
import { faultCodesIn, slugsIn, sourcesBelow, type Used } from './source-literals.js';

const folder = fromProjectRoot('templates');
const templates = new Templates(folder);
const DOMAINS = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['docs', 'partials', 'style'].includes(entry.name))
  .map(({ name }) => name);
const sources = sourcesBelow(fromProjectRoot('apps', 'api', 'src'));

/** All texts of a catalogue by their dotted paths. */
function leavesOf(tree: TextTree, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, node]) =>
    typeof node === 'string' ? [[`${path}${key}`, node] as const] : leavesOf(node, `${path}${key}.`),
  );
}

/** Where a text that the code uses is lacking in either language. */
function lackingIn(used: readonly Used[], pathOf: (text: string) => readonly string[]): readonly string[] {
  const isLacking = ({ text }: Used): boolean =>
    LANGUAGES.some((language) => (textAt(templates.catalogue('problems', language), pathOf(text)) ?? '').trim() === '');
  return [...new Set(used.filter(isLacking).map(({ text, at }) => `${text} (${at})`))];
}

describe('the catalogue of problems', () => {
  it('has a title and an explanation for every slug that the code makes problems with', () => {
    const used = slugsIn(sources);
    expect(used.length).toBeGreaterThan(20);
    expect(lackingIn(used, (slug) => ['problems', slug, 'title'])).toEqual([]);
    expect(lackingIn(used, (slug) => ['problems', slug, 'about'])).toEqual([]);
  });

  it('has no problem that the code never makes', () => {
    const used = new Set(slugsIn(sources).map(({ text }) => text));
    expect(Object.keys(templates.catalogue('problems', 'en')['problems'] ?? {}).filter((slug) => !used.has(slug))).toEqual([]);
  });

  it('has a text for every fault that the code names', () => {
    const used = faultCodesIn(sources);
    expect(used.length).toBeGreaterThan(20);
    expect(lackingIn(used, (code) => ['fields', code])).toEqual([]);
  });
});

describe('the faults of bodies and queries', () => {
  let codes: readonly Used[];

  beforeAll(async () => {
    await import('../../apps/api/src/app.module.js');
    codes = constraintsOfAllFields();
  }, 60_000);

  it('each have a text', () => {
    expect(codes.length).toBeGreaterThan(100);
    expect(lackingIn(codes, (code) => ['fields', code])).toEqual([]);
  });
});

describe('the catalogue', () => {
  it.each(DOMAINS)('of %s has the same texts in Dutch and in English', (domain) => {
    const [nl, en] = LANGUAGES.map((language) => leavesOf(templates.catalogue(domain, language)));
    expect(nl?.map(([path]) => path)).toEqual(en?.map(([path]) => path));
    expect(nl?.map(([path, text]) => [path, text === '', parametersOf(text)])).toEqual(
      en?.map(([path, text]) => [path, text === '', parametersOf(text)]),
    );
  });

  it.each(DOMAINS)('of %s says each thing in two languages, not twice in one', (domain) => {
    const english = new Map(leavesOf(templates.catalogue(domain, 'en')));
    const same = leavesOf(templates.catalogue(domain, 'nl')).filter(
      ([path, text]) => text.replaceAll(/\{[^}]*\}/g, '').length > 12 && english.get(path) === text,
    );
    expect(same).toEqual([]);
  });
});

const parametersOf = (text: string): readonly string[] => [...text.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '').sort();

/** The names of the constraints on the fields of every class that the application validates. */
function constraintsOfAllFields(): readonly Used[] {
  const storage = getMetadataStorage() as unknown as {
    readonly validationMetadatas: Map<
      unknown,
      readonly { readonly type: string; readonly name?: string; readonly target: unknown; readonly constraintCls?: new () => unknown }[]
    >;
    getTargetValidatorConstraints(target: unknown): readonly { readonly name: string }[];
  };
  return [...storage.validationMetadatas.values()].flat().flatMap(({ type, name, target, constraintCls }) => {
    const at = typeof target === 'function' ? target.name : '';
    const own =
      constraintCls === undefined
        ? []
        : storage.getTargetValidatorConstraints(constraintCls).map((constraint) => ({ text: constraint.name, at }));
    const builtIn = type === 'conditionalValidation' ? undefined : (name ?? (type === 'nestedValidation' ? type : undefined));
    return [...own, ...(builtIn === undefined ? [] : [{ text: builtIn, at }])];
  });
}
