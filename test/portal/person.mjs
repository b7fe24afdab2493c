// A person at the portal, in Chromium: signs in, finds things by their accessible name, and acts by keyboard alone or by mouse.
import { chromium } from 'playwright-core';
import { existsSync } from 'node:fs';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = () => existsSync(CHROMIUM);
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const MOST_TABS = 260;
const WAIT_MS = 30_000;
/** What Chromium says of a 401 when nobody is signed in; everything else on the console is a fault. */
const EXPECTED = /status of (400|401|403|404|409|412)/;

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') });

/**
 * What a scene is played with: `as` gives the person of that name, signed in; `look` is called in every state; `made` is what
 * earlier scenes leave to later ones.
 * @typedef {object} Scene
 * @property {(persona: string) => Promise<Person>} as
 * @property {ReturnType<import('./texts.mjs').textsOf>} t
 * @property {'nl' | 'en'} language
 * @property {(person: Person) => Promise<void>} look
 * @property {Record<string, any>} made
 */

/**
 * Makes a person with a browser of their own; `by` is `keyboard` or `mouse`.
 * @param {import('playwright-core').Browser} browser
 * @param {{ url: string, language: string, by?: string, width?: number }} asked
 * @returns {Promise<Person>}
 */
export async function personAt(browser, { url, language, by = 'mouse', width = 1280 }) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.addInitScript(complainsOfLostChoices);
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !EXPECTED.test(message.text())) {
      complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`));
  return new Person({ context, page, url, by, complaints });
}

/** In the browser: a list that no longer shows what was just chosen is a fault, however soon it comes to show it again. */
function complainsOfLostChoices() {
  let chosen = '';
  const isList = (/** @type {Event} */ { target }) => target instanceof globalThis.HTMLSelectElement;
  const valueOf = (/** @type {Event} */ { target }) => /** @type {HTMLSelectElement} */ (target).value;
  globalThis.addEventListener('change', (event) => isList(event) && (chosen = valueOf(event)), { capture: true });
  globalThis.addEventListener('change', (event) => {
    if (isList(event) && valueOf(event) !== chosen) {
      console.error(`the list ${/** @type {HTMLSelectElement} */ (event.target).name} takes back what is chosen`);
    }
  });
}

export class Person {
  /** @param {{ context: import('playwright-core').BrowserContext, page: import('playwright-core').Page, url: string, by: string, complaints: string[] }} parts */
  constructor({ context, page, url, by, complaints }) {
    this.context = context;
    this.page = page;
    this.url = url;
    this.by = by;
    this.complaints = complaints;
  }

  async signIn(persona) {
    await this.page.goto(`${this.url}/sign-in?returnTo=/`);
    await this.page.locator(`button[value="demo/${persona}"]`).click();
    await this.ready();
  }

  async goTo(path) {
    await this.page.goto(`${this.url}${path}`);
    await this.ready();
  }

  /** Waits until the page has its heading and nothing is on its way. */
  async ready() {
    await this.page.waitForFunction(
      () => document.querySelector('h1') !== null && document.querySelector('.loading, [aria-busy="true"]') === null,
    );
  }

  /**
   * Presses a button or follows a link with this name (the first one in the main part of the page).
   * @param {string} name
   * @param {'button' | 'link'} role
   */
  async press(name, role = 'button') {
    await this.#act(this.page.locator('main').getByRole(role, { name, exact: true }).first());
  }

  /** Unfolds what stands behind a heading; by its beginning. */
  async unfold(name) {
    await this.#act(this.page.locator('main summary').filter({ hasText: name }).first());
  }

  /**
   * Presses a button that is gone once what it does was done.
   * @param {string} name
   */
  async settle(name) {
    await this.press(name);
    await this.page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  }

  /** Presses a button in the part of the page that has this heading. */
  async pressIn(heading, name) {
    await this.#act(this.page.getByRole('region', { name: heading, exact: true }).getByRole('button', { name, exact: true }));
  }

  /** Presses a button in the frame around the pages. */
  async pressAnywhere(name) {
    await this.#act(this.page.getByRole('button', { name, exact: true }).first());
  }

  /** Follows a link, and waits for the page it leads to. */
  async follow(name) {
    const link = this.page.locator('main').getByRole('link', { name, exact: true }).first();
    const target = new URL((await link.getAttribute('href')) ?? '', this.page.url());
    await this.#act(link);
    await this.page.waitForURL(({ pathname }) => pathname === target.pathname);
    await this.ready();
  }

  /** Goes to a main place of the portal. */
  async visit(name) {
    const link = this.page.getByRole('navigation').getByRole('link', { name, exact: true }).first();
    await this.#act(link);
    await this.page.locator('nav a[aria-current="page"]').filter({ hasText: name }).waitFor();
    await this.ready();
  }

  /**
   * Writes in a field; of several with this label the first, or the one in the group that is named.
   * @param {string} label
   * @param {string} text
   * @param {string | null} group
   */
  async write(label, text, group = null) {
    const field = this.#field(label, group);
    if (this.by === 'keyboard') {
      await this.#focus(field);
      await this.page.keyboard.press('Control+A');
      await this.page.keyboard.insertText(text);
    } else {
      await field.fill(text);
    }
  }

  /**
   * Chooses an option by what it says, or by the beginning of it.
   * @param {string} label
   * @param {string} option
   * @param {string | null} group
   */
  async choose(label, option, group = null) {
    const field = this.#field(label, group);
    await field.locator('option', { hasText: option }).first().waitFor({ state: 'attached' });
    if (this.by === 'keyboard') {
      await this.#focus(field);
      await this.page.keyboard.press('Home');
      for (let tries = 0; tries < 60; tries += 1) {
        const chosen = await field.evaluate((/** @type {HTMLSelectElement} */ select) => select.selectedOptions[0]?.textContent ?? '');
        if (chosen.startsWith(option)) {
          return;
        }
        await this.page.keyboard.press('ArrowDown');
      }
      throw new Error(`no option ${option}`);
    }
    const value = await field.locator('option', { hasText: option }).first().getAttribute('value');
    await field.selectOption(value);
  }

  /** Sets a day in a date field; typed in the order of the field by keyboard. */
  async setDay(label, day) {
    await this.page.getByLabel(label, { exact: true }).first().fill(day);
  }

  /**
   * Ticks a box, or takes one of several choices; of several with this name the first, or the one in the group that is named.
   * @param {'checkbox' | 'radio'} role
   * @param {string} name
   * @param {string | null} group
   */
  async tick(role, name, group = null) {
    const box = this.#place(group).getByRole(role, { name, exact: false }).first();
    await box.waitFor();
    if (this.by !== 'keyboard') {
      await box.check();
      return;
    }
    await this.#focus(box);
    await this.page.keyboard.press('Space');
  }

  async sees(text) {
    await this.page.getByText(text, { exact: false }).first().waitFor();
  }

  /** Waits until the page says that something is done. */
  async isTold(text) {
    await this.page.getByRole('status').filter({ hasText: text }).first().waitFor();
  }

  #field(label, group) {
    return this.#place(group).getByLabel(label, { exact: true }).first();
  }

  #place(group) {
    return group === null ? this.page : this.page.getByRole('group', { name: group, exact: true });
  }

  async #act(target) {
    await target.waitFor();
    if (this.by === 'keyboard') {
      await this.#focus(target);
      await this.page.keyboard.press('Enter');
    } else {
      await target.click();
    }
  }

  /** Comes to a control by Tab alone (arrows within a group of choices); fails when it cannot be reached so. */
  async #focus(target) {
    await target.waitFor();
    const handle = await target.elementHandle();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const isThere = await handle.evaluate((element) => document.activeElement === element);
      if (isThere) {
        await this.#requireVisibleFocus();
        return;
      }
      const isInGroup = await handle.evaluate((element) => {
        const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
        return element.type === 'radio' && active?.type === 'radio' && active.name === element.name;
      });
      await this.page.keyboard.press(isInGroup ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`cannot be reached by keyboard: ${await handle.evaluate((element) => element.outerHTML.slice(0, 200))}`);
  }

  async #requireVisibleFocus() {
    const isVisible = await this.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    if (!isVisible) {
      throw new Error('the focus is not visible');
    }
  }
}
