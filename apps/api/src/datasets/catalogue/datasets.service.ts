// The catalogue of data sets: what other domains ask of it, and the gate's facts about a data set.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { type Actor, isId, type JsonObject, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { type FactSheet, Gate } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type DatasetVersionEntity } from './dataset-version.entity.js';
import { datasetFacts } from './datasets.facts.js';
import { DatasetsRepository } from './datasets.repository.js';
import { type DatasetVersionView, datasetView, type DatasetView, versionView } from './datasets.views.js';

/** A data set with its current version, if it has one. */
export interface DatasetWithVersion {
  readonly dataset: DatasetView;
  readonly version: DatasetVersionView | null;
}

@Injectable()
export class DatasetsService implements OnModuleInit {
  constructor(
    @Inject(DatasetsRepository) private readonly repository: DatasetsRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Gate) private readonly gate: Gate,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('dataset', (tx, subject, { actor, said }) => this.facts(tx, actor.institutionId, subject.id, said));
  }

  /** Answers a data set by code, or null; for other domains, in their transaction. */
  async byCode(tx: Tx, institutionId: string, code: string): Promise<DatasetView | null> {
    const dataset = await this.repository.byCode(tx, institutionId, code);
    return dataset === null ? null : datasetView(dataset);
  }

  /** Answers a data set by id, or null; for other domains, in their transaction. */
  async byId(tx: Tx, institutionId: string, id: string): Promise<DatasetView | null> {
    const dataset = await this.repository.byId(tx, institutionId, id);
    return dataset === null ? null : datasetView(dataset);
  }

  /** Answers a version, current or retired, with its fields, or null; for other domains, in their transaction. */
  async version(tx: Tx, institutionId: string, versionId: string): Promise<DatasetVersionView | null> {
    const version = await this.repository.versionById(tx, institutionId, versionId);
    return version === null ? null : this.viewOf(tx, version);
  }

  /** Answers the current version of a data set with its fields; null for none, and for a data set that is not there. */
  async current(tx: Tx, institutionId: string, dataset: DatasetView | null): Promise<DatasetVersionView | null> {
    const id = dataset?.currentVersionId ?? null;
    return id === null ? null : this.version(tx, institutionId, id);
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<DatasetView>> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const found = await this.repository.page(tx, actor.institutionId, page);
      return pageOf(found.map(datasetView), page.limit);
    });
  }

  /** Answers a data set with its current version. @throws NotFound (404) */
  async get(actor: Actor, code: string): Promise<DatasetWithVersion> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const dataset = await this.visible(tx, actor, code);
      return { dataset, version: await this.current(tx, actor.institutionId, dataset) };
    });
  }

  /** Answers the versions of a data set, oldest first, without their fields. @throws NotFound (404) */
  async versions(actor: Actor, code: string, page: PageRequest): Promise<Page<DatasetVersionView>> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const dataset = await this.visible(tx, actor, code);
      const found = await this.repository.versionPage(tx, actor.institutionId, dataset.id, page);
      return pageOf(
        found.map((version) => versionView(version, [])),
        page.limit,
      );
    });
  }

  /** Answers one version with its fields. @throws NotFound (404) */
  async versionOf(actor: Actor, code: string, number: number): Promise<DatasetVersionView> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const dataset = await this.visible(tx, actor, code);
      const found = Number.isSafeInteger(number)
        ? await this.repository.versionByNumber(tx, actor.institutionId, dataset.id, number)
        : null;
      return this.viewOf(
        tx,
        requireMay(actor, 'read', 'Dataset', found, () => ({})),
      );
    });
  }

  private async visible(tx: Tx, actor: Actor, code: string): Promise<DatasetView> {
    return requireMay(actor, 'read', 'Dataset', await this.byCode(tx, actor.institutionId, code), () => ({}));
  }

  private async viewOf(tx: Tx, version: DatasetVersionEntity): Promise<DatasetVersionView> {
    return versionView(version, await this.repository.fieldsOf(tx, version.institutionId, version.id));
  }

  /** Facts about a pinned version (the subject's id is a version's) or about a data set as it is now (a data set's). */
  private async facts(tx: Tx, institutionId: string, id: string, said: JsonObject): Promise<FactSheet> {
    const pinned = isId(id) ? await this.version(tx, institutionId, id) : null;
    const dataset =
      pinned === null ? (isId(id) ? await this.byId(tx, institutionId, id) : null) : await this.byId(tx, institutionId, pinned.datasetId);
    const currentId = dataset?.currentVersionId ?? null;
    const version = pinned ?? (currentId === null ? null : await this.version(tx, institutionId, currentId));
    if (dataset === null || version === null) {
      return { facts: { dataset: null }, version: 'none' };
    }
    const today = await this.profiles.today(tx, institutionId);
    const fields = said['fields'];
    const asked = Array.isArray(fields) ? fields.filter((field): field is string => typeof field === 'string') : null;
    return {
      facts: { dataset: datasetFacts(dataset, version, { today, fields: asked }) },
      version: `${version.id}/${version.state}/${dataset.version}/${today}`,
    };
  }
}
