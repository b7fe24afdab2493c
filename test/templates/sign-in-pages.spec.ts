// The pages around signing in, as people see them in Dutch and in English.
import { describe, expect, it } from '@jest/globals';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { LANGUAGES, Templates, textAt } from '../../apps/api/src/platform/templates/index.js';
import { goldenText } from '../unit/golden.js';

const templates = new Templates(fromProjectRoot('templates'));

describe.each(LANGUAGES)('signing in, in %s', (language) => {
  it('that failed says why, and offers another go', () => {
    const about = textAt(templates.catalogue('identity', language), ['failed', 'institution']);
    const page = templates.render('identity', 'sign-in-failed', language, { about });
    expect(page).toBe(goldenText(new URL(`./sign-in-failed.${language}.golden.html`, import.meta.url), page));
  });

  it('in development offers the people of each institution, and keeps markup in a name as text', () => {
    const personas = [
      { account: 'demo/dean', name: 'Pieter van Rijn', functionTitle: 'decaan' },
      { account: 'demo/odd', name: '<b>Odd</b>', functionTitle: '"analyst"' },
    ];
    const page = templates.render('identity', 'personas', language, { institutions: [{ institution: 'Demo', personas }] });
    expect(page).toBe(goldenText(new URL(`./personas.${language}.golden.html`, import.meta.url), page));
  });
});
