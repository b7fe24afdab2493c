// On what rules and parameters rest: each source by the one name of its work, with how sure it is, and none that claims another text.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Source {
  readonly description: { readonly nl: string; readonly en: string };
  readonly ref: string | null;
}
interface Cited extends Source {
  readonly confidence: string | null;
}
interface Work {
  readonly ref: string | null;
  readonly en: string;
  readonly nl: string;
}
interface Rule {
  readonly norm: string;
  readonly folder: string;
  readonly principle: string;
  readonly source: readonly Cited[];
}
interface About {
  readonly confidence: string;
  readonly evidence: readonly Source[];
}

/** The tools of the policies, which are JavaScript without types. */
interface Tools {
  readonly SOURCE_CONFIDENCES: readonly string[];
  readonly readWorks: () => readonly Work[];
  readonly faultsOfName: (source: Source, works: readonly Work[]) => readonly string[];
  readonly faultsOfArticles: (rules: readonly Pick<Rule, 'folder' | 'source'>[]) => readonly string[];
  readonly faultsOfSources: (rule: Pick<Rule, 'source' | 'principle'>, known: object) => readonly string[];
}
const tools = (await import(fromProjectRoot('policies', 'tools', 'sources.mjs'))) as Tools;
const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(fromProjectRoot('policies', ...path), 'utf8'));
const { rules, principles } = read('build', 'rules.json') as { readonly rules: readonly Rule[]; readonly principles: object };
const { about } = read('data', 'parameters.json') as { readonly about: Readonly<Record<string, About>> };
const works = tools.readWorks();
const cited = rules.flatMap(({ source }) => source);
const sources: readonly Source[] = [...Object.values(about).flatMap(({ evidence }) => evidence), ...cited];
const sureOf = (norm: string): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    (rules.find((rule) => rule.norm === norm)?.source ?? []).map(({ description, confidence }) => [description.en, confidence]),
  );

const GDPR = 'https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679';
const ARTICLE: Cited = { description: { nl: 'AVG art. 14', en: 'GDPR Art. 14' }, ref: GDPR, confidence: 'secondary' };

describe('what a parameter or a rule rests on', () => {
  const FILE = /\b[\w-]+\.(?:md|R|py|ya?ml|json|csv|txt|ts|js)\b/;

  it('is told as a source that people can read, never by the name of a file', () => {
    const told = sources.flatMap(({ description: { nl, en } }) => [nl, en]);
    expect(told.filter((text) => FILE.test(text) || text.length < 6)).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
  });

  it('is found by its address where it is public; without one it is a proposal, or a text that says that it has none', () => {
    const refs = sources.flatMap(({ ref }) => ref ?? []);
    expect(refs.filter((ref) => !ref.startsWith('https://'))).toEqual([]);
    const rows = Object.values(about).flatMap(({ evidence, confidence }) => evidence.map((row) => ({ ...row, confidence })));
    const unfounded = [...rows, ...cited].filter(
      ({ ref, confidence, description }) =>
        ref === null && confidence !== 'proposal' && !description.en.includes('no public address known'),
    );
    expect(unfounded).toEqual([]);
    expect(Object.entries(about).filter(([, { evidence }]) => evidence.length === 0)).toEqual([]);
  });

  it('is called by the one name of the work at its address, so that no title claims another text', () => {
    const proposals = new Set(Object.values(about).flatMap(({ confidence, evidence }) => (confidence === 'proposal' ? evidence : [])));
    const named = sources.filter((source) => source.ref !== null || !proposals.has(source));
    expect(named.flatMap((source) => tools.faultsOfName(source, works))).toEqual([]);
    expect(named.length).toBeGreaterThan(200);
  });

  it('has in the list of works one name per address and one address per name, each of which is cited', () => {
    const addresses = works.flatMap(({ ref }) => ref ?? []);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(works.map(({ en }) => en)).size).toBe(works.length);
    expect(works.filter(({ en }) => !sources.some(({ description }) => description.en.startsWith(en)))).toEqual([]);
  });

  it('is never the text of the code of practice of VU Amsterdam, which nobody here has read', () => {
    expect(
      sources.filter(
        ({ description: { en }, ref }) => /code of practice.*(?:VU|Vrije)|VU code/i.test(en) || /scienceguide/.test(ref ?? ''),
      ),
    ).toEqual([]);
  });
});

