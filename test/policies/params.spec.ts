// What a rule saw stands beside its finding in both languages: every parameter of every finding of the cases has its words.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type JsonObject } from '../../apps/api/src/common/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Case {
  readonly input: JsonObject;
  readonly in_force?: readonly string[];
}
type Texts = Readonly<Record<string, string>>;

const CASES = fromProjectRoot('policies', 'cases');
const engine = PolicyEngine.load(fromProjectRoot('policies'));
const wordsOf = (language: string): readonly string[] => {
  const file = fromProjectRoot('apps', 'portal', 'src', 'catalogue', `${language}.json`);
  const { findings } = JSON.parse(readFileSync(file, 'utf8')) as { readonly findings: { readonly seen: Texts } };
  return [...new Set(Object.keys(findings.seen).map((key) => key.replace(/_(one|other)$/, '')))].sort();
};

/** Objects are told by a page of their own, not beside the finding. */
function isStructured(value: unknown): boolean {
  return [value].flat().some((one) => typeof one === 'object' && one !== null);
}

/** The names of the parameters that the findings of all cases bear, as far as they are told beside them. */
async function namesOf(): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const file of readdirSync(CASES)) {
    const { input, in_force: norms } = JSON.parse(readFileSync(`${CASES}/${file}`, 'utf8')) as Case;
    const parameters = norms === undefined ? engine.parameters : { ...engine.parameters, in_force: norms };
    const { findings } = await engine.decide(input, parameters);
    findings
      .flatMap(({ params = {} }) => Object.entries(params))
      .filter(([, value]) => value !== null && !isStructured(value))
      .forEach(([name]) => names.add(name));
  }
  return [...names].sort();
}

describe('the parameters of findings', () => {
  it('have words in Dutch and English, and no words are left over', async () => {
    const names = await namesOf();
    expect(names.length).toBeGreaterThan(40);
    expect([wordsOf('nl'), wordsOf('en')]).toEqual([names, names]);
  });
});
