// The tasks of tasks.json as scenes: the story of the platform by its people, in the browser. `look` is called in every state, with
// the person who sees it; scenes share what earlier ones made in `scene.made`.
import { readFileSync } from 'node:fs';
import { endsOn, PERSON_PROCESS, PROJECT } from '../support/story.mjs';
import { asksWhatIf, compares, readsCode, readsLife, revises, tightens } from './code.mjs';
import { departs } from './departures.mjs';
import { choosesLanguage, finds, grants, returns, signsOut } from './everyday.mjs';
import { imports } from './importing.mjs';
import { personAt } from './person.mjs';
import { prescans } from './prescan.mjs';
import { goesOn } from './review.mjs';
import { decidesForItself, standsUnder } from './routes.mjs';
import { textsOf } from './texts.mjs';
import { keepsShorter, standsIn } from './two-people.mjs';

/** @import { Person, Scene } from './person.mjs' */

const QUESTION = { nl: 'Welke studenten hebben na twee opdrachten hulp nodig?', en: 'Which students need help after two assignments?' };
const WHY = { nl: 'Nuttig en zorgvuldig.', en: 'Useful and careful.' };
const TITLES = {
  dataset: { nl: 'OULAD: toetsresultaten', en: 'OULAD: assessment results' },
  purpose: { nl: 'Studiesucces en begeleiding', en: 'Study success and guidance' },
  goal: { nl: 'Doorstroom, studiesucces en welzijn', en: 'Progress, study success and wellbeing' },
};

export const TASKS = JSON.parse(readFileSync(new URL('./tasks.json', import.meta.url), 'utf8'));

const SCENES = {
  registers,
  returns,
  prescans,
  tests,
  decides,
  standsUnder,
  readsCode,
  finds,
  asksAndDownloads,
  withdraws,
  deletesAndDownloadsAgain,
  verifies,
  imports,
  revises,
  readsLife,
  tightens,
  compares,
  goesOn,
  asksWhatIf,
  departs,
  grants,
  decidesForItself,
  standsIn,
  keepsShorter,
  choosesLanguage,
  signsOut,
};

/** Plays every task in one language; `told` hears of each whether it went. Answers what browsers complained of. */
export async function playTasks({ browser, url, language, by, look, told }) {
  const t = textsOf(language);
  const people = {};
  const as = async (persona) => {
    if (people[persona] === undefined) {
      people[persona] = await personAt(browser, { url, language, by });
      await people[persona].signIn(persona);
    }
    return people[persona];
  };
  const scene = { as, t, language, look, made: {} };
  for (const { task, scene: name, who } of TASKS) {
    await told(task, () => SCENES[name](scene, who));
  }
  const complaints = Object.values(people).flatMap((person) => person.complaints);
  for (const { context } of Object.values(people)) {
    await context.close();
  }
  return complaints;
}

/**
 * The analyst registers, forgets the legal basis, reads what helps, repairs it and submits.
 * @param {Scene} scene
 */
async function registers({ as, t, language, look, made }) {
  const analyst = await as('analyst');
  await look(analyst);
  await analyst.follow(t('work.start.project'));
  await look(analyst);
  await analyst.write(t('fields.question'), QUESTION[language]);
  for (const name of ['problem', 'beneficiary', 'resultSought', 'plan', 'population', 'controller', 'retentionOwner']) {
    await analyst.write(t(`fields.${name}`), PROJECT[name]);
  }
  await analyst.choose(t('fields.goal'), TITLES.goal[language]);
  for (const name of ['subjectCategories', 'dataCategories', 'measures']) {
    await analyst.write(t(`fields.${name}`), PROJECT[name].join('\n'));
  }
  await analyst.write(t('fields.recipients'), '-');
  await analyst.write(t('fields.transfers'), '-');
  await analyst.write(t('fields.retentionMonths'), String(PROJECT.retentionMonths));
  await analyst.setDay(t('fields.endsOn'), endsOn());
  await analyst.tick('checkbox', t('fields.isUmbrella'));
  await analyst.page.getByRole('status').filter({ hasText: 'SD-' }).waitFor();
  await look(analyst);
  await analyst.press(t('registration.finish'));
  await analyst.sees(t('projects.noProcess'));
  const number = (await analyst.page.locator('.lead').innerText()).trim();
  await analyst.follow(t('process.add'));
  await look(analyst);
  await fillProcess(analyst, t, language);
  await look(analyst);
  await analyst.press(t('process.save'));
  await analyst.sees(t('process.analyticsKinds.predictive'));
  await look(analyst);
  await analyst.press(t('projects.act.submit'));
  await analyst.page.getByRole('alert').waitFor();
  // What was found stands on the page already: the refusal leads to it and does not tell it again.
  await analyst.page
    .getByRole('alert')
    .getByRole('link', { name: t('findings.below') })
    .waitFor();
  await look(analyst);
  await analyst.follow('signals');
  await analyst.choose(t('process.basis'), t('process.bases.consent'));
  await analyst.press(t('process.save'));
  await analyst.sees(t('process.bases.consent'));
  await analyst.press(t('projects.act.submit'));
  await analyst.isTold(t('projects.done.submitted'));
  await look(analyst);
  made.project = number;
}