describe('the sources of a rule', () => {
  it('all say how sure they are', () => {
    expect(rules.filter(({ source }) => source.length === 0)).toEqual([]);
    expect(cited.filter(({ confidence }) => !tools.SOURCE_CONFIDENCES.includes(confidence ?? ''))).toEqual([]);
  });

  it.each([
    ['A-22', 'UAVG Art. 44', 'background'],
    ['A-23', 'UAVG Art. 44', 'background'],
    ['A-25', 'UAVG Art. 22-30', 'background'],
    ['A-27', 'AI Act Art. 4a', 'secondary'],
    ['A-32', 'AI Act Art. 3(39)', 'background'],
    ['A-44', 'AI Act Art. 4', 'secondary'],
    ['A-68', 'WHW Art. 9.32 and Art. 9.33', 'background'],
    ['A-72', 'WOR Art. 27(1)(k) and (l)', 'background'],
    ['A-76', 'GDPR Art. 14', 'secondary'],
    ['A-11', 'GDPR Art. 6(1)', 'verified'],
  ])('of %s: %s is %s', (norm, source, confidence) => {
    expect(sureOf(norm)[source]).toBe(confidence);
  });

  it('say it in their own field alone, and not once more in words', () => {
    const texts = read('build', 'rules.json') as { readonly rules: readonly { readonly description: Source['description'] }[] };
    const said = texts.rules.filter(
      ({ description: { nl, en } }) => /still to be\s+verified/i.test(en) || /te verifiëren|moet nog worden gecontroleerd/i.test(nl),
    );
    expect([...said, ...cited.filter(({ description }) => /verif/i.test(description.en))]).toEqual([]);
  });

  it('are as sure of an article in every rule', () => {
    expect(tools.faultsOfArticles(rules)).toEqual([]);
    const other = { folder: 'other', source: [{ ...ARTICLE, confidence: 'verified' }] };
    expect(tools.faultsOfArticles([{ folder: 'one', source: [ARTICLE] }, other])).toEqual([
      'other: GDPR Art. 14 is verified, and secondary for another rule',
    ]);
  });
});

describe('the build refuses', () => {
  const custom = { confidence: { 'GDPR Art. 14': 'secondary' } };
  const faults = (source: readonly Cited[], more: object = {}): readonly string[] =>
    tools.faultsOfSources({ source, principle: 'accountable' }, { custom, principles, works, ...more });

  it('nothing of a source that says how sure it is', () => {
    expect(faults([ARTICLE])).toEqual([]);
  });

  it.each([[null], ['proposal'], ['certain']])('a source that is %s', (confidence) => {
    expect(faults([{ ...ARTICLE, confidence }])).toEqual(['custom.confidence does not say how sure GDPR Art. 14 is']);
  });

  it('a rule that names no public source', () => {
    expect(faults([])).toContain('related_resources names no source');
  });

  it('how sure something is that is no source of the rule', () => {
    expect(faults([ARTICLE], { custom: { confidence: { ...custom.confidence, 'GDPR Art. 15': 'verified' } } })).toEqual([
      'custom.confidence names GDPR Art. 15, which is no source of the rule',
    ]);
  });

  it('a title of another work than the address gives', () => {
    const ref = 'https://www.scienceguide.nl/2018/02/zorgvuldig-omgaan-data-studenten/';
    expect(faults([{ ...ARTICLE, ref }])).toEqual([`GDPR Art. 14 is not the name of the work at ${ref} in data/works.json`]);
  });

  it('a principle of the reference framework that the rule does not serve', () => {
    const [framework = ARTICLE] = cited.filter(({ description }) => description.en.endsWith(', principle 3'));
    expect(faults([framework], { custom: {} })).toEqual([`${framework.description.en} is cited by a rule of the principle accountable`]);
  });
});
