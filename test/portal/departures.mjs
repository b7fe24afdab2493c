// Comply or explain in the browser: asked, advised against, granted with an answer, told to the council, and ended.
import { endsOn } from '../support/story.mjs';

/** @import { Person, Scene } from './person.mjs' */

const QUESTION = { nl: 'Helpt een tweede inzagemoment?', en: 'Does a second review session help?' };
const REASON = { nl: 'De gegevens waren al gekozen.', en: 'The data were chosen before.' };
const RATHER_NOT = { nl: 'Liever niet.', en: 'Rather not.' };
const ANSWER = { nl: 'Eenmalig, en voor kort.', en: 'Once, and not for long.' };

/** @param {Scene} scene */
export async function departs({ as, t, language, look }) {
  const analyst = await as('analyst');
  await analyst.visit(t('nav.work'));
  await analyst.follow(t('work.start.project'));
  await analyst.write(t('fields.question'), QUESTION[language]);
  await analyst.page.getByRole('status').filter({ hasText: 'SD-' }).waitFor();
  await analyst.press(t('registration.finish'));
  await analyst.sees(t('projects.noProcess'));
  const item = `${(await analyst.page.locator('.lead').innerText()).trim()}, A-01`;
  await analyst.press(t('departures.act.ask'));
  await analyst.press(t('departures.give.ask'));
  await analyst.page.getByRole('alert').waitFor();
  await look(analyst);
  await analyst.choose(t('departures.norm'), 'A-01');
  await analyst.write(t('departures.reason'), REASON[language]);
  await analyst.setDay(t('departures.untilOn'), endsOn(3));
  await analyst.press(t('departures.give.ask'));
  await analyst.sees(t('departures.states.asked'));
  await look(analyst);

  const fg = await as('fg');
  await waitsFor(fg, 'departure-advise', { item, t, look });
  await answers(fg, 'advice', 'negative', { t, rationale: RATHER_NOT[language] });
  await fg.sees(t('departures.states.advised'));
  await look(fg);

  const dean = await as('dean');
  await waitsFor(dean, 'departure-decide', { item, t, look });
  await answers(dean, 'decision', 'granted', { t, rationale: ANSWER[language] });
  await dean.page.getByRole('alert').waitFor();
  await look(dean);
  await dean.write(t('departures.answer'), ANSWER[language]);
  await dean.press(t('departures.give.decision'));
  await dean.sees(t('departures.states.granted'));
  await look(dean);

  const member = await as('council-member');
  await waitsFor(member, 'departure-note', { item, t, look });
  await member.visit(t('nav.monthlyList'));
  await member.sees(REASON[language]);
  await look(member);

  await analyst.goTo(new URL(analyst.page.url()).pathname);
  await analyst.press(t('departures.act.end'));
  await analyst.write(t('departures.endReason'), ANSWER[language]);
  await analyst.press(t('departures.give.end'));
  await analyst.sees(t('departures.states.ended'));
  await look(analyst);
}

/**
 * What waits for somebody leads to the project.
 * @param {Person} person
 */
async function waitsFor(person, kind, { item, t, look }) {
  await person.visit(t('nav.work'));
  await person.sees(t(`work.kind.${kind}`));
  await look(person);
  await person.follow(item);
}

/** @param {Person} person */
async function answers(person, act, outcome, { t, rationale }) {
  await person.press(t(`departures.act.${act}`));
  await person.choose(t(`departures.outcome.${act}`), t(`departures.outcomes.${outcome}`));
  await person.write(t('judgement.rationale'), rationale);
  await person.press(t(`departures.give.${act}`));
}
