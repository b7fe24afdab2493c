// Parameters that texts of rules name, as `{consent_age}`: what they may name, and that both languages name the same.

const NAMED = /\{([^{}]*)\}/g;
const LANGUAGES = ['nl', 'en'];
/** A share is told as a percentage, a ratio and a day by themselves. */
const WITHOUT_WORDS = ['share', 'ratio', 'day'];

/** Gives the texts of a rule that people read, each as `[where, { nl, en }]`. */
export function textsOf({ folder, title, description, findings }) {
  return [
    [`${folder} title`, title],
    [`${folder} description`, description],
    ...findings.flatMap((finding) => [
      [`${finding.code} title`, finding.title],
      [`${finding.code} remedy`, finding.remedy],
    ]),
  ].filter(([, text]) => text !== undefined);
}

/** Gives the parameters that a text names, each once, in order. */
export function namesIn(text) {
  return [...new Set([...text.matchAll(NAMED)].map(([, name]) => name))].sort();
}

/** Tells which texts name what is no parameter, what their rule does not ask, or what has no words, and which name it in one language alone. */
export function faultsOfNames(rules, { about, units }) {
  return rules.flatMap((rule) =>
    textsOf(rule).flatMap(([where, text]) => {
      const [nl = [], en = []] = LANGUAGES.map((language) => namesIn(text[language] ?? ''));
      return [
        ...[...new Set([...nl, ...en])].flatMap((name) => faultsOfName(name, rule, { about, units })),
        ...(nl.join() === en.join() ? [] : [`names ${nl.join(', ') || 'nothing'} in Dutch and ${en.join(', ') || 'nothing'} in English`]),
      ].map((fault) => `${where}: ${fault}`);
    }),
  );
}

function faultsOfName(name, { parameters }, { about, units }) {
  if (!Object.hasOwn(about, name)) {
    return [`{${name}} is no parameter`];
  }
  const { unit } = about[name];
  return [
    ...(parameters.includes(name) ? [] : [`the rule does not ask {${name}}`]),
    ...(WITHOUT_WORDS.includes(unit) || hasWords(units?.[unit]) ? [] : [`the unit of {${name}}, ${unit}, has no words`]),
  ];
}

function hasWords(words) {
  return ['one', 'other'].every((form) => LANGUAGES.every((language) => typeof words?.[form]?.[language] === 'string'));
}
