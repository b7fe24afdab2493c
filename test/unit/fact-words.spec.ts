// What the rules of an institution's first code read has a name in both languages, so that people see no path of a machine.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const { rules, parameters } = PolicyEngine.load(fromProjectRoot('policies'));
const inForce = parameters['in_force'] as readonly string[];
const wordsOf = (language: string): readonly string[] => {
  const file = fromProjectRoot('apps', 'portal', 'src', 'catalogue', `${language}.json`);
  const { facts } = JSON.parse(readFileSync(file, 'utf8')) as { readonly facts: { readonly parts: Readonly<Record<string, string>> } };
  return Object.keys(facts.parts);
};

describe('the facts that rules in force read', () => {
  it.each(['nl', 'en'])('have words in %s, every part of their paths', (language) => {
    const paths = rules.rules.filter(({ norm }) => inForce.includes(norm)).flatMap(({ reads = {} }) => Object.values(reads).flat());
    const parts = new Set(paths.flatMap((path) => path.replaceAll('[]', '').split('.')));
    expect(parts.size).toBeGreaterThan(100);
    expect([...parts].filter((part) => !wordsOf(language).includes(part))).toEqual([]);
  });
});
