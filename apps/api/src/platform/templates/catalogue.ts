// Catalogues of texts: templates/<domain>/catalogue.{nl,en}.json, read at start; `{name}` stands for a parameter.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject } from '../../common/json.js';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export interface Bilingual {
  readonly nl: string;
  readonly en: string;
}
export type TextTree = { readonly [key: string]: string | TextTree };

/** Reads one domain's catalogue in both languages. @throws Error when a file is missing or no JSON. */
export function readCatalogue(folder: string, domain: string): Readonly<Record<Language, TextTree>> {
  const read = (language: Language): TextTree =>
    JSON.parse(readFileSync(join(folder, domain, `catalogue.${language}.json`), 'utf8')) as TextTree;
  return { nl: read('nl'), en: read('en') };
}

/** Answers the text at a dotted path with its parameters filled in, or null when the catalogue lacks it. */
export function textAt(tree: TextTree, path: readonly string[], params: JsonObject = {}): string | null {
  let node: string | TextTree | undefined = tree;
  for (const step of path) {
    node = typeof node === 'object' && Object.hasOwn(node, step) ? node[step] : undefined;
  }
  return typeof node === 'string' ? node.replace(/\{([a-z_]+)\}/g, (_, name: string) => printed(params[name])) : null;
}

/** Chooses Dutch or English by an Accept-Language header; English is the wire's default. @see RFC 9110 section 12.5.4 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((item) => {
      const [tag = '', weight] = item.trim().split(/\s*;\s*q=/i);
      return { tag: tag.toLowerCase().slice(0, 2), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => (tag === 'nl' || tag === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.tag === 'nl' ? 'nl' : 'en';
}

function printed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : Array.isArray(value)
      ? value.join(', ')
      : '';
}
