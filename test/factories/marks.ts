// The data set `marks` of a test's university: a few marks of a few students, loaded over the api as a steward does.
import { must, type University } from './university.js';

const HEADER = 'studentnummer;module;score;datum';
const ROWS = [
  'S1001;WIS;55;2026-03-01',
  'S1001;NAT;71;2026-03-02',
  'S1002;WIS;80;2026-03-01',
  'S1003;WIS;34;2026-03-01',
  'S1004;WIS;62;2026-03-01',
];
/** What a steward states of the data set. */
export const DATASET = {
  code: 'marks',
  kind: 'subjects',
  title: { nl: 'Cijfers', en: 'Marks' },
  description: { nl: 'Een cijfer per toets.', en: 'One mark per test.' },
  sourceSystem: 'survey',
  owner: 'Onderwijsbureau',
  purpose: 'Onderwijs verbeteren en studenten begeleiden',
  basis: 'public-task',
  originalPurpose: 'Onderwijs',
  obtainedFrom: 'Het bureau zelf',
  retentionMonths: 84,
  retentionOwner: 'datasteward',
};

interface Column {
  readonly header: string;
  readonly code: string;
}

/** Loads the rows, or others with the same columns (`number;module;score;day`), as the next version of `marks`. */
export async function loadMarks(university: University, rows: readonly string[] = ROWS): Promise<void> {
  const file = Buffer.from(`${[HEADER, ...rows].join('\n')}\n`);
  const { id, proposal } = must(await university.call('steward', 'POST /api/v1/imports?name=marks.csv', file), 201).json;
  const columns = (proposal.columns as readonly Column[]).map((column) => ({ ...column, ...TREATED[column.header] }));
  const body = { ...proposal, dataset: { ...proposal.dataset, ...DATASET }, columns, rowDate: { kind: 'column', column: 'handed_in' } };
  must(await university.call('steward', `PUT /api/v1/imports/${id}/proposal`, body), 200);
  must(await university.call('steward', `POST /api/v1/imports/${id}/load?wait=true`), 200, 202);
}

const TREATED: Readonly<Record<string, object>> = {
  studentnummer: { code: 'student', type: 'text', classification: 'direct-identifier', treatment: 'subject' },
  module: { code: 'module', type: 'text', classification: 'measure', treatment: 'store' },
  score: { code: 'score', type: 'integer', classification: 'measure', treatment: 'store', bands: [40, 60] },
  datum: { code: 'handed_in', type: 'date', classification: 'date', treatment: 'store' },
};
