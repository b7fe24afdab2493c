// Holds what rules are said to read against what they do: a fact whose absence changes what a rule finds must be one that it reads.
import { isDeepStrictEqual } from 'node:util';
import { readCases } from './cases.mjs';
import { changed, pathsOf } from './gaps.mjs';

/**
 * Takes every fact of every case away, one at a time; gives how many were taken away, how often a rule then found
 * something else, and each time that it did so by a fact that it is not said to read.
 */
export function findUnread({ rules }, answerAll) {
  const readOf = new Map(rules.map(({ norm, reads }) => [norm, reads]));
  const before = answerAll(readCases());
  const taken = [...readCases()].flatMap(([file, { input, parameters }]) =>
    pathsOf(input)
      .filter((path) => path.join() !== 'gate')
      .map((path) => [`${file} without ${path.join('.')}`, { file, path, parameters, input: changed(input, path, takeAway) }]),
  );
  const after = answerAll(taken);
  const changes = taken.flatMap(([name, { file, path, input }]) =>
    changedNorms(before.get(file), after.get(name)).map((norm) => ({ name, norm, path, reads: readOf.get(norm)?.[input.gate] ?? [] })),
  );
  const unread = changes.filter(({ path, reads }) => !reads.some((read) => covers(read, path)));
  return { taken: taken.length, effective: changes.length, unread: unread.map(({ name, norm }) => `${norm}: ${name}`) };
}

/** Tells whether a path that is read lies on the way to a fact, or the fact on the way to it. */
export function covers(read, path) {
  const parts = read.replaceAll('[]', '.[]').split('.');
  return path.slice(0, parts.length).every((part, at) => parts[at] === part || parts[at] === '[]');
}

function takeAway(holder, key) {
  if (Array.isArray(holder)) {
    holder.splice(Number(key), 1);
  } else {
    delete holder[key];
  }
}

/** The norms of which the findings differ; what the engine itself finds is no rule's. */
function changedNorms(one, other) {
  const norms = new Set([...one.findings, ...other.findings].map(({ norm }) => norm).filter((norm) => norm !== 'gate'));
  // Until when somebody departs from a finding is told by the engine, not by the rule.
  const of = ({ findings }, wanted) => findings.filter(({ norm }) => norm === wanted).map((found) => ({ ...found, departed_until: null }));
  return [...norms].filter((norm) => !isDeepStrictEqual(of(one, norm), of(other, norm)));
}
