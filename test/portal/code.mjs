// The code of practice in the browser: read by anybody, drawn up with the councils, compared, and tried on what was judged before.
import { today } from '../support/story.mjs';

/** @import { Person, Scene } from './person.mjs' */

/**
 * The analyst reads the code by its contents, opens a rule, and finds the same rules under the version.
 * @param {Scene} scene
 */
export async function readsCode({ as, t, look }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.code'));
  await analyst.sees(t('codes.contents'));
  await look(analyst);
  await isAtRule(analyst, 'A-55');
  await filtersRules(analyst, { t, look });
  await analyst.follow(t('codes.versions'));
  await look(analyst);
  await analyst.page.locator('main table tbody a').first().click();
  await analyst.ready();
  await analyst.sees(t('codes.parameters'));
  await look(analyst);
  await analyst.follow(t('codes.read'));
  await analyst.sees(t('codes.engine'));
  await look(analyst);
}

/**
 * Whoever asks for the law that is not in force sees that alone, by an address that can be given on; a rule’s own address shows it all the same.
 * @param {Person} analyst
 */
async function filtersRules(analyst, { t, look }) {
  const cards = analyst.page.locator('section.rule');
  const all = await cards.count();
  await analyst.page
    .getByRole('list', { name: t('codes.filter.nature') })
    .getByRole('link', { name: / \(\d+\)$/ })
    .nth(1)
    .click();
  const ofLaw = await fewerThan(cards, all);
  await analyst.page
    .getByRole('list', { name: t('codes.filter.standing') })
    .getByRole('link')
    .nth(2)
    .click();
  await analyst.page.waitForURL('**/code?standing=not-in-force&nature=law');
  const left = await fewerThan(cards, ofLaw);
  await analyst.sees(t('codes.filter.shown', { count: left, total: all }));
  await look(analyst);
  await analyst.page.reload();
  await analyst.ready();
  await analyst.sees(t('codes.filter.shown', { count: left, total: all }));
  await analyst.goTo('/code?standing=not-in-force&nature=law#A-02');
  await analyst.page.locator('#A-02').waitFor();
  await analyst.goTo('/code');
}

