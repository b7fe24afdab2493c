// The demo institution's own articles: a chapter per principle of the reference framework, in it the rules by norm. Pure.
import { type RuleArticle, type RuleText } from '../../code-of-practice/index.js';

/** Numbers rules 1.1, 1.2, ... by the principle that each serves, principles in the order of `principles`. */
export function articlesByPrinciple(rules: readonly RuleText[], principles: readonly string[]): readonly RuleArticle[] {
  return principles.flatMap((principle, chapter) =>
    rules.filter((rule) => rule.principle === principle).map(({ norm }, index) => ({ norm, article: `${chapter + 1}.${index + 1}` })),
  );
}
