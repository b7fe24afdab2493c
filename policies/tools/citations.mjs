// Sources as they are cited in Dutch: laws by their Dutch abbreviation, articles as `art. 6 lid 1 onder a`.

/** Laws and bodies by their Dutch names; what is not listed is a title, and stays as it is. */
const NAMES = [
  ['GDPR', 'AVG'],
  ['AI Act', 'AI-verordening'],
  ['Charter', 'Handvest'],
  ['CJEU', 'HvJ EU'],
  ['EDPB Guidelines', 'EDPB-richtsnoeren'],
  ['WP29 Guidelines', 'WP29-richtsnoeren'],
  ['Statistics Netherlands', 'CBS'],
];
const WORDS = [
  ['conducting your own research', 'zelf onderzoek doen'],
  ['consent status', 'status van toestemming'],
  ['on consent', 'over toestemming'],
  ['last sentence', 'laatste zin'],
  ['still to be verified', 'nog te verifiëren'],
  ['dates as changed by Regulation', 'data zoals gewijzigd bij Verordening'],
  ['Annex', 'bijlage'],
  ['point', 'punt'],
  ['section', 'paragraaf'],
  ['sections', 'paragrafen'],
  ['[Rr]ecital', 'overweging'],
  ['recitals', 'overwegingen'],
  ['and', 'en'],
];
/** Article 4 of these laws is a numbered list of definitions, not of paragraphs. */
const DEFINITIONS = '4';
const ARTICLE = /\bArt\. (\d+(?:\.\d+)*[a-z]?)((?:\(\w+\))*)((?:(?:-| and |, )\((?:[a-z]|\d+)\))*)/g;
/** What is cited by its article or its section, or by a body with a Dutch name; the rest are titles of works. */
const IS_CITATION = new RegExp(
  `\\bArt\\. \\d|\\bsections? \\d|^(?:${NAMES.map(([name]) => name).join('|')})\\b|, consent status$|^Model DPIA`,
);

/** Gives the Dutch citation of a source that is cited in English; a title of a work stays as it is. */
export function inDutch(citation) {
  if (!IS_CITATION.test(citation)) {
    return citation;
  }
  const articles = citation.replace(ARTICLE, (_, number, parts, more) => `art. ${number}${partsOf(number, parts)}${moreOf(more)}`);
  return [...NAMES, ...WORDS].reduce((text, [english, dutch]) => text.replace(new RegExp(`\\b${english}\\b`, 'g'), dutch), articles);
}

function partsOf(number, parts) {
  return [...parts.matchAll(/\((\w+)\)/g)]
    .map(([, part]) => (/^\d+$/.test(part) && number !== DEFINITIONS ? ` lid ${part}` : ` onder ${part}`))
    .join('');
}

function moreOf(more) {
  return more.replace(/\((\w+)\)/g, '$1');
}
