// Every finding that the portal shows leads to its rule: whatever tells what helps against a finding links the rule by which it was found.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const SOURCE = fromProjectRoot('apps', 'portal', 'src');
const shown = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => [file.replaceAll('\\', '/'), readFileSync(`${SOURCE}/${file}`, 'utf8')] as const)
  .filter(([, text]) => /pick\((?:\w+\.)?remedy\)/.test(text));
/** The card of a rule stands at the address that findings lead to. */
const IS_THE_RULE = 'features/code/rule-card.tsx';

describe('a finding in the portal', () => {
  it('leads to its rule wherever it is told what helps', () => {
    expect(shown.map(([file]) => file).sort()).toEqual([IS_THE_RULE, 'features/explanations/smaller-uses.tsx', 'ui/findings.tsx']);
    const unlinked = shown.filter(([, text]) => !/<RuleLink\s+norm=\{[^}]+\}\s+article=\{[^}]+\}\s+at=\{[^}]+\}/.test(text));
    expect(unlinked.map(([file]) => file)).toEqual([IS_THE_RULE]);
  });
});
