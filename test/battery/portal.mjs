// `npm run battery -- portal [--shots <folder>]`: the portal in Chromium. The story by its people, by keyboard alone in Dutch and by mouse
// in English; every state of every page without accessibility faults, forbidden words or sideways scrolling; every page for every role.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApi, startDatabase } from '../support/platform-process.mjs';
import { faultsOf } from '../portal/checks.mjs';
import { importsAFile } from '../portal/importing.mjs';
import { hasChromium, launch, personAt } from '../portal/person.mjs';
import { runStory } from '../portal/story.mjs';
import { textsOf } from '../portal/texts.mjs';

const PAGES = JSON.parse(readFileSync(new URL('../portal/pages.json', import.meta.url), 'utf8'));
const PERSONAS = [
  'privacy-officer',
  'fg',
  'analyst',
  'steward',
  'council-member',
  'auditor',
  'board-member',
  'dean',
  'study-adviser',
  'teacher',
  'programme-director',
  'output-checker',
  'ethics-committee',
  'security-officer',
  'works-council',
  'administrator',
  'student',
];
const at = process.argv.indexOf('--shots');
const shots = at < 0 ? null : process.argv[at + 1];
let passed = 0;
let failed = 0;
const check = async (name, work) => {
  try {
    const faults = await work();
    faults.length === 0 ? (passed += 1) : (failed += 1);
    console.log(faults.length === 0 ? `ok: ${name}` : `FAILED: ${name}\n  ${[...new Set(faults)].join('\n  ')}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n  ${error.stack ?? error}`);
  }
};

if (!hasChromium()) {
  console.log('not run: chromium is not installed');
  process.exit(0);
}
const browser = await launch();
try {
  for (const [language, by] of [
    ['nl', 'keyboard'],
    ['en', 'mouse'],
  ]) {
    const database = await startDatabase({ fast: true });
    const api = await startApi({ database });
    await check(`the story in ${language}, by ${by}`, () => story(api.url, language, by));
    await check(`a file is imported in ${language}`, () => importing(api.url, language));
    await check(`pages in ${language} for every role`, () => matrix(api.url, language));
    await api.stop();
    await database.stop();
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Answers what is called in every state; it adds the faults that it sees. */
function lookInto(faults, language) {
  let shot = 0;
  return async (person) => {
    await person.ready();
    faults.push(...(await faultsOf(person.page, language)));
    if (shots !== null) {
      mkdirSync(shots, { recursive: true });
      shot += 1;
      const name = new URL(person.page.url()).pathname.replaceAll(/[^a-z-]+/g, '_').slice(0, 40);
      await person.page.screenshot({ path: join(shots, `${language}-${String(shot).padStart(2, '0')}${name}.png`), fullPage: true });
    }
  };
}

async function story(url, language, by) {
  const faults = [];
  const complaints = await runStory({ browser, url, language, by, look: lookInto(faults, language) });
  return [...faults, ...complaints];
}

async function importing(url, language) {
  const faults = [];
  const steward = await personAt(browser, { url, language, by: 'mouse' });
  await steward.signIn('steward');
  await importsAFile(steward, textsOf(language), lookInto(faults, language));
  await steward.context.close();
  return [...faults, ...steward.complaints];
}

/** What a role may see is there and well; the rest is absent from the menu, and says that it is not there when forced. */
async function matrix(url, language) {
  const faults = [];
  const t = textsOf(language);
  for (const persona of PERSONAS) {
    const person = await personAt(browser, { url, language });
    await person.signIn(persona);
    const { may } = await person.page.evaluate(async () => (await fetch('/api/v1/session')).json());
    for (const { path, right } of PAGES) {
      await person.goTo(path);
      const isThere = (await person.page.locator('h1').innerText()) !== t('notFound.title');
      const isLinked = (await person.page.locator(`.nav a[href="${path}"]`).count()) > 0;
      const isAllowed = right === null || may.includes(right);
      if (isThere !== isAllowed || (isLinked && !isAllowed)) {
        faults.push(`${persona} ${path}: ${isThere ? 'is there' : 'is not there'}${isLinked ? ', linked' : ''}`);
      }
      faults.push(...(await faultsOf(person.page, language)).map((fault) => `${persona} ${fault}`));
    }
    faults.push(...person.complaints);
    await person.context.close();
  }
  return faults;
}
