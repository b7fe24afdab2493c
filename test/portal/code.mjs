// The code of practice in the browser: read by anybody, drawn up with the councils, compared, and tried on what was judged before.

/** The analyst reads the code by its contents, opens a rule, and finds the same rules under the version. */
export async function readsCode({ as, t, look }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.code'));
  await analyst.sees(t('codes.contents'));
  await look(analyst);
  await isAtRule(analyst, 'A-55');
  await analyst.follow(t('codes.versions'));
  await look(analyst);
  await analyst.page.locator('main table tbody a').first().click();
  await analyst.ready();
  await analyst.sees(t('codes.engine'));
  await look(analyst);
}

/** Whoever follows a rule's address comes to that rule, and not to the top of the page. */
async function isAtRule(person, norm) {
  await person.page.evaluate((hash) => globalThis.history.replaceState(null, '', `/code#${hash}`), norm);
  await person.page.reload();
  await person.ready();
  await person.page.waitForFunction((id) => document.activeElement?.id === id, norm);
}
