// Values of parameters that a text states itself, in digits or in words: when the parameter changes, such a text would be wrong.
import { namesIn, textsOf } from './placeholders.mjs';

const MONTHS = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const WORDS = {
  nl: {
    small:
      'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    tens: '_ tien twintig dertig veertig vijftig zestig zeventig tachtig negentig',
    join: (ten, unit) => `${unit === 'één' ? 'een' : unit}${/e$/.test(unit) ? 'ën' : 'en'}${ten}`,
    hundred: (before, rest) => `${before === 'één' ? '' : before}honderd${rest}`,
    thousand: (before) => `${before === 'één' ? '' : before}duizend`,
    twice: ['tweemaal', 'twee keer'],
  },
  en: {
    small:
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: '_ ten twenty thirty forty fifty sixty seventy eighty ninety',
    join: (ten, unit) => `${ten}-${unit}`,
    hundred: (before, rest) => `${before} hundred${rest === '' ? '' : ` and ${rest}`}`,
    thousand: (before) => `${before} thousand`,
    twice: ['twice'],
  },
};
const YEAR = {
  nl: ['een jaar', 'één jaar', 'jaarlijks', 'elk jaar', 'ieder jaar'],
  en: ['a year', 'one year', 'yearly', 'annually', 'every year'],
};
const HALF_YEAR = { nl: ['half jaar', 'halfjaar'], en: ['half a year', 'half year'] };
const DAY = { nl: ['een dag', 'één dag', 'etmaal'], en: ['a day', 'one day'] };
const UNITS = { nl: { years: 'jaar', days: 'dagen' }, en: { years: 'years', days: 'days' } };

/** What a text may state although a parameter of its rule has that value. */
export const STATED = [
  { norm: 'A-77', says: 'one year', why: 'the period in which requests are counted, which consent_requests_a_year itself says' },
];

/** Tells which texts state the value of a parameter that their rule asks, but for those allowed, and which allowances are not used. */
export function findStated(rules, { about, values }, allowed = STATED) {
  const found = rules.flatMap((rule) =>
    rule.parameters.flatMap((code) =>
      textsOf(rule).flatMap(([where, text]) =>
        Object.keys(WORDS).flatMap((language) =>
          saidIn(text[language], phrasesOf(language, values[code], about[code].unit)).map((says) => ({
            norm: rule.norm,
            where,
            says,
            code,
          })),
        ),
      ),
    ),
  );
  const isAllowed = ({ norm, says }) => allowed.some((one) => one.norm === norm && one.says === says);
  return [
    ...found.filter((one) => !isAllowed(one)).map(({ where, says, code }) => `${where} says '${says}', which is {${code}}`),
    ...allowed
      .filter((one) => !found.some(({ norm, says }) => norm === one.norm && says === one.says))
      .map(({ norm, says }) => `${norm} no longer says '${says}'`),
  ];
}

/**
 * Tells which parameters no text of a rule that asks them names: when one changes, a reader would not see what becomes different.
 * A choice has no value that a sentence could hold; what it is, is told with the parameters.
 */
export function findUnnamed(rules, about) {
  const valued = Object.entries(about).filter(([, { choices }]) => choices === undefined);
  return valued
    .map(([code]) => code)
    .filter((code) => {
      const askers = rules.filter(({ parameters }) => parameters.includes(code));
      return askers.length > 0 && !askers.some((rule) => textsOf(rule).some(([, text]) => namesIn(text.nl).includes(code)));
    });
}

/** Gives the ways in which a language says a value of this unit. */
export function phrasesOf(language, value, unit) {
  if (typeof value === 'string') {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? daysOf(language, value) : [];
  }
  if (unit === 'share') {
    return sharesOf(language, value);
  }
  return Number.isInteger(value) ? [...countsOf(language, value), ...periodsOf(language, value, unit)] : decimalsOf(value);
}

function saidIn(text, phrases) {
  return phrases.filter((phrase) =>
    new RegExp(`(?<![\\p{L}\\d.,-])${phrase.replaceAll('.', '\\.')}(?![\\p{L}\\d]|[.,]\\d)`, 'iu').test(text),
  );
}

function countsOf(language, value) {
  const { twice } = WORDS[language];
  const grouped = value < 1000 ? [] : ['.', ','].map((sign) => String(value).replace(/(\d)(?=(\d{3})+$)/g, `$1${sign}`));
  return [String(value), ...grouped, inWords(language, value), ...(value === 2 ? twice : [])];
}

function periodsOf(language, value, unit) {
  const whole = { months: [12, 'years', YEAR], hours: [24, 'days', DAY] }[unit];
  if (unit === 'months' && value === 6) {
    return HALF_YEAR[language];
  }
  if (whole === undefined || value % whole[0] !== 0) {
    return [];
  }
  const [size, larger, single] = whole;
  const count = value / size;
  return count === 1 ? single[language] : [String(count), inWords(language, count)].map((number) => `${number} ${UNITS[language][larger]}`);
}

function sharesOf(language, value) {
  const percent = Math.round(value * 1000) / 10;
  const word = { nl: 'procent', en: 'percent' }[language];
  const tenths = { nl: 'van de tien', en: 'in ten' }[language];
  return [
    ...decimalsOf(value),
    ...[String(percent), ...(Number.isInteger(percent) ? [inWords(language, percent)] : [])].map((number) => `${number} ${word}`),
    `${percent}%`,
    `${percent} %`,
    ...(Number.isInteger(value * 10) ? [`${inWords(language, value * 10)} ${tenths}`] : []),
    ...(value === 0.5 ? { nl: ['helft', 'half', 'halve'], en: ['half'] }[language] : []),
  ];
}

function decimalsOf(value) {
  return [String(value), String(value).replace('.', ',')];
}

function daysOf(language, day) {
  const [year, month, date] = day.split('-');
  const name = MONTHS[language][Number(month) - 1];
  return [day, `${Number(date)} ${name} ${year}`, `${name} ${year}`, year];
}

function inWords(language, value) {
  const { small, tens, join, hundred, thousand } = WORDS[language];
  const names = small.split(' ');
  if (value < 20) {
    return names[value];
  }
  if (value < 100) {
    const ten = tens.split(' ')[Math.floor(value / 10)];
    return value % 10 === 0 ? ten : join(ten, names[value % 10]);
  }
  if (value < 1000) {
    return hundred(names[Math.floor(value / 100)], value % 100 === 0 ? '' : inWords(language, value % 100));
  }
  return value % 1000 === 0 && value < 100000 ? thousand(inWords(language, value / 1000)) : String(value);
}
