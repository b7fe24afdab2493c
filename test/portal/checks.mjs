// What holds of every page in every state: accessible, without sideways scrolling on a narrow screen, in one language, with known words, each finding with its rule.
import axe from 'axe-core';
import { readFileSync } from 'node:fs';

/** @import { Page } from 'playwright-core' */

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NARROW = { width: 320, height: 800 };
const WORDS = JSON.parse(readFileSync(new URL('./forbidden-words.json', import.meta.url), 'utf8'));

/**
 * Answers what is wrong with the page as it stands.
 * @param {Page} page
 */
export async function faultsOf(page, language) {
  const faults = [...(await accessibility(page)), ...(await words(page, language)), ...(await unlinked(page)), ...(await narrow(page))];
  const { pathname } = new URL(page.url());
  return faults.map((fault) => `${pathname} (${language}): ${fault}`);
}

/** @param {Page} page */
async function accessibility(page) {
  // Put in by the debugger, not by the page: the page’s own policy stays in force.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
  return violations.map(({ id, nodes }) =>
    `axe ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary ?? ''}`).join(' | ')}`.slice(0, 600),
  );
}

/** @param {Page} page */
async function words(page, language) {
  const text = await page.evaluate(() => document.body.innerText);
  const found = WORDS[language].filter(({ word }) => new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, 'iu').test(text));
  const keys =
    text.match(
      /\b(app|nav|work|projects|process|fields|judgement|findings|codes|whatIf|datasets|imports|requests|outcomes|columnActions|obligations|deliveries|recalls|consents|logs|people|roles|types|classes)\.[a-zA-Z-]+(\.[\w-]+)*\b/g,
    ) ?? [];
  return [...found.map(({ word, instead }) => `says “${word}” (say: ${instead})`), ...keys.map((key) => `shows the key ${key}`)];
}

/**
 * Every finding leads to its rule in the code of practice.
 * @param {Page} page
 */
async function unlinked(page) {
  const titles = await page.evaluate(() =>
    [...document.querySelectorAll('.finding')]
      .filter((finding) => finding.querySelector('a[href^="/code#"], a[href^="/code/versions/"][href*="/rules#"]') === null)
      .map((finding) => finding.querySelector('h3')?.textContent ?? ''),
  );
  return titles.map((title) => `a finding without a link to its rule: ${title}`);
}

/**
 * 320 CSS pixels is also what is left of 1280 at 400 % zoom (WCAG 1.4.10).
 * @param {Page} page
 */
async function narrow(page) {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  await page.waitForTimeout(60);
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const culprits = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > limit + 1 && element.checkVisibility(),
    );
    return document.documentElement.scrollWidth > limit ? culprits.slice(0, 3).map((element) => element.outerHTML.slice(0, 140)) : [];
  });
  if (before !== null) {
    await page.setViewportSize(before);
  }
  return wide.map((html) => `wider than 320 px: ${html}`);
}
