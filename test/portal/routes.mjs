// The route of a project and what the institution decides about routes, in the browser.
import { endsOn, PROJECT, today } from '../support/story.mjs';

/** @import { Scene } from './person.mjs' */

const QUESTION = { nl: 'Waardoor steeg het aantal hoge cijfers?', en: 'Why did the number of high marks rise?' };

/**
 * The analyst registers a project under the one that was approved: what is left open is taken over, and the route says what sets it.
 * @param {Scene} scene
 */
export async function standsUnder({ as, t, language, look, made }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.projects'));
  await analyst.follow(t('projects.register'));
  await analyst.write(t('fields.question'), QUESTION[language]);
  await analyst.choose(t('fields.umbrellaId'), made.project);
  for (const name of ['problem', 'beneficiary', 'resultSought', 'plan', 'population']) {
    await analyst.write(t(`fields.${name}`), PROJECT[name]);
  }
  await analyst.setDay(t('fields.endsOn'), endsOn());
  await analyst.page.getByRole('status').filter({ hasText: 'SD-' }).waitFor();
  const filledIn = analyst.page.getByLabel(t('fields.controller'), { exact: true });
  await analyst.page.waitForFunction(
    (field) => /** @type {HTMLInputElement | null} */ (field)?.value !== '',
    await filledIn.elementHandle(),
  );
  if ((await filledIn.inputValue()) !== PROJECT.controller) {
    throw new Error('the controller of the umbrella project was not taken over');
  }
  await look(analyst);
  await analyst.press(t('registration.finish'));
  await analyst.sees(t('projects.routeMarks.no-process'));
  await look(analyst);
}

/**
 * The administrator reads what the institution decided, and records the next version of its profile.
 * @param {Scene} scene
 */
export async function decidesForItself({ as, t, language, look }) {
  const administrator = await as('administrator');
  await administrator.visit(t('nav.institution'));
  await administrator.sees(t('projects.routeMarks.person-level'));
  await look(administrator);
  await administrator.press(t('institution.change'));
  await look(administrator);
  await administrator.write(t('institution.daysLight'), '6');
  await administrator.setDay(t('institution.effectiveOn'), today());
  await administrator.write(t('institution.sourceDecision'), `Besluit 2026-${language}-profiel`);
  await administrator.press(t('institution.record'));
  await administrator.page.getByRole('alert').waitFor();
  await look(administrator);
  await administrator.write(t('institution.daysLight'), '4');
  await administrator.press(t('institution.record'));
  await administrator.isTold(t('institution.done'));
  await administrator.sees(t('institution.workingDays_other', { count: 4 }));
  await look(administrator);
}
