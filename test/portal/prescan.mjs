// The pre-scan of a DPIA in the browser: answered, a criterion contested and judged by a second person, told to the council, established.

/** @import { Person, Scene } from './person.mjs' */

const REASON = { nl: 'Dit model draait hier al jaren.', en: 'This model has run here for years.' };
const WHY = { nl: 'De antwoorden volgen het verwerkingsregister.', en: 'The answers follow the record of processing.' };
const ADDED = { nl: 'Resultaten en opdrachten worden gekoppeld.', en: 'Results and assignments are joined.' };

/** @param {Scene} scene */
export async function prescans(scene) {
  await fills(scene);
  await contests(scene);
  await establishes(scene);
}

/**
 * The analyst answers in two turns; a tick without why is refused and loses nothing.
 * @param {Scene} scene
 */
async function fills({ as, t, language, look, made }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.projects'));
  await analyst.follow(made.project);
  await analyst.sees(t('prescan.standings.none'));
  await analyst.follow(t('prescan.toPrescan'));
  await look(analyst);
  const ask = (name) => t(`prescan.questions.${name}`);
  const option = (name, code) => t(`prescan.options.${name}.${code}`);
  await analyst.tick('checkbox', option('ordinaryKinds', 'content'), ask('ordinaryKinds'));
  await analyst.tick('checkbox', option('ordinaryKinds', 'demographic'), ask('ordinaryKinds'));
  for (const name of ['specialKinds', 'sensitiveKinds']) {
    await analyst.tick('checkbox', t('prescan.none'), ask(name));
  }
  await analyst.tick('checkbox', option('subjectKinds', 'students'), ask('subjectKinds'));
  await analyst.press(t('prescan.save'));
  await analyst.isTold(t('prescan.saved'));
  await look(analyst);
  await analyst.choose(ask('minorsService'), option('minorsService', 'none'));
  await analyst.choose(ask('frequency'), option('frequency', 'monthly'));
  for (const name of ['storedOutside', 'baseRegistry', 'newLaw']) {
    await analyst.choose(ask(name), t('app.no'));
  }
  await analyst.write(ask('subjects'), '2000');
  await analyst.choose(ask('effect'), option('effect', 'none'));
  for (const name of ['continuous', 'joinsControllers', 'newTechnology', 'blocksRight']) {
    await analyst.choose(ask(name), t('app.no'));
  }
  await analyst.tick('checkbox', t('prescan.none'), ask('modality'));
  await analyst.tick('checkbox', t('findings.codes.matching'), ask('criteria'));
  await analyst.tick('checkbox', t('prescan.none'), ask('apItems'));
  await analyst.tick('checkbox', t('prescan.none'), ask('article353'));
  await analyst.press(t('prescan.save'));
  // The summary names the criterion that lacks its reason, not the whole question.
  const lacking = t('prescan.why', { what: t('findings.codes.matching') });
  await analyst.page.getByRole('alert').filter({ hasText: lacking }).waitFor();
  await look(analyst);
  await analyst.write(lacking, ADDED[language]);
  await analyst.press(t('prescan.save'));
  await analyst.sees(t('prescan.allAnswered'));
  await analyst.sees(t('prescan.results.required'));
  await look(analyst);
}

/**
 * A privacy officer contests what follows from the facts; another one upholds that, and the council reads it.
 * @param {Scene} scene
 */
async function contests({ as, t, language, look, made }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.projects'));
  await officer.follow(made.project);
  await officer.sees(t('prescan.standings.complete'));
  await officer.follow(t('prescan.toPrescan'));
  await officer.press(t('prescan.contest'));
  await officer.press(t('prescan.contestNow'));
  await officer.page.getByRole('alert').waitFor();
  await look(officer);
  await officer.choose(t('prescan.criterion'), t('findings.codes.new-technology'));
  await officer.write(t('prescan.contestReason'), REASON[language]);
  await officer.press(t('prescan.contestNow'));
  await officer.sees(t('prescan.states.raised'));
  await look(officer);

  const second = await as('second-privacy-officer');
  await second.visit(t('nav.work'));
  await second.sees(t('work.kind.contest-judge'));
  await opens(second, t('work.kind.contest-judge'));
  await second.choose(t('prescan.judgeOutcome'), t('prescan.outcomes.upheld'));
  await second.write(t('judgement.rationale'), WHY[language]);
  await look(second);
  await second.press(t('prescan.judge'));
  await second.sees(t('prescan.states.upheld'));
  await second.sees(t('prescan.countsNot'));
  await look(second);

  const member = await as('council-member');
  await member.visit(t('nav.monthlyList'));
  await member.sees(REASON[language]);
  await look(member);
}

/**
 * Opens the first thing of a kind that waits.
 * @param {Person} person
 */
async function opens(person, kind) {
  await person.page.getByRole('listitem').filter({ hasText: kind }).getByRole('link').first().click();
  await person.ready();
}

/** @param {Scene} scene */
async function establishes({ as, t, language, look, made }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.work'));
  await officer.sees(t('work.kind.prescan-establish'));
  await look(officer);
  await opens(officer, t('work.kind.prescan-establish'));
  await officer.press(t('prescan.toEstablishNow'));
  await officer.write(t('judgement.rationale'), WHY[language]);
  await officer.press(t('prescan.establish'));
  await officer.isTold(t('prescan.done.establish'));
  await look(officer);
  const fg = await as('fg');
  await fg.visit(t('nav.projects'));
  await fg.follow(made.project);
  await fg.follow(t('prescan.toPrescan'));
  await fg.sees(WHY[language]);
  await look(fg);
}
