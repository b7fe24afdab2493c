// A steward imports a file: offers it, reads the proposal, changes it, is told of rows that do not fit, and loads it.

/** @import { Person, Scene } from './person.mjs' */

const FILE = [
  'studentnummer;vak;cijfer;datum',
  ...Array.from(
    { length: 40 },
    (_, row) => `S${2000 + row};WIS${row % 3};${50 + (row % 40)};2026-03-${String(1 + (row % 28)).padStart(2, '0')}`,
  ),
];

/** @param {Scene} scene */
export async function imports({ as, t, look }) {
  const steward = await as('steward');
  await steward.visit(t('nav.imports'));
  await look(steward);
  await steward.press(t('imports.send'));
  await steward.sees(t('app.needed'));
  await look(steward);
  await offer(steward, t, 'cijfers.csv', FILE);
  await steward.sees(t('imports.found'));
  await look(steward);
  await describe(steward, t);
  await steward.press(t('imports.saveProposal'));
  await steward.page.getByRole('button', { name: t('imports.load'), exact: true }).waitFor();
  await look(steward);
  await steward.press(t('imports.load'));
  await steward.sees(t('imports.toDataset'));
  await look(steward);
  await steward.follow(t('imports.toDataset'));
  await look(steward);
  await steward.visit(t('nav.imports'));
  await offer(steward, t, 'cijfers-2.csv', [...FILE, 'S2999;WIS1;zes;2026-03-04']);
  await steward.sees(t('imports.found'));
  await look(steward);
}

/** @param {Person} steward */
async function offer(steward, t, name, lines) {
  await steward.page
    .getByLabel(t('imports.choose'), { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });
  await steward.press(t('imports.send'));
}

/**
 * Says what the catalogue has to know, and what the columns are.
 * @param {Person} steward
 */
async function describe(steward, t) {
  const language = (name) => t(`app.language.${name}`);
  for (const name of ['title', 'description']) {
    for (const code of ['nl', 'en']) {
      await steward.write(t(`imports.set.${name}`, { language: language(code) }), `${name} ${code}`);
    }
  }
  const texts = {
    code: 'cijfers',
    sourceSystem: 'survey',
    owner: 'Onderwijsbureau',
    purpose: 'Onderwijs verbeteren',
    originalPurpose: 'Onderwijs',
    obtainedFrom: 'Het bureau',
    retentionOwner: 'datasteward',
    retentionMonths: '84',
  };
  for (const [name, text] of Object.entries(texts)) {
    await steward.write(t(`imports.set.${name}`), text);
  }
  await steward.choose(t('imports.set.basis'), t('process.bases.public-task'));
  const subject = steward.page.locator('fieldset', { has: steward.page.locator('legend', { hasText: 'studentnummer' }) });
  await subject.getByLabel(t('imports.treatment'), { exact: true }).selectOption('subject');
  const date = steward.page.locator('fieldset', { has: steward.page.locator('legend', { hasText: 'datum' }) });
  const code = await date.getByLabel(t('imports.code'), { exact: true }).inputValue();
  await steward.choose(t('imports.rowDate'), code);
}