/** @param {Person} analyst */
async function fillProcess(analyst, t, language) {
  await analyst.write(t('process.code'), 'signals');
  await analyst.choose(t('process.dataset'), TITLES.dataset[language]);
  await analyst.choose(t('process.purpose'), TITLES.purpose[language]);
  await analyst.choose(t('process.activity'), t('process.activities.application'));
  await analyst.choose(t('process.level'), t('process.levels.person'));
  await analyst.choose(t('process.analytics'), t('process.analyticsKinds.predictive'));
  await analyst.choose(t('process.infersEmotion'), t('app.no'));
  await analyst.choose(t('process.facing'), t('process.facings.adviser'));
  await analyst.tick('checkbox', t('process.uses.guidance'));
  for (const { field, neededFor } of PERSON_PROCESS.fields) {
    await analyst.tick('checkbox', field);
    await analyst.write(t('process.neededFor', { column: field }), neededFor);
  }
}

/**
 * The privacy officer tests, and is told what is missing before it is recorded.
 * @param {Scene} scene
 */
async function tests({ as, t, language, look, made }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.work'));
  await look(officer);
  await officer.follow(made.project);
  await look(officer);
  await officer.press(t('judgement.test.give'));
  await officer.sees(t('judgement.rationaleNeeded'));
  await look(officer);
  await officer.tick('radio', t('judgement.outcomes.positive'));
  await officer.write(t('judgement.rationale'), WHY[language]);
  await officer.press(t('judgement.test.give'));
  await officer.isTold(t('projects.done.tested'));
  await look(officer);
}

/**
 * The mandate holder decides and reads the receipt.
 * @param {Scene} scene
 */
async function decides({ as, t, language, look, made }) {
  const dean = await as('dean');
  await look(dean);
  await dean.follow(made.project);
  await look(dean);
  await dean.tick('radio', t('judgement.outcomes.approved'));
  await dean.write(t('judgement.rationale'), WHY[language]);
  await dean.press(t('judgement.decide.give'));
  await dean.isTold(t('projects.done.approved'));
  await look(dean);
  await dean.press(t('judgement.toProject'));
  await dean.sees(t('projects.states.tested'));
  await look(dean);
}

/**
 * The analyst sees the outcome change while choosing, and downloads into the controlled setting; answers the pseudonyms.
 * @param {Scene} scene
 */
async function asksAndDownloads({ as, t, look, made }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.accessRequests'));
  await look(analyst);
  await analyst.follow(t('requests.new'));
  await look(analyst);
  await analyst.choose(t('requests.project'), made.project);
  await analyst.choose(t('requests.process'), 'signals');
  await analyst.choose(t('requests.setting'), 'Beheerde laptop');
  await analyst.tick('checkbox', 'score');
  await analyst.sees(t('outcomes.deny'));
  await look(analyst);
  const steps = t('requests.nearest.steps.other-setting', { setting: 'Gecontroleerde werkomgeving RC-2' });
  await analyst.press(t('requests.make'));
  await analyst.sees(t('requests.noData'));
  await look(analyst);
  await analyst.follow(t('requests.nearest.again', { steps }));
  await analyst.sees(t('outcomes.oblige'));
  await analyst.choose(t('requests.setting'), 'Beheerde laptop');
  await analyst.sees(t('outcomes.deny'));
  await analyst.press(t('requests.nearest.apply', { steps }));
  await analyst.sees(t('columnActions.keep'));
  await analyst.tick('checkbox', 'weight');
  await analyst.sees(t('columnActions.drop'));
  await look(analyst);
  await analyst.press(t('requests.make'));
  await analyst.sees(t('requests.judgedAgain'));
  await analyst.ready();
  await look(analyst);
  made.pseudonyms = pseudonymsIn(await download(analyst, t));
}

