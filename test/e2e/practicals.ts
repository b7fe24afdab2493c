// A small data set `practicals` for journeys, loaded over the api as a steward does: remarks as people write them, a score, two days.
import { must } from '../factories/university.js';
import { type World } from '../support/world.js';
import { register } from './story.js';

/** Remarks, some of which a spreadsheet would take for formulas. */
export const REMARKS = [
  '=HYPERLINK("http://evil.example","x")',
  '+31 20 000 0000',
  '-1+1',
  '@SUM(A1:A9)',
  "'already quoted",
  'gewoon, met "tekst"',
  '2=3',
];

const HEADER = 'studentnummer;remark;score;started;handed_in;place';
const DATASET = {
  code: 'practicals',
  kind: 'subjects',
  title: { nl: 'Practica', en: 'Practicals' },
  description: { nl: 'Een rij per practicum.', en: 'One row per practical.' },
  sourceSystem: 'survey',
  owner: 'Onderwijsbureau',
  purpose: 'Onderwijs verbeteren en studenten begeleiden',
  basis: 'public-task',
  originalPurpose: 'Onderwijs',
  obtainedFrom: 'Het bureau zelf',
  retentionMonths: 84,
  retentionOwner: 'datasteward',
};
const TREATED: Readonly<Record<string, object>> = {
  studentnummer: { code: 'student', type: 'text', classification: 'direct-identifier', treatment: 'subject' },
  remark: { type: 'text', classification: 'measure', treatment: 'store' },
  score: { type: 'integer', classification: 'measure', treatment: 'store', bands: [40, 60] },
  started: { type: 'date', classification: 'measure', treatment: 'store' },
  handed_in: { type: 'date', classification: 'measure', treatment: 'store' },
  place: { type: 'text', classification: 'measure', treatment: 'store' },
};

/** Loads the data set: one row per remark, of as many students. */
export async function loadPracticals(world: World): Promise<void> {
  const day = new Date().getUTCFullYear() - 1;
  const rows = REMARKS.map((remark, index) => {
    const cell = `"${remark.replaceAll('"', '""')}"`;
    return [`P90${index}`, cell, 35 + index * 10, `${day}-02-1${index}`, `${day}-03-0${index + 1}`, 'lab'].join(';');
  });
  const file = Buffer.from(`${[HEADER, ...rows].join('\n')}\n`, 'utf8');
  const { id, proposal } = must(await world.call('steward', 'POST', '/api/v1/imports?name=practicals.csv', file), 201).json;
  const columns = (proposal.columns as readonly { readonly header: string }[]).map((column) => ({ ...column, ...TREATED[column.header] }));
  const body = { ...proposal, dataset: { ...proposal.dataset, ...DATASET }, columns, rowDate: { kind: 'column', column: 'handed_in' } };
  must(await world.call('steward', 'PUT', `/api/v1/imports/${id}/proposal`, body), 200);
  const loaded = must(await world.call('steward', 'POST', `/api/v1/imports/${id}/load?wait=true`), 202).json;
  if (loaded.state !== 'loaded') {
    throw new Error(JSON.stringify(loaded.outcome));
  }
}

/** Registers a policy-level process on it: a column as it is, one in bands, a month, a year, and one that nothing is said about. */
export async function registerOnPracticals(
  world: World,
  policyProcess: object,
): Promise<{ readonly projectId: string; readonly processId: string }> {
  return register(world, {
    ...policyProcess,
    dataset: DATASET.code,
    fields: [
      { field: 'remark', neededFor: 'wat er gebeurde' },
      { field: 'score', neededFor: 'hoe goed gemaakt', form: 'generalised' },
      { field: 'started', neededFor: 'welke periode', form: 'year' },
      { field: 'handed_in', neededFor: 'welke maand', form: 'month' },
      { field: 'place' },
    ],
  });
}
