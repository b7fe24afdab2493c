// The page behind the type of a problem, as people see it in Dutch and in English; and every template refuses half a view.
import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { LANGUAGES, Templates, textAt } from '../../apps/api/src/platform/templates/index.js';
import { goldenText } from '../unit/golden.js';

const folder = fromProjectRoot('templates');
const templates = new Templates(folder);
const ALL = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.hbs') && !path.startsWith('partials'))
  .map((path) => /^(?<domain>[^/]+)\/(?<name>.+)\.(?<language>nl|en)\.hbs$/.exec(path)?.groups ?? { domain: path });

describe('the page of a problem', () => {
  it.each(LANGUAGES)('is as agreed in %s', (language) => {
    const texts = templates.catalogue('problems', language);
    const slug = 'wrong-state';
    const view = { slug, title: textAt(texts, ['problems', slug, 'title']), about: textAt(texts, ['problems', slug, 'about']) };
    const page = templates.render('problems', 'problem', language, view);
    expect(page).toBe(goldenText(new URL(`./problem.${language}.golden.html`, import.meta.url), page));
  });
});

describe('a template', () => {
  it('is there in Dutch for each in English, and the other way round', () => {
    const named = (language: string): readonly string[] =>
      ALL.filter((one) => one['language'] === language).map(({ domain, name }) => `${domain}/${name}`);
    expect(named('nl').length).toBeGreaterThan(0);
    expect(named('nl')).toEqual(named('en'));
    expect(ALL.filter(({ language }) => language === undefined)).toEqual([]);
  });

  it.each(ALL)('refuses an empty view ($domain/$name.$language)', ({ domain = '', name = '', language }) => {
    expect(() => templates.render(domain, name, language === 'nl' ? 'nl' : 'en', {})).toThrow(/not defined/);
  });
});
