// What gate G0 needs to know about an import: columns that are, or may be, national numbers, the source,
// the retention term. Shares and codes only; never a value.
import { type Day, type Json, type JsonObject } from '../../common/index.js';
import { storeFacts, termFacts } from '../catalogue/datasets.facts.js';
import { type FieldView } from '../catalogue/datasets.views.js';
import { type PseudonymKey } from '../../identity/index.js';
import { subjectColumn, type Treatment } from '../proposals/proposal.js';
import { type Classification, type ColumnInspection, type GuardShares } from '../inspection/inspection.types.js';
import { type ImportEntity } from './import.entity.js';

/**
 * Answers the members `ingest` and `today` of the policy's input.
 * @param known the fields of the delivery before this one, and the key by which persons get a pseudonym
 */
export function importFacts(
  found: ImportEntity,
  today: Day,
  known: { readonly before: readonly KnownField[]; readonly key: PseudonymKey },
): JsonObject {
  const { dataset } = found.proposal;
  const isKeyed = dataset.kind === 'subjects' && subjectColumn(found.proposal) !== null;
  return {
    today,
    ingest: {
      dataset: dataset.code,
      personal: dataset.kind === 'subjects',
      source_system: dataset.sourceSystem,
      purpose_stated: dataset.purpose !== null,
      basis: dataset.basis,
      // A delivery comes in whole; who chooses to take part does so per process, and is sifted at each request.
      participation_choice: false,
      owner_stated: dataset.owner !== null,
      consent_purpose_stated: dataset.consentPurpose !== null,
      columns: columnsInQuestion(found, known.before).map(({ column, code, treatment, classification, classifiedBefore }): Json => ({
        name: code,
        named: column.named,
        treatment,
        classification,
        classified_before: classifiedBefore,
        shares: sharesFacts(column.shares),
        steward_says: found.stewardSays[String(column.position)]?.says ?? null,
      })),
      retention: termFacts(dataset.retentionMonths, today),
      retention_owner_stated: dataset.retentionOwner !== null,
      pseudonym: isKeyed ? { method: 'keyed', key_held_apart: known.key.isHeldApart, key_bytes: known.key.bytes } : { method: 'none' },
      store: storeFacts(),
      criminal_statute_cited: dataset.criminalStatute !== null,
    },
  };
}

type KnownField = Pick<FieldView, 'code' | 'classification'>;

/** Classes of which the gate must know each column, and from which a later delivery may not slip away unseen. */
const WATCHED: readonly (Classification | 'new')[] = ['special-category', 'criminal-offence'];

interface ColumnInQuestion {
  readonly column: ColumnInspection;
  readonly code: string;
  readonly treatment: Treatment;
  readonly classification: Classification;
  readonly classifiedBefore: Classification | 'new';
}

/** Columns that may be national numbers, and those that are, or were, special categories or data on offences; a wide file then fits an input. */
function columnsInQuestion(found: ImportEntity, before: readonly KnownField[]): readonly ColumnInQuestion[] {
  return found.inspection.columns.flatMap((column) => {
    const proposed = found.proposal.columns[column.position];
    const code = proposed?.code ?? column.code;
    const classification = proposed?.classification ?? 'direct-identifier';
    const classifiedBefore = before.find((field) => field.code === code)?.classification ?? ('new' as const);
    const isWatched = WATCHED.includes(classification) || WATCHED.includes(classifiedBefore);
    return isInQuestion(column) || isWatched
      ? [{ column, code, treatment: proposed?.treatment ?? 'store', classification, classifiedBefore }]
      : [];
  });
}

/** Only columns named as, or judged for, national numbers can hold one. */
export function isInQuestion(column: ColumnInspection): boolean {
  return column.named !== null || column.shares.judged;
}

/** Answers the shares of the columns in question in tenths, for the log: enough to see why, too coarse to tell more. */
export function bucketedShares(found: ImportEntity): Json {
  return found.inspection.columns.filter(isInQuestion).map((column): Json => ({
    position: column.position,
    named: column.named,
    judged: column.shares.judged,
    bsn_tenths: Math.floor(column.shares.bsn * 10),
    education_number_tenths: Math.floor(column.shares.educationNumber * 10),
  }));
}

function sharesFacts({ distinct, judged, bsn, educationNumber }: GuardShares): JsonObject {
  return { distinct, judged, bsn, education_number: educationNumber };
}
