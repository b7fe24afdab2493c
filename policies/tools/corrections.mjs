// The corrections of the rules: each row of their table names the cases in which the corrected rule fires and the nearest in which it does not.
import { readCases } from './cases.mjs';
import { faultsOfSpec } from './decisive.mjs';
import { PolicyError, readJson } from './opa.mjs';

const TABLE = 'data/corrections.json';
const DIRECTIONS = ['refused-too-much', 'let-through', 'both', 'unclear', 'sound', 'missing'];
/** The rules of each row of the table, in its order; a row that is about no rule alone has none. */
const ROWS = [
  ...['A-01', 'A-02', 'A-06', 'A-06', 'A-08', 'A-09', 'A-10', 'A-11', 'A-13', 'A-15', 'A-15', 'A-16', 'A-17', 'A-18'],
  ...['A-20 A-58', 'A-21', 'A-22 A-23', 'A-24', 'A-25', 'A-26', 'A-27', 'A-29', 'A-29', 'A-32', 'A-33', 'A-35 A-37', 'A-36'],
  ...['A-38', 'A-39', 'A-40', 'A-41', 'A-42 A-43', 'A-44', 'A-45', 'A-47', 'A-49', 'A-51', 'A-53', 'A-55', 'A-55', 'A-57'],
  ...['A-58', 'A-61 A-62', 'A-62', 'A-63', 'A-64', 'A-65', 'A-66', 'A-66', 'A-67', 'A-68', 'A-69', 'A-70', '', 'A-05', ''],
  ...['A-71', 'A-76', 'A-72', 'A-73'],
];

/** Holds every row against the cases that it names and the answers to them; gives a line on what was seen. */
export function checkCorrections(answers) {
  const rows = readJson(TABLE);
  const known = { cases: readCases(), answers, norms: normsByCode() };
  const faults = rows.flatMap((row, at) => faultsOfRow(row, known).map((fault) => `row ${at + 1} (${row.rules.join(' ')}): ${fault}`));
  const missing = ROWS.flatMap((rules, at) =>
    rules.split(' ').every((rule) => rule === '' || rows[at]?.rules.includes(rule)) ? [] : [`row ${at + 1} is not about ${rules}`],
  );
  if (rows.length !== ROWS.length) {
    missing.push(`${rows.length} rows, not ${ROWS.length}`);
  }
  if (faults.length + missing.length > 0) {
    throw new PolicyError([...missing, ...faults].join('\n'));
  }
  const named = new Set(rows.flatMap(({ fires = [], silent = [] }) => [...fires, ...silent]));
  return `${rows.length} corrections in ${named.size} cases`;
}

/** Tells what a row claims that is not so, given the cases, the answers to them, and the norm of every code. */
export function faultsOfRow({ rules, direction, wrong, codes = [], fires = [], silent = [], elsewhere = [] }, known) {
  const absent = [...fires, ...silent].filter((name) => !known.cases.has(name));
  if (absent.length > 0) {
    return absent.map((name) => `${name} is no case`);
  }
  return [
    ...(DIRECTIONS.includes(direction) ? [] : [`${direction} is no direction`]),
    ...(wrong?.nl && wrong.en ? [] : ['does not say what was wrong in both languages']),
    ...(codes.length + elsewhere.length > 0 ? [] : ['shows nothing']),
    ...codes.filter((code) => !rules.includes(known.norms.get(code))).map((code) => `${code} is of another rule`),
    ...fires.filter((name) => !codes.some((code) => isFound(name, code, known))).map((name) => `${name} does not fire`),
    ...silent.filter((name) => codes.some((code) => isTold(name, code, known))).map((name) => `${name} fires`),
    ...codes.flatMap((code) => faultsOfPair({ code, fires, silent }, known)),
    ...elsewhere.flatMap(faultsOfSpec),
  ];
}

/** A pair is two cases at one gate that both ask the rule, of which one finds the code. */
function faultsOfPair({ code, fires, silent }, known) {
  const firing = fires.filter((name) => isFound(name, code, known));
  const gates = firing.map((name) => known.cases.get(name).input.gate);
  const asks = (name) => known.answers.get(name).asked.includes(known.norms.get(code));
  const quiet = silent.filter((name) => gates.includes(known.cases.get(name).input.gate) && asks(name));
  return [
    ...(firing.length > 0 ? [] : [`no case in which ${code} fires`]),
    ...(quiet.length > 0 ? [] : [`no case that asks for ${code} at that gate and does not find it`]),
  ];
}

/** Both the case expects it and the policy answers it. */
function isFound(name, code, known) {
  return expects(name, code, known) && answered(name, code, known);
}

/** The case expects it, or the policy answers it. */
function isTold(name, code, known) {
  return expects(name, code, known) || answered(name, code, known);
}

function expects(name, code, { cases }) {
  return cases.get(name).expect.findings.includes(code);
}

function answered(name, code, { answers }) {
  return answers.get(name).findings.some((found) => found.code === code);
}

function normsByCode() {
  return new Map(readJson('build/rules.json').rules.flatMap(({ norm, findings }) => findings.map(({ code }) => [code, norm])));
}
