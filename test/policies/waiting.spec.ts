// What rules that are not in force wait for (policies/data/waiting.json), against the facts that the build found each of them to read.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

type Waiting = Readonly<Record<string, readonly string[]>>;
const waiting = JSON.parse(readFileSync(fromProjectRoot('policies', 'data', 'waiting.json'), 'utf8')) as Waiting;
const { rules } = PolicyEngine.load(fromProjectRoot('policies')).rules;

/** The facts that a rule reads at any gate, each without saying that it stands in a list. */
function readBy(norm: string): readonly string[] {
  const reads = rules.find((rule) => rule.norm === norm)?.reads ?? {};
  return [...new Set(Object.values(reads).flat())].map((path) => path.replaceAll('[]', ''));
}

/** The facts that a rule is said to wait for and does not read, neither whole nor in part. */
const unreadIn = (listed: Waiting): readonly string[] =>
  Object.entries(listed).flatMap(([norm, facts]) =>
    facts.filter((fact) => !readBy(norm).some((path) => path === fact || path.startsWith(`${fact}.`))).map((fact) => `${norm} ${fact}`),
  );

describe('a rule that is not in force', () => {
  it('waits for facts that it reads itself', () => {
    expect(unreadIn(waiting)).toEqual([]);
    expect(Object.values(waiting).flat().length).toBeGreaterThan(0);
  });

  it('would be noticed if it waited for a fact of another rule', () => {
    expect(unreadIn({ 'A-23': ['project.notice.rights_stated', 'processes.rights_limited'], 'A-67': ['project.notice'] })).toEqual([
      'A-23 project.notice.rights_stated',
    ]);
  });
});
