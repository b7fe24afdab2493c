// What a newer version of the code does to a running project, in the browser: a warning, and nothing stops.

/** @import { Scene } from './person.mjs' */

/**
 * The privacy officer and the analyst are told; the project says under which version it stands, and its data are still served.
 * @param {Scene} scene
 */
export async function goesOn({ as, t, look, made }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.work'));
  await officer.sees(t('work.kind.project-review'));
  await look(officer);
  const analyst = await as('analyst');
  await analyst.visit(t('nav.work'));
  await analyst.sees(t('work.kind.project-review'));
  await analyst.follow(made.project);
  await analyst.sees(t('projects.review.newer'));
  await analyst.page.getByRole('link', { name: '2026.2', exact: true }).waitFor();
  await analyst.page.getByRole('link', { name: made.version, exact: true }).waitFor();
  await look(analyst);
  await analyst.follow(t('projects.review.compare'));
  await analyst.sees(t('codes.ways.stricter'));
  await analyst.visit(t('nav.accessRequests'));
  await analyst.page.locator('main table tbody a').first().click();
  await analyst.sees(t('projects.review.ofRequest'));
  await look(analyst);
  await Promise.all([analyst.page.waitForEvent('download'), analyst.press(t('requests.download'), 'link')]);
}
