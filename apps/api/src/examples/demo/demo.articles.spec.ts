// The articles of the demo institution: one for every rule of the release, chapter by chapter.
import { describe, expect, it } from '@jest/globals';
import { PolicyEngine } from '../../code-of-practice/index.js';
import { fromProjectRoot } from '../../platform/files/index.js';
import { articlesByPrinciple } from './demo.articles.js';

const { rules, principles = {} } = PolicyEngine.load(fromProjectRoot('policies')).rules;
const articles = articlesByPrinciple(rules, Object.keys(principles));

describe('the articles of the demo institution', () => {
  it('are there for every rule, each its own', () => {
    expect(articles).toHaveLength(77);
    expect(new Set(articles.map(({ norm }) => norm)).size).toBe(77);
    expect(new Set(articles.map(({ article }) => article)).size).toBe(77);
  });

  it('begin anew with every principle', () => {
    expect(articles.filter(({ article }) => article.endsWith('.1')).map(({ article }) => article)).toEqual(['1.1', '2.1', '3.1', '4.1']);
    const [first] = articles;
    expect(rules.find(({ norm }) => norm === first?.norm)?.principle).toBe(Object.keys(principles)[0]);
  });
});
