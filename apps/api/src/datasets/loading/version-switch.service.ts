// The moment in which readers move from one version to the next: catalogue, feed, import and log change in one transaction.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type LogKind } from '../../audit-log/index.js';
import { type Actor, type Day, type JsonObject, jsonSha256, type Json, newId } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Bilingual, LANGUAGES, Templates, textAt } from '../../platform/templates/index.js';
import { type DatasetEntity } from '../catalogue/dataset.entity.js';
import { type DatasetVersionEntity } from '../catalogue/dataset-version.entity.js';
import { DatasetsRepository } from '../catalogue/datasets.repository.js';
import { type FieldEntity } from '../catalogue/field.entity.js';
import { ImportBook } from '../imports/import-book.js';
import { type ImportEntity, type ImportOutcome } from '../imports/import.entity.js';
import { OtherKind } from '../imports/import.errors.js';
import { Feeds } from '../proposals/feeds.js';
import { fieldColumns, subjectColumn } from '../proposals/proposal.js';
import { type LoadPlan } from './load-planner.js';
import { type TableFigures } from './row-tables.js';
import { Upkeep } from './upkeep.service.js';

/** A table that is filled and ready to be read. */
export interface LoadedVersion {
  readonly id: string;
  readonly found: ImportEntity;
  readonly plan: LoadPlan;
  readonly figures: TableFigures;
  readonly outcome: ImportOutcome;
  readonly destroyBefore: Day | null;
}

@Injectable()
export class VersionSwitch {
  constructor(
    @Inject(DatasetsRepository) private readonly repository: DatasetsRepository,
    @Inject(Feeds) private readonly feeds: Feeds,
    @Inject(ImportBook) private readonly book: ImportBook,
    @Inject(Upkeep) private readonly upkeep: Upkeep,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Templates) private readonly templates: Templates,
  ) {}

  /** Registers the data set when it is new, and makes the loaded version the one that readers see. @throws OtherKind (409) */
  async perform(tx: Tx, actor: Actor, loaded: LoadedVersion): Promise<ImportEntity> {
    const { found } = loaded;
    const at = this.book.now();
    const { dataset, isNew } = await this.datasetOf(tx, actor, loaded, at);
    const previous =
      dataset.currentVersionId === null ? null : await this.repository.versionById(tx, actor.institutionId, dataset.currentVersionId);
    const number = (await this.repository.lastNumber(tx, actor.institutionId, dataset.id)) + 1;
    const version = this.versionOf(actor, loaded, { datasetId: dataset.id, number, at });
    await this.repository.insertVersion(tx, version, fieldsOf(loaded, actor.institutionId));
    await this.repository.saveDataset(tx, { ...dataset, currentVersionId: version.id, version: dataset.version + (isNew ? 0 : 1) });
    if (previous !== null) {
      await this.repository.retire(tx, actor.institutionId, previous.id, at);
      await this.upkeep.dropVersionLater(tx, actor.institutionId, previous.tableName);
    }
    await this.feeds.keep(tx, actor.institutionId, dataset.id, found);
    await this.upkeep.dropUploadSoon(tx, actor.institutionId, found.id);
    if (isNew) {
      await this.log(tx, actor, 'dataset.registered', { dataset_id: dataset.id, dataset: dataset.code, dataset_kind: dataset.kind });
    }
    await this.log(tx, actor, 'dataset.version-switched', switchFacts(loaded, version, previous?.id ?? null));
    const closed = { ...found, state: 'loaded' as const, datasetId: dataset.id, datasetVersionId: version.id, closedAt: at };
    return this.book.save(
      tx,
      actor,
      { ...closed, outcome: loaded.outcome, progressRows: String(loaded.outcome.rowsRead) },
      { kind: 'import.loaded', facts: { dataset_version_id: version.id } },
    );
  }

  private async datasetOf(
    tx: Tx,
    actor: Actor,
    loaded: LoadedVersion,
    at: Date,
  ): Promise<{ readonly dataset: DatasetEntity; readonly isNew: boolean }> {
    const draft = loaded.found.proposal.dataset;
    const known = await this.repository.lockByCode(tx, actor.institutionId, draft.code);
    if (known !== null && known.kind !== draft.kind) {
      throw new OtherKind(draft.code);
    }
    const stated = {
      ...{
        title: draft.title ?? both(draft.code),
        description: this.described(draft.description ?? both(draft.code), loaded.plan.shiftYears),
      },
      ...{ sourceSystem: draft.sourceSystem ?? 'other', owner: draft.owner ?? '', originalPurpose: draft.originalPurpose ?? '' },
      ...{ purpose: draft.purpose, basis: draft.basis, consentPurpose: draft.consentPurpose, criminalStatute: draft.criminalStatute },
      ...{ obtainedFrom: draft.obtainedFrom ?? '', attribution: draft.attribution, retentionMonths: draft.retentionMonths },
      ...{ retentionOwner: draft.retentionOwner, lineage: draft.lineage, knownBreaks: draft.knownBreaks },
    };
    if (known !== null) {
      return { dataset: { ...known, ...stated }, isNew: false };
    }
    const dataset = {
      ...{ id: newId(at), institutionId: actor.institutionId, code: draft.code, kind: draft.kind, currentVersionId: null, version: 1 },
      ...stated,
      ...{ createdBy: actor.personId, createdAt: at },
    };
    await this.repository.insertDataset(tx, dataset);
    return { dataset, isNew: true };
  }

  private versionOf(
    actor: Actor,
    loaded: LoadedVersion,
    made: { readonly datasetId: string; readonly number: number; readonly at: Date },
  ): DatasetVersionEntity {
    const { id, found, plan, figures } = loaded;
    return {
      ...{
        id,
        institutionId: actor.institutionId,
        datasetId: made.datasetId,
        number: made.number,
        state: 'ready',
        tableName: plan.table.name,
      },
      ...{
        rowCount: String(figures.rows),
        subjectCount: String(figures.subjects),
        firstRowOn: figures.firstRowOn,
        lastRowOn: figures.lastRowOn,
      },
      ...{ sourceSha256: found.sourceSha256, shiftYears: plan.shiftYears, subjectField: subjectColumn(found.proposal)?.code ?? null },
      ...{ rowDate: found.proposal.rowDate, remark: this.remarkOf(loaded), importId: found.id, loadedAt: made.at, retiredAt: null },
    };
  }

  /** The description says by how much dates were moved, so that nobody takes them for the real ones. */
  private described(description: Bilingual, shiftYears: number): Bilingual {
    const shift = this.text('shifted', { years: shiftYears });
    return shiftYears === 0 ? description : { nl: `${description.nl} ${shift.nl}`, en: `${description.en} ${shift.en}` };
  }

  private remarkOf({ plan, outcome, destroyBefore }: LoadedVersion): Bilingual {
    const parts = [
      ...(plan.shiftYears === 0 ? [] : [this.text('shifted', { years: plan.shiftYears })]),
      ...(outcome.rowsPastTerm === 0 || destroyBefore === null ? [] : [this.text('pastTerm', { day: destroyBefore })]),
      ...(outcome.rowsPastTerm === 0 && plan.shiftYears === 0 ? [this.text('asDelivered', {})] : []),
    ];
    return { nl: parts.map(({ nl }) => nl).join(' '), en: parts.map(({ en }) => en).join(' ') };
  }

  private text(name: string, params: JsonObject): Bilingual {
    const [nl = name, en = name] = LANGUAGES.map(
      (language) => textAt(this.templates.catalogue('datasets', language), ['remarks', name], params) ?? name,
    );
    return { nl, en };
  }

  private async log(tx: Tx, actor: Actor, kind: LogKind, facts: JsonObject): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind,
      at: this.book.now(),
      facts: { ...facts, trace_id: actor.trace.traceId },
      commitments: { actor: actor.personId },
    });
  }
}

