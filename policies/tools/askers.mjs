// Which parameters each rule asks, found in the sources: itself, through what it shares with others, or through a fact that
// the host bounds by one. Reads text, as `opa fmt` leaves it; `opa deps` finds the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listSources } from './bundle.mjs';
import { POLICIES, PolicyError } from './opa.mjs';

const RULE = /^(?:default )?([a-z_]\w*)/;
const NOT_A_RULE = new Set(['package', 'import']);

/** Gives, by folder of the rules, the parameters that each asks, in the order in which `about` describes them. */
export function readAskers(about = readAbout()) {
  const definitions = new Map(listSources().flatMap((path) => readDefinitions(readFileSync(join(POLICIES, path), 'utf8'))));
  const folders = [...new Set([...definitions.keys()].map(folderOf))].filter((folder) => folder !== undefined && folder !== 'main');
  return new Map(folders.map((folder) => [folder, askedBy(folder, definitions, about)]));
}

/** Gives what the parameters say of themselves. */
export function readAbout() {
  return JSON.parse(readFileSync(join(POLICIES, 'data', 'parameters.json'), 'utf8')).about;
}

function askedBy(folder, definitions, about) {
  const seen = new Set([...definitions.keys()].filter((name) => folderOf(name) === folder));
  for (const name of seen) {
    (definitions.get(name)?.uses ?? []).filter((used) => definitions.has(used)).forEach((used) => seen.add(used));
  }
  const text = [...seen].map((name) => definitions.get(name).text).join('\n');
  const reads = (code) => new RegExp(`\\bdata\\.parameters\\.${code}\\b`).test(text);
  const isFed = (fact) => fact !== undefined && new RegExp(`\\binput\\.${fact.replaceAll('.', '\\.')}\\b`).test(text);
  return Object.entries(about)
    .filter(([code, { bounds, feeds }]) => reads(code) || isFed(feeds) || (bounds !== undefined && reads(bounds)))
    .map(([code]) => code);
}

/**
 * Gives every rule and function of a file; one that is defined in parts stands once.
 * @param {string} source
 * @returns {[name: string, definition: { text: string, uses: string[] }][]}
 */
function readDefinitions(source) {
  const lines = source.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const own = /^package (\S+)/m.exec(source)?.[1];
  if (own === undefined) {
    throw new PolicyError('a source names no package');
  }
  const aliases = [...source.matchAll(/^import data\.(\S+?)(?: as (\S+))?$/gm)].map(([, path, alias]) => [
    alias ?? path?.split('.').at(-1),
    path,
  ]);
  const parts = new Map();
  let name;
  for (const line of lines) {
    const head = RULE.exec(line)?.[1];
    name = head === undefined ? name : head;
    if (name !== undefined && !NOT_A_RULE.has(name)) {
      parts.set(name, `${parts.get(name) ?? ''}${line}\n`);
    }
  }
  return [...parts].map(([rule, text]) => [
    `${own}.${rule}`,
    {
      text,
      uses: [
        ...[...parts.keys()].filter((other) => new RegExp(`(?<![\\w.])${other}\\b`).test(text)).map((other) => `${own}.${other}`),
        ...aliases.flatMap(([alias, path]) =>
          [...text.matchAll(new RegExp(`(?<![\\w.])${alias}\\.(\\w+)`, 'g'))].map(([, used]) => `${path}.${used}`),
        ),
      ],
    },
  ]);
}

function folderOf(name) {
  const [root, folder] = name.split('.');
  return root === 'code_of_practice' ? folder : undefined;
}
