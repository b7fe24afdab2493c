// What of a project others may use: its approved processes, as plain values.
import { Inject, Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Level, type ProcessField } from './entities/process.entity.js';
import { ProjectsRepository } from './projects.repository.js';
import { PurposesService } from './purposes/purposes.service.js';

/** A process as its approval (or, without one, its current version) has it. */
export interface UsableProcess {
  readonly projectId: string;
  readonly projectVersion: number;
  readonly memberIds: readonly string[];
  readonly requesterId: string;
  readonly processId: string;
  readonly scopeId: string;
  readonly versionId: string;
  readonly purpose: { readonly id: string; readonly code: string } | null;
  readonly datasetId: string;
  readonly basis: string | null;
  readonly level: Level;
  readonly fields: readonly ProcessField[];
  /** The member `approval` of the gate's input; null when nothing was approved. */
  readonly approval: JsonObject | null;
  readonly endsOn: string | null;
}

@Injectable()
export class ProjectApprovals {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(PurposesService) private readonly purposes: PurposesService,
  ) {}

  /** Answers a process of a project with what is approved of it, or null when there is no such process. */
  async process(tx: Tx, institutionId: string, processId: string): Promise<UsableProcess | null> {
    const process = await this.repository.process(tx, institutionId, processId);
    const view = process === null ? null : await this.repository.view(tx, institutionId, process.projectId);
    const approval = await this.repository.approvalInForce(tx, institutionId, processId);
    const versionId = approval?.processVersionId ?? process?.currentVersionId ?? null;
    const version = versionId === null ? null : await this.repository.version(tx, institutionId, versionId);
    if (process === null || view === null || version === null) {
      return null;
    }
    const purpose = version.purposeId === null ? null : await this.purposes.byId(tx, institutionId, version.purposeId);
    return {
      projectId: process.projectId,
      projectVersion: view.project.version,
      memberIds: view.memberIds,
      requesterId: view.project.requesterId,
      processId,
      scopeId: process.scopeId,
      versionId: version.id,
      purpose: purpose === null ? null : { id: purpose.id, code: purpose.code },
      datasetId: version.datasetId,
      basis: version.bases[0] ?? null,
      level: version.level,
      fields: version.fields,
      approval:
        approval === null
          ? null
          : {
              in_force: view.project.state === 'approved',
              process_version: approval.processVersionId,
              fields: version.fields
                .filter((field) => field.neededFor !== null)
                .map(({ field, form, only }) => ({ field, form, only: only ?? 'all' })),
              period: { from: version.periodFrom, to: version.periodUntil },
              ends_on: approval.endsOn,
            },
      endsOn: approval?.endsOn ?? null,
    };
  }

  /** Answers the number of the project and the code of the process that a version of a process belongs to, or null. */
  async placeOf(
    tx: Tx,
    institutionId: string,
    processVersionId: string,
  ): Promise<{ readonly number: string; readonly process: string } | null> {
    const version = await this.repository.version(tx, institutionId, processVersionId);
    const process = version === null ? null : await this.repository.process(tx, institutionId, version.processId);
    const view = process === null ? null : await this.repository.view(tx, institutionId, process.projectId);
    return process === null || view === null ? null : { number: view.project.number, process: process.code };
  }

  /** Answers whether a project is still at a version and keeps it so until the transaction ends. */
  async holdAtVersion(tx: Tx, institutionId: string, projectId: string, version: number): Promise<boolean> {
    return this.repository.isAtVersion(tx, institutionId, projectId, version);
  }
}
