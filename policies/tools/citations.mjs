// Sources as they are cited in Dutch: laws by their Dutch abbreviation, articles as `art. 6 lid 1 onder a`.

/** Laws and bodies by their Dutch names. */
const NAMES = [
  ['GDPR', 'AVG'],
  ['AI Act', 'AI-verordening'],
  ['Charter', 'Handvest'],
  ['CJEU', 'HvJ EU'],
  ['EDPB [Gg]uidelines', 'EDPB-richtsnoeren'],
  ['WP29 [Gg]uidelines', 'WP29-richtsnoeren'],
  ['Statistics Netherlands', 'CBS'],
];
const WORDS = [
  ['conducting your own research', 'zelf onderzoek doen'],
  ['consent status', 'status van toestemming'],
  ['dates as changed by Regulation', 'met de dagen zoals gewijzigd bij Verordening'],
  ['on consent', 'over toestemming'],
  ['on guardianship', 'over curatele'],
  ['last sentence', 'laatste zin'],
  ['Annex', 'bijlage'],
  ['point', 'punt'],
  ['section', 'paragraaf'],
  ['sections', 'paragrafen'],
  ['[Rr]ecital', 'overweging'],
  ['[Rr]ecitals', 'overwegingen'],
  ['and', 'en'],
];
const FRAMEWORK = 'Referentiekader privacy en ethiek voor studiedata (2022)';
/** Sources that are described rather than cited, and works that have a Dutch title. */
const TITLES = {
  '1cijferHO, columns on origin': '1cijferHO, kolommen over herkomst',
  '1cijferHO, pseudonyms by HMAC-SHA-256': '1cijferHO, pseudoniemen met HMAC-SHA-256',
  'Brochure of VU Amsterdam on Student Analytics (2020, no public address known)':
    'Brochure van de Vrije Universiteit Amsterdam over Student Analytics (2020, geen openbaar adres bekend)',
  'Guidelines on the DPIA, WP 248 rev.01': 'Richtsnoeren over de DPIA, WP 248 rev.01',
  'Interview with a privacy officer of Wageningen University & Research':
    'Interview met een privacy officer van Wageningen University & Research',
  'Interview with the University of Groningen, Versnellingsplan (no public address known)':
    'Interview met de Rijksuniversiteit Groningen, Versnellingsplan (geen openbaar adres bekend)',
  'Interview with the vice-chair of the student council of VU Amsterdam':
    'Interview met de vicevoorzitter van de studentenraad van de Vrije Universiteit Amsterdam',
  'Model DPIA Rijksdienst 3.0 and pre-scan DPIA, with the IAMA': 'Model DPIA Rijksdienst 3.0 en pre-scan DPIA, met het IAMA',
  'NORA, national identification number': 'NORA, nationaal identificerend nummer',
  'Samenwijzer, description of its security': 'Samenwijzer, beschrijving van de beveiliging',
  'SQL LRS, issues 226 and 516 on erasing per actor and by date': 'SQL LRS, meldingen 226 en 516 over wissen per persoon en op datum',
  ...Object.fromEntries([1, 2, 3, 4].map((number) => [`${FRAMEWORK}, principle ${number}`, `${FRAMEWORK}, uitgangspunt ${number}`])),
  'SURF model processor agreement 4.0': 'SURF Model Verwerkersovereenkomst 4.0',
  'Student Signal, stoplight of a model': 'Student Signal, stoplicht van een model',
  'Synthetic education data, validation': 'Synthetic education data, validatie',
  'Uitnodigingsregel, pain point P3': 'Uitnodigingsregel, knelpunt P3',
  'W3C Data Privacy Vocabulary, rights per legal basis': 'W3C Data Privacy Vocabulary, rechten per grondslag',
  'sdcLog, guidelines on output checking': 'sdcLog, richtlijnen voor outputcontrole',
};
/** These articles are numbered lists of definitions, not of paragraphs. */
const DEFINITIONS = ['GDPR 4', 'AI Act 3'];
const ARTICLE = /\bArt\. (\d+(?:\.\d+)*[a-z]?)((?:\(\w+\))*)((?:(?:-| and |, )\((?:[a-z]|\d+)\))*)/g;
/** What is cited by its article or its section, or by a body with a Dutch name; the rest are titles of works. */
const IS_CITATION = new RegExp(
  `\\bArt\\. \\d|\\bsections? \\d|^(?:${NAMES.map(([name]) => name).join('|')})\\b|, consent status$|^Model DPIA`,
);

/** Gives the Dutch citation of a source that is cited in English; a title of a work stays as it is. */
export function inDutch(citation) {
  if (Object.hasOwn(TITLES, citation)) {
    return TITLES[citation];
  }
  if (!IS_CITATION.test(citation)) {
    return citation;
  }
  const law = NAMES.map(([name]) => name).find((name) => citation.startsWith(name)) ?? '';
  const articles = citation.replace(
    ARTICLE,
    (_, number, parts, more) => `art. ${number}${partsOf(DEFINITIONS.includes(`${law} ${number}`), parts)}${moreOf(more)}`,
  );
  return [...NAMES, ...WORDS].reduce((text, [english, dutch]) => text.replace(new RegExp(`\\b${english}\\b`, 'g'), dutch), articles);
}

function partsOf(areDefinitions, parts) {
  return [...parts.matchAll(/\((\w+)\)/g)]
    .map(([, part]) => (/^\d+$/.test(part) && !areDefinitions ? ` lid ${part}` : ` onder ${part}`))
    .join('');
}

/** Further paragraphs or letters after the first: `lid 1, 3 en 4`. */
function moreOf(more) {
  return more.replace(/\((\w+)\)/g, '$1');
}
