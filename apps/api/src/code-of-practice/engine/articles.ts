// The institution's own article numbers of rules (`parameters.articles`): part of the parameters, so signed with them. Pure.
import { type JsonObject } from '../../common/index.js';

/** The member of a parameter set that names the institution's own article per norm. */
export const ARTICLES = 'articles';

export type Articles = Readonly<Record<string, string>>;

/** Answers the article numbers of a parameter set, by norm. */
export function articlesOf(parameters: JsonObject): Articles {
  const articles = parameters[ARTICLES];
  return typeof articles === 'object' && articles !== null && !Array.isArray(articles) ? (articles as Articles) : {};
}

/** Answers the number of the chapter that articles stand in (`2` of 2.1 and 2.2); null where they stand in none, or in several. */
export function chapterOf(articles: readonly (string | null)[]): string | null {
  const numbers = new Set(articles.map((article) => /^([^.]+)\./.exec(article ?? '')?.[1] ?? null));
  const [chapter = null] = numbers;
  return numbers.size === 1 ? chapter : null;
}

/** Answers the article of a norm, or null where the institution gave it none. */
export function articleOf(parameters: JsonObject, norm: string): string | null {
  const articles = articlesOf(parameters);
  return Object.hasOwn(articles, norm) ? (articles[norm] ?? null) : null;
}
