// What one person proposes and another confirms, in the browser: a deputyship, and a profile that keeps the record of use shorter.
import { endsOn, today } from '../support/story.mjs';

/** @import { Person, Scene } from './person.mjs' */

/**
 * One administrator proposes a deputy; another one finds it waiting and confirms it.
 * @param {Scene} scene
 */
export async function standsIn({ as, t, language, look }) {
  const first = await as('administrator');
  await first.visit(t('nav.people'));
  const status = await first.page.evaluate(propose, { fromOn: today(), untilOn: endsOn(), sourceDecision: `Waarneming 2026-${language}` });
  if (status !== 201) {
    throw new Error(`the deputyship was answered ${status}`);
  }
  const second = await as('second-administrator');
  await second.visit(t('nav.work'));
  await second.sees(t('work.kind.deputyship-confirm'));
  await look(second);
  await second.visit(t('nav.people'));
  await second.sees(t('people.proposed'));
  await look(second);
  await second.settle(t('people.confirm'));
  await look(second);
}

/**
 * Runs in the page: asks the api, as the person who is signed in there, that the teacher stands in for the dean.
 * @param {{ readonly fromOn: string, readonly untilOn: string }} days
 */
async function propose(days) {
  const read = async (path) => (await fetch(path)).json();
  const { csrfToken } = await read('/api/v1/session');
  const { items } = await read('/api/v1/people?limit=200');
  const idOf = (wanted) => items.find(({ handle }) => handle === wanted).id;
  const reply = await fetch('/api/v1/deputyships', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
    body: JSON.stringify({ ...days, absentId: idOf('dean'), deputyId: idOf('teacher') }),
  });
  return reply.status;
}

/**
 * The form opens while the page still shows the version before the one that another confirmed; it starts from the newest all the same.
 * @param {Person} administrator
 */
async function opensBeforeNews(administrator, t) {
  const profile = '**/api/v1/institution';
  await administrator.page.route(profile, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await administrator.visit(t('nav.institution'));
  await administrator.press(t('institution.change'));
  await administrator.sees(t('institution.nextAbout', { version: 2 }));
  await administrator.page.unroute(profile);
}

/**
 * The administrator lets the record of who used what be kept shorter; it holds once the FG confirms it.
 * @param {Scene} scene
 */
export async function keepsShorter({ as, t, language, look }) {
  const administrator = await as('administrator');
  await opensBeforeNews(administrator, t);
  await administrator.write(t('institution.keptMonths'), '48');
  await administrator.setDay(t('institution.effectiveOn'), today());
  await administrator.write(t('institution.sourceDecision'), `Besluit 2026-${language}-logboek`);
  await administrator.press(t('institution.record'));
  await administrator.isTold(t('institution.doneWaits'));
  await look(administrator);
  const fg = await as('fg');
  await fg.visit(t('nav.work'));
  await fg.sees(t('work.kind.profile-confirm'));
  await look(fg);
  await fg.visit(t('nav.institution'));
  await fg.sees(t('institution.waits'));
  await look(fg);
  await fg.settle(t('people.confirm'));
  await fg.sees(t('projects.months_other', { count: 48 }));
  await look(fg);
}
