// What a rule rests on: its related resources and the sources without an address, each under the one name that its work has
// (data/works.json), with how sure the citation is. The same article is everywhere as sure.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inDutch } from './citations.mjs';
import { POLICIES } from './opa.mjs';

/** How sure a source may be: read in itself, known from a source about it, or known by profession alone. */
export const SOURCE_CONFIDENCES = ['verified', 'secondary', 'background'];
const PRINCIPLE = /, principle (\d)$/;
const ARTICLE = /\b(?:Art\. \d+(?:\.\d+)*[a-z]?|Annex [IVX]+|recital \d+)/;
const LANGUAGES = ['en', 'nl'];

/** Gives the works that may be cited: `{ ref, en, nl }`, where `ref` is null for one without a public address. */
export function readWorks() {
  return JSON.parse(readFileSync(join(POLICIES, 'data', 'works.json'), 'utf8'));
}

/** Gives the sources of a rule from the METADATA of its package, as each language cites them. */
export function sourcesOf({ related_resources: resources = [], custom }) {
  const cited = [
    ...resources.map(({ description, ref }) => ({ en: description, ref })),
    ...(custom.unpublished ?? []).map((en) => ({ en, ref: null })),
  ];
  return cited.map(({ en, ref }) => ({ description: { nl: inDutch(en), en }, ref, confidence: custom.confidence?.[en] ?? null }));
}

/** Tells what is wrong with the sources of one rule: a word or a name that is lacking, another work's name, a principle that it does not serve. */
export function faultsOfSources({ source, principle }, { custom, principles, works }) {
  const told = source.map(({ description }) => description.en);
  const unused = Object.keys(custom.confidence ?? {}).filter((citation) => !told.includes(citation));
  return [
    ...(source.some(({ ref }) => ref?.startsWith('https://')) ? [] : ['related_resources names no source']),
    ...unused.map((citation) => `custom.confidence names ${citation}, which is no source of the rule`),
    ...source.flatMap((one) => [
      ...faultsOfConfidence(one),
      ...faultsOfName(one, works),
      ...faultsOfPrinciple(one, { principle, principles }),
    ]),
  ];
}

/** Tells which descriptions do not begin with the name of the work at their address. */
export function faultsOfName({ description, ref }, works) {
  const candidates = works.filter((work) => work.ref === withoutFragment(ref));
  const isNamed = candidates.some((work) => LANGUAGES.every((language) => description[language].startsWith(work[language])));
  return isNamed ? [] : [`${description.en} is not the name of the work at ${ref ?? 'no address'} in data/works.json`];
}

/** Tells of which articles one rule is surer than another. */
export function faultsOfArticles(rules) {
  const seen = new Map();
  return rules.flatMap(({ folder, source }) =>
    source
      .flatMap(({ description: { en }, confidence }) => citationsIn(en).map((citation) => ({ citation, confidence })))
      .filter(
        ({ citation, confidence }) =>
          (seen.has(citation) ? seen.get(citation) : seen.set(citation, confidence).get(citation)) !== confidence,
      )
      .map(({ citation, confidence }) => `${folder}: ${citation} is ${confidence}, and ${seen.get(citation)} for another rule`),
  );
}

/** Gives the citations in a description, each with the law that it is of: `GDPR Art. 6(4)`; none of a work that is no law. */
function citationsIn(description) {
  const law = description.slice(0, description.search(ARTICLE)).trim();
  return ARTICLE.test(description)
    ? description
        .slice(law.length)
        .split(/, (?=Art\.)| and (?=Art\.|recital)/)
        .map((part) => `${law} ${part.trim()}`)
    : [];
}

function faultsOfConfidence({ description, confidence }) {
  return SOURCE_CONFIDENCES.includes(confidence) ? [] : [`custom.confidence does not say how sure ${description.en} is`];
}

function faultsOfPrinciple({ description }, { principle, principles }) {
  const [, number] = PRINCIPLE.exec(description.en) ?? [];
  const cited = Object.keys(principles ?? {}).sort()[Number(number) - 1];
  return number === undefined || cited === principle ? [] : [`${description.en} is cited by a rule of the principle ${principle}`];
}

function withoutFragment(ref) {
  return ref === null ? null : ref.split('#')[0];
}