/** Waits until a filter leaves some of these and not all; answers how many. */
async function fewerThan(cards, before) {
  for (let tries = 0; tries < 100; tries += 1) {
    const left = await cards.count();
    if (left > 0 && left < before) {
      return left;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the filter leaves ${await cards.count()} of ${before} rules`);
}

/**
 * What a link shows in a page of its own is looked at as any page.
 * @param {Person} person
 */
async function isDocument(person, { name, look }) {
  const link = person.page.locator('main').getByRole('link', { name, exact: true }).first();
  const address = new URL((await link.getAttribute('href')) ?? '', person.page.url());
  const here = person.page.url();
  await person.page.goto(address.href);
  await look(person);
  await person.page.goto(here);
  await person.ready();
}

/**
 * Whoever follows a rule's address comes to that rule, and not to the top of the page.
 * @param {Person} person
 */
async function isAtRule(person, norm) {
  await person.page.evaluate((hash) => globalThis.history.replaceState(null, '', `/code#${hash}`), norm);
  await person.page.reload();
  await person.ready();
  await person.page.waitForFunction((id) => document.activeElement?.id === id, norm);
}

const SUMMARY = { nl: 'Kleinere groepen worden niet meer getoond.', en: 'Smaller groups are no longer shown.' };
const COUNCIL = { nl: 'Wij stemmen in, mits studenten uitleg krijgen.', en: 'We agree, provided that students get an explanation.' };
const ANSWER = { nl: 'De uitleg komt op de startpagina.', en: 'The explanation comes on the first page.' };
const REGULATION = { nl: 'Regeling persoonsgegevens', en: 'Regulation on personal data' };
const QUESTION_FIRST = { nl: 'De vraag komt voor de data', en: 'The question comes before the data' };
/** The title of the parameter that the new version makes stricter. */
const GROUP_SIZE = { nl: 'Kleinste groep die wordt getoond (k)', en: 'Smallest group that is shown (k)' };

/**
 * The officer gives a rule the institution's own number, and sets it beside the regulation; what is forgotten is said.
 * @param {Person} officer
 */
async function placesBeside(officer, { t, language, look }) {
  await officer.unfold(t('codes.articlesEdit', { filled: 77 }));
  await officer.write(t('codes.articleFor', { norm: 'A-01', title: QUESTION_FIRST[language] }), '9.1');
  await officer.unfold(t('codes.articlesEdit', { filled: 77 }));
  await officer.unfold(t('codes.regulationEdit'));
  await officer.write(t('codes.regulationTitle'), REGULATION[language]);
  await officer.setDay(t('codes.reviewedOn'), today());
  await officer.choose(t('codes.reviewedWith'), '');
  const rows = await officer.page.getByLabel(t('codes.ofCode'), { exact: true }).count();
  const added = t('codes.rowOf', { number: rows + 1 });
  await officer.press(t('codes.addRow'));
  await officer.choose(t('codes.ofCode'), 'A-02', added);
  await officer.write(t('codes.ofRegulation'), 'art. 3', added);
  await officer.press(t('codes.saveDraft'));
  await officer.page.getByRole('alert').waitFor();
  await look(officer);
  await officer.choose(t('codes.reviewedWith'), t('codes.councilBodies.student-council'));
}

/**
 * A version from draft to adopted: what is forgotten is said at the field, the council speaks, the board answers and adopts.
 * @param {Scene} scene
 */
export async function revises({ as, t, language, look, made }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.code'));
  await officer.follow(t('codes.versions'));
  await officer.follow(t('codes.new'));
  await officer.press(t('codes.newNow'));
  await officer.page.getByRole('alert').waitFor();
  await look(officer);
  made.version = `2027-${language}`;
  await officer.write(t('codes.label'), made.version);
  await officer.write(t('codes.summary'), SUMMARY[language]);
  await officer.press(t('codes.newNow'));
  await officer.sees(t('codes.parametersEdit'));
  await look(officer);
  await officer.write(GROUP_SIZE[language], '2');
  await officer.press(t('codes.saveDraft'));
  await officer.page.getByRole('alert').waitFor();
  await look(officer);
  await officer.write(GROUP_SIZE[language], '12');
  await placesBeside(officer, { t, language, look });
  await officer.press(t('codes.saveDraft'));
  await officer.isTold(t('codes.done.change'));
  await officer.sees(REGULATION[language]);
  await officer.press(t('codes.act.take-part'));
  await officer.press(t('codes.give.take-part'));
  await officer.page.getByRole('alert').waitFor();
  await look(officer);
  await officer.choose(t('codes.participantKind'), t('codes.participantKinds.student-council'));
  await officer.write(t('codes.participantName'), 'Noor de Wit');
  await officer.write(t('codes.capacity'), 'studentenraad');
  await officer.press(t('codes.give.take-part'));
  await officer.isTold(t('codes.done.take-part'));
  await officer.press(t('codes.act.submit'));
  await officer.press(t('codes.give.submit'));
  await officer.isTold(t('codes.done.submit'));
  await look(officer);
  await speaks(await as('council-member'), { t, language, look, made });
  await adopts(await as('board-member'), { t, language, look, made });
}

/** @param {Person} person */
async function opens(person, { t, made }) {
  await person.visit(t('nav.code'));
  await person.follow(t('codes.versions'));
  await person.sees(t('codes.versionsLead'));
  await person.follow(made.version);
}

/** @param {Person} member */
async function speaks(member, { t, language, look, made }) {
  await member.visit(t('nav.work'));
  await member.sees(t('work.kind.code-advise'));
  await member.follow(made.version);
  await look(member);
  await member.press(t('codes.act.act'));
  await member.choose(t('codes.council'), t('codes.councilBodies.student-council'));
  await member.choose(t('codes.actKind'), t('codes.actKinds.advice'));
  await member.choose(t('codes.position'), t('codes.positions.conditional'));
  await member.write(t('codes.actText'), COUNCIL[language]);
  await member.setDay(t('codes.givenOn'), today());
  await member.press(t('codes.give.act'));
  await member.isTold(t('codes.done.act'));
  await look(member);
}

/** @param {Person} board */
async function adopts(board, { t, language, look, made }) {
  const adopt = async () => {
    await board.setDay(t('codes.effectiveOn'), today());
    await board.write(t('codes.sourceDecision'), `CvB 2026-${language}`);
    await board.press(t('codes.give.adopt'));
  };
  await board.visit(t('nav.work'));
  await board.sees(t('work.kind.code-answer'));
  await board.follow(made.version);
  await board.press(t('codes.act.adopt'));
  await adopt();
  await board.sees(t('codes.lack.answer'));
  await look(board);
  await board.press(t('app.cancel'));
  await board.press(t('codes.act.answer'));
  await board.write(t('codes.answer'), ANSWER[language]);
  await board.press(t('codes.give.answer'));
  await board.isTold(t('codes.done.answer'));
  await board.press(t('codes.act.adopt'));
  await adopt();
  await board.isTold(t('codes.done.adopt'));
  await board.sees(t('codes.inForceToday'));
  await look(board);
}

/**
 * The auditor reads the life of the new version, checks the entry of its adoption in this browser, and comes from a request to what judged it.
 * @param {Scene} scene
 */
export async function readsLife({ as, t, look, made }) {
  const auditor = await as('auditor');
  await opens(auditor, { t, made });
  await auditor.sees(t('codes.life.mandate'));
  await auditor.unfold(t('codes.life.digests'));
  await auditor.sees(t('codes.life.build'));
  await look(auditor);
  await auditor.page.locator('.timeline a[href^="/logs/decisions/"]').last().click();
  await auditor.sees(t('logs.kinds.code.adopted'));
  await auditor.ready();
  await auditor.press(t('logs.receipt.check'));
  await auditor.sees(t('logs.receipt.holds'));
  await look(auditor);
  await auditor.visit(t('nav.accessRequests'));
  await auditor.sees(t('codes.states.retired'));
  await look(auditor);
  await auditor.page.locator('main table a[href^="/code/versions/"]').first().click();
  await auditor.sees(t('codes.oneTitle', { label: made.version }));
  await look(auditor);
}

/**
 * The council compares the new version with the one before: one parameter became stricter, and the rules are the same.
 * @param {Scene} scene
 */
export async function compares({ as, t, language, look, made }) {
  const member = await as('council-member');
  await opens(member, { t, made });
  await member.follow(t('codes.compareThis'));
  await member.choose(t('codes.compareFrom'), `2026.2 (${t('codes.states.retired')})`);
  await member.sees(t('codes.ways.stricter'));
  await member.sees(GROUP_SIZE[language]);
  await look(member);
  await isDocument(member, { name: t('codes.document'), look });
  await member.choose(t('codes.compareFrom'), made.version);
  await member.sees(t('codes.same'));
  await look(member);
}

/** What the council tries: a process of more than one column asks for a motivation. */
const MANY = { nl: 'Kenmerken van een verwerking zonder waarschuwing', en: 'Columns of a process without a warning' };

/**
 * The council asks what a stricter version would change, reads how much, and opens one change side by side.
 * @param {Scene} scene
 */
export async function asksWhatIf({ as, t, language, look, made }) {
  const member = await as('council-member');
  await member.visit(t('nav.code'));
  await member.follow(t('whatIf.title'));
  await look(member);
  await member.follow(t('whatIf.new'));
  await member.choose(t('codes.version'), made.version);
  await member.sees(t('whatIf.parameters'));
  await member.press(t('whatIf.ask'));
  await member.page.getByRole('alert').waitFor();
  await look(member);
  await member.setDay(t('whatIf.from'), today());
  await member.setDay(t('whatIf.until'), today());
  await member.write(MANY[language], '1');
  await member.press(t('whatIf.ask'));
  await member.sees(t('whatIf.byMoment'));
  await member.sees(t('whatIf.subjectsOf.project'));
  await member.sees(t('whatIf.byChange'));
  await member.sees(t('whatIf.subjectsOfProject.project', { number: made.project }));
  await look(member);
  await member.page.locator('main table').last().locator('tbody a').first().click();
  await member.sees(t('whatIf.terms'));
  await look(member);
}

const FACULTY = { nl: 'Faculteit Bètawetenschappen', en: 'Faculty of Science' };

/**
 * A faculty becomes stricter: what would be looser is said at the field; a project that names the faculty is tested by its values.
 * @param {Scene} scene
 */
export async function tightens({ as, t, language, look }) {
  const officer = await as('privacy-officer');
  await officer.visit(t('nav.code'));
  await officer.follow(t('codes.unitsLink'));
  await look(officer);
  await officer.follow(t('codes.unitNew'));
  await officer.write(t('codes.unitCode'), `science-${language}`);
  await officer.write(t('codes.unitNl'), `${FACULTY.nl} (${language})`);
  await officer.write(t('codes.unitEn'), `${FACULTY.en} (${language})`);
  await officer.write(GROUP_SIZE[language], '9');
  await officer.press(t('codes.unitSave'));
  await officer.page.getByRole('alert').waitFor();
  await look(officer);
  await officer.write(GROUP_SIZE[language], '15');
  await officer.press(t('codes.unitSave'));
  await officer.isTold(t('codes.unitSaved'));
  await officer.sees(`${FACULTY[language]} (${language})`);
  await look(officer);
  const analyst = await as('analyst');
  await analyst.visit(t('nav.work'));
  await analyst.follow(t('work.start.project'));
  await analyst.choose(t('fields.unit'), `${FACULTY[language]} (${language})`);
  await analyst.press(t('registration.finish'));
  await analyst.sees(`${FACULTY[language]} (${language})`);
  await look(analyst);
}