/** @param {Person} analyst */
async function download(analyst, t) {
  const [file] = await Promise.all([analyst.page.waitForEvent('download'), analyst.press(t('requests.download'), 'link')]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function pseudonymsIn(csv) {
  const [header, ...lines] = csv.trimEnd().split('\n');
  if (header !== 'pseudonym,score' || lines.length === 0) {
    throw new Error(`not the rows that were asked for: ${header}`);
  }
  return new Set(lines.map((line) => line.split(',')[0]));
}

/**
 * A student withdraws consent.
 * @param {Scene} scene
 */
async function withdraws({ as, t, language, look }) {
  const student = await as('student');
  const purpose = TITLES.purpose[language];
  await look(student);
  await student.visit(t('nav.consents'));
  await look(student);
  await student.pressIn(purpose, t('consents.act.consent.withdraw'));
  await student.isTold(t('consents.recorded'));
  await look(student);
  await student.pressIn(purpose, t('consents.act.objection.raise'));
  await student.sees(t('consents.about.objectionOn'));
  await look(student);
  await student.pressIn(purpose, t('consents.act.objection.withdraw'));
  await student.sees(t('consents.about.objection'));
}

/**
 * The analyst is asked to delete one pseudonym, confirms it, and no longer gets that student.
 * @param {Scene} scene
 */
async function deletesAndDownloadsAgain({ as, t, look, made: { pseudonyms: before } }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.work'));
  for (let tries = 0; tries < 20 && (await analyst.page.getByText(t('work.kind.recall-confirm')).count()) === 0; tries += 1) {
    await analyst.page.waitForTimeout(500);
    await analyst.goTo('/');
  }
  await analyst.sees(t('work.kind.recall-confirm'));
  await look(analyst);
  await analyst.visit(t('nav.deliveries'));
  await look(analyst);
  await analyst.press(t('recalls.confirm'));
  await analyst.sees(t('recalls.confirmed'));
  await look(analyst);
  await analyst.visit(t('nav.accessRequests'));
  await analyst.page.locator('main table tbody a').first().click();
  await analyst.ready();
  const after = pseudonymsIn(await download(analyst, t));
  const gone = [...before].filter((pseudonym) => !after.has(pseudonym));
  if (gone.length !== 1 || after.size !== before.size - 1) {
    throw new Error(`one student was to be gone; ${before.size} became ${after.size}, ${gone.length} gone`);
  }
}

/**
 * The auditor checks both logs in the browser, reads back in a log of more than a page, and has a logged outcome tested again.
 * @param {Scene} scene
 */
async function verifies({ as, t, look }) {
  const auditor = await as('auditor');
  await look(auditor);
  await auditor.follow(t('work.start.logs'));
  await look(auditor);
  for (let log = 0; log < 2; log += 1) {
    await auditor.press(t('logs.verify'));
    await auditor.sees(t('logs.holds'));
    await look(auditor);
  }
  await readsEntries(auditor, t, look);
}

/** @param {Person} auditor */
async function readsEntries(auditor, t, look) {
  const first = auditor.page.locator('main table').first();
  const before = await first.locator('tbody tr').count();
  await auditor.press(t('app.more'));
  await first.locator('tbody tr').nth(before).waitFor();
  await look(auditor);
  await auditor.page
    .locator('main tr', { hasText: t('logs.kinds.access.requested') })
    .first()
    .getByRole('link')
    .click();
  await auditor.sees(t('logs.facts'));
  await auditor.ready();
  await look(auditor);
  await auditor.press(t('logs.replay.do'));
  await auditor.sees(t('logs.replay.equal'));
  await look(auditor);
}
