// Tasks around the story: a project comes back, data are looked up, roles are granted, a language is chosen, somebody leaves.
import { endsOn, today } from '../support/story.mjs';

/** @import { Person, Scene } from './person.mjs' */

const DATASET = { nl: 'OULAD: toetsresultaten', en: 'OULAD: assessment results' };
const ADVISER = 'Sanne Kuiper';
const WHY = { nl: 'Beschrijf de opbrengst concreter.', en: 'Describe the result in concrete terms.' };
const RESULT = { nl: 'Een lijst van wie we bellen, elke eerste maandag.', en: 'A list of whom we call, every first Monday.' };

/**
 * The privacy officer returns the project with a reason; the analyst sees why, completes it and hands it in again.
 * @param {Scene} scene
 */
export async function returns({ as, t, language, look, made }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.projects'));
  await officer.follow(made.project);
  await officer.press(t('projects.act.return'));
  await officer.press(t('projects.act.returnNow'));
  await officer.sees(t('app.needed'));
  await look(officer);
  await officer.write(t('projects.reasonFor.return'), WHY[language]);
  await officer.press(t('projects.act.returnNow'));
  await officer.isTold(t('projects.done.returned'));
  await look(officer);
  const analyst = await as('analyst');
  await analyst.visit(t('nav.work'));
  await analyst.sees(t('work.kind.project-repair'));
  await look(analyst);
  await analyst.follow(made.project);
  await analyst.sees(WHY[language]);
  await look(analyst);
  await joins(analyst, t);
  await look(analyst);
  await analyst.follow(t('projects.act.change'));
  await analyst.write(t('fields.resultSought'), RESULT[language]);
  await analyst.page.getByRole('status').filter({ hasText: made.project }).waitFor();
  await analyst.press(t('registration.finish'));
  await analyst.sees(RESULT[language]);
  await analyst.press(t('projects.act.submit'));
  await analyst.isTold(t('projects.done.submitted'));
}

/**
 * Somebody else is added to the project; nobody, when nobody is chosen.
 * @param {Person} analyst
 */
async function joins(analyst, t) {
  await analyst.press(t('projects.addMemberNow'));
  await analyst.sees(t('app.needed'));
  await analyst.choose(t('projects.addMember'), ADVISER);
  await analyst.press(t('projects.addMemberNow'));
  await analyst.page.locator('main li').filter({ hasText: ADVISER }).first().waitFor();
}

/**
 * The analyst searches the catalogue and reads what the columns mean.
 * @param {Scene} scene
 */
export async function finds({ as, t, language, look }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.datasets'));
  await look(analyst);
  await analyst.write(t('datasets.search'), 'oulad');
  await analyst.write(t('datasets.search'), 'geen-enkele');
  await analyst.sees(t('datasets.none'));
  await look(analyst);
  await analyst.write(t('datasets.search'), DATASET[language]);
  await analyst.follow(DATASET[language]);
  await analyst.sees('date_submitted');
  await look(analyst);
}

/**
 * One administrator proposes a role; another one finds it waiting and confirms it.
 * @param {Scene} scene
 */
export async function grants({ as, t, language, look }) {
  const first = await as('administrator');
  await first.visit(t('nav.people'));
  await look(first);
  await first.press(t('people.propose'));
  await first.page.getByRole('alert').waitFor();
  await look(first);
  await first.choose(t('people.person'), 'Sanne');
  await first.choose(t('people.role'), t('roles.output-checker'));
  await first.setDay(t('people.from'), today());
  await first.setDay(t('people.until'), endsOn());
  await first.write(t('people.source'), `Besluit 2026-${language}`);
  await first.press(t('people.propose'));
  await first.sees(t('people.proposed'));
  await look(first);
  const second = await as('second-administrator');
  await second.visit(t('nav.work'));
  await second.sees(t('work.kind.grant-confirm'));
  await look(second);
  await second.visit(t('nav.people'));
  await second.settle(t('people.confirm'));
  await look(second);
}

/**
 * Somebody chooses the other language, which stays after a reload, and goes back.
 * @param {Scene} scene
 */
export async function choosesLanguage({ as, t, language, look }, who) {
  const person = await as(who);
  await look(person);
  const other = language === 'nl' ? 'en' : 'nl';
  await person.pressAnywhere(t(`app.language.${other}`));
  await person.page.waitForFunction((lang) => document.documentElement.lang === lang, other);
  await person.page.reload();
  await person.ready();
  if ((await person.page.evaluate(() => document.documentElement.lang)) !== other) {
    throw new Error('the language that was chosen did not stay');
  }
  await person.pressAnywhere(t(`app.language.${language}`));
  await person.page.waitForFunction((lang) => document.documentElement.lang === lang, language);
}

/**
 * Somebody signs out; going back shows nothing of what stood there.
 * @param {Scene} scene
 */
export async function signsOut({ as, t }, who) {
  const person = await as(who);
  const name = (await person.page.locator('.who').innerText()).split('·')[0]?.trim() ?? '';
  await person.visit(t('nav.datasets'));
  await person.pressAnywhere(t('app.signOut'));
  await person.sees(t('landing.title'));
  await person.page.goBack();
  await person.page.waitForSelector('h1');
  if ((await person.page.locator('body').innerText()).includes(name)) {
    throw new Error('after signing out, going back shows who was signed in');
  }
}
