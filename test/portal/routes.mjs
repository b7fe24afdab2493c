// The route of a project and what the institution decides about routes, in the browser.
import { endsOn, PROJECT, today } from '../support/story.mjs';

/** @import { Person, Scene } from './person.mjs' */

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

const GOAL = { nl: 'Welzijn van studenten', en: 'Wellbeing of students' };
const STATUTORY = { nl: 'Kwaliteitszorg en wettelijke verantwoording', en: 'Quality assurance and statutory accountability' };
const LIBRARY = { nl: 'Bibliotheek', en: 'Library' };

/**
 * The administrator reads what the institution decided, and records the next version of its profile; another one confirms it, and it
 * holds for who registers.
 * @param {Scene} scene
 */
export async function decidesForItself({ as, t, language, look }) {
  const administrator = await as('administrator');
  await administrator.visit(t('nav.institution'));
  await administrator.sees(t('projects.routeMarks.person-level'));
  await administrator.sees(t('institution.byStatute', { goal: STATUTORY[language] }));
  await look(administrator);
  await administrator.press(t('institution.change'));
  await administrator.sees(t('institution.nextAbout', { version: 1 }));
  await look(administrator);
  await addsGoal(administrator, { t, look });
  await administrator.tick('checkbox', LIBRARY[language], t('institution.redLines'));
  await administrator.tick('checkbox', t('projects.routeMarks.group-level'), t('institution.heavyAlso'));
  await administrator.write(t('institution.daysLight'), '6');
  await administrator.setDay(t('institution.effectiveOn'), today());
  await administrator.write(t('institution.sourceDecision'), `Besluit 2026-${language}-profiel`);
  await administrator.press(t('institution.record'));
  await administrator.page
    .getByRole('alert')
    .filter({ hasText: t('institution.goalCode') })
    .filter({ hasText: t('institution.daysLight') })
    .waitFor();
  await look(administrator);
  await administrator.write(t('institution.goalCode'), 'student-wellbeing', t('institution.newGoal', { number: 2 }));
  await administrator.write(t('institution.daysLight'), '4');
  await administrator.press(t('institution.record'));
  await administrator.isTold(t('institution.doneWaits'));
  await look(administrator);
  const second = await as('second-administrator');
  await second.visit(t('nav.institution'));
  await second.sees(t('institution.waits'));
  await look(second);
  await second.settle(t('people.confirm'));
  await second.sees(t('institution.workingDays_other', { count: 4 }));
  await second.sees(GOAL[language]);
  await second.sees(LIBRARY[language]);
  await second.sees(t('institution.heavyAlsoHere'));
  await second.sees(t('projects.routeMarks.group-level'));
  await look(second);
  const analyst = await as('analyst');
  await analyst.goTo('/projects/new');
  await analyst.page
    .getByLabel(t('fields.goal'), { exact: true })
    .locator('option', { hasText: GOAL[language] })
    .waitFor({ state: 'attached' });
}

/**
 * Of two new goals one is taken off again; the focus goes along. That of the statute cannot be taken off.
 * @param {Person} administrator
 * @param {Pick<Scene, 't' | 'look'>} scene
 */
async function addsGoal(administrator, { t, look }) {
  const first = t('institution.newGoal', { number: 1 });
  const second = t('institution.newGoal', { number: 2 });
  for (const added of [first, second]) {
    await administrator.press(t('institution.addGoal'));
    await administrator.isTold(t('app.rowAdded', { row: added }));
    await standsIn(administrator, added, t('institution.goalCode'));
  }
  await administrator.press(t('app.takeOff', { row: first }));
  await administrator.isTold(t('app.rowTakenOff', { row: first }));
  await standsIn(administrator, second, null);
  await administrator.write(t('institution.goalCode'), 'Student wellbeing', second);
  await administrator.write(t('institution.goalNl'), GOAL.nl, second);
  await administrator.write(t('institution.goalEn'), GOAL.en, second);
  for (const statutory of Object.values(STATUTORY)) {
    if ((await administrator.page.getByRole('button', { name: t('app.takeOff', { row: statutory }), exact: true }).count()) > 0) {
      throw new Error('a goal of the statute can be taken off');
    }
  }
  await look(administrator);
}

/**
 * The focus is on a field of a group, or on the group itself.
 * @param {Person} person
 * @param {string} group
 * @param {string | null} label
 */
async function standsIn({ page }, group, label) {
  const place = page.getByRole('group', { name: group, exact: true });
  const target = await (label === null ? place : place.getByLabel(label, { exact: true })).elementHandle();
  await page.waitForFunction((element) => document.activeElement === element, target);
}
