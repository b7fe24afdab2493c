// `npm run battery -- portal [--shots <folder>]`: the portal in Chromium. Each task of tasks.json, by keyboard alone in Dutch and by mouse
// in English; every state of every page without accessibility faults, forbidden words or sideways scrolling; every page for every role.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApi, startDatabase } from '../support/platform-process.mjs';
import { faultsOf } from '../portal/checks.mjs';
import { hasChromium, launch, personAt } from '../portal/person.mjs';
import { playTasks } from '../portal/story.mjs';
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
const MOST_BYTES = 200_000;
const at = process.argv.indexOf('--shots');
const shots = at < 0 ? undefined : process.argv[at + 1];
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
    await tasks(api.url, language, by);
    await check(`pages in ${language} for every role`, () => matrix(api.url, language));
    await check(`the first load in ${language}`, () => firstLoad(api.url, language));
    await api.stop();
    await database.stop();
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/**
 * Answers what is called in every state; it adds the faults that it sees.
 * @param {string[]} faults
 * @param {string} language
 * @returns {import('../portal/person.mjs').Scene['look']}
 */
function lookInto(faults, language) {
  let shot = 0;
  return async (person) => {
    await person.ready();
    faults.push(...(await faultsOf(person.page, language)));
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      shot += 1;
      const name = new URL(person.page.url()).pathname.replaceAll(/[^a-z-]+/g, '_').slice(0, 40);
      await person.page.screenshot({ path: join(shots, `${language}-${String(shot).padStart(2, '0')}${name}.png`), fullPage: true });
    }
  };
}

/** Every task of tasks.json; after one that fails, the next ones are tried all the same. */
async function tasks(url, language, by) {
  const faults = [];
  const look = lookInto(faults, language);
  const told = (task, play) =>
    check(`${task} in ${language}, by ${by}`, async () => {
      await play();
      return faults.splice(0);
    });
  const complaints = await playTasks({ browser, url, language, by, look, told });
  await check(`no complaints of browsers in ${language}`, () => complaints);
}

/** What the browser fetches for the first page, as it travels: at most 200 kB. */
async function firstLoad(url, language) {
  const person = await personAt(browser, { url, language });
  await person.signIn('privacy-officer');
  const session = await person.context.newCDPSession(person.page);
  let bytes = 0;
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await person.goTo('/');
  await person.context.close();
  console.log(`first load: ${(bytes / 1000).toFixed(0)} kB`);
  return bytes > 0 && bytes <= MOST_BYTES ? [] : [`the first load is ${bytes} bytes`];
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