function fieldsOf({ id, found, plan }: LoadedVersion, institutionId: string): readonly FieldEntity[] {
  const owner = { institutionId, datasetVersionId: id };
  const own = fieldColumns(found.proposal).map((column) => ({
    ...owner,
    ...{
      code: column.code,
      type: column.treatment === 'replace' ? ('text' as const) : column.type,
      meaning: column.meaning,
      unit: column.unit,
    },
    ...{ missingCodes: column.missingCodes, classification: column.classification, classificationReason: column.classificationReason },
    // What is stored of a replaced column is a keyed pseudonym, no longer the number itself.
    nationalIdentifier: column.treatment === 'store' && found.inspection.columns[column.position]?.named !== null,
    bands: column.bands,
  }));
  const joined = plan.lookupFields.map((field) => ({ ...owner, ...field }));
  return [...own, ...joined].map((field, position) => ({ ...field, position }));
}

function switchFacts({ found, figures }: LoadedVersion, version: DatasetVersionEntity, previousId: string | null): JsonObject {
  return {
    dataset_id: version.datasetId,
    dataset_version_id: version.id,
    number: version.number,
    previous_version_id: previousId,
    import_id: found.id,
    verdict_id: found.verdictId,
    proposal_sha256: jsonSha256(found.proposal as unknown as Json),
    rows_bucket: bucketOf(figures.rows),
    shift_years: version.shiftYears,
  };
}

/** Answers the power of ten a count lies under: 0 to 9 is 10, 10 to 99 is 100, and so on. */
function bucketOf(count: number): number {
  return 10 ** String(count).length;
}

function both(text: string): Bilingual {
  return { nl: text, en: text };
}
