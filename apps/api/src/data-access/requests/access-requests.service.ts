// Access requests: pinned to versions when made, judged at once, judged afresh at each delivery.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay, scope } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type FieldFault, InvalidInput, newId, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { DatasetsService, ReceivingSettingsService } from '../../datasets/index.js';
import { type Answer, Gate, type ToldFinding } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectApprovals, type UsableProcess } from '../../projects/index.js';
import { type RowFormat } from '../selection/selection.js';
import { type AccessRequestEntity } from './access-request.entity.js';
import { AccessRequestsRepository } from './access-requests.repository.js';

export interface AccessRequestDraft {
  readonly projectId: string;
  readonly processId: string;
  readonly settingId: string;
  readonly shape: 'rows';
  readonly fields: readonly string[];
  readonly format: RowFormat;
  readonly periodFrom: string | null;
  readonly periodUntil: string | null;
}

export interface JudgedRequest {
  readonly request: AccessRequestEntity;
  readonly answer: Answer;
  readonly findings: readonly ToldFinding[];
}

@Injectable()
export class AccessRequestsService {
  constructor(
    @Inject(AccessRequestsRepository) private readonly repository: AccessRequestsRepository,
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Makes a request and has it judged; a refusal is an answer (201 with findings), not an error. @throws InvalidInput (400) */
  async make(actor: Actor, draft: AccessRequestDraft): Promise<JudgedRequest> {
    return this.journal.write(actor, async (tx) => {
      const request = await this.pinned(tx, actor, draft);
      await this.repository.insert(tx, request);
      const answer = await this.judge(tx, actor, request);
      const verdictId = await this.gate.record(answer, tx);
      await this.repository.setVerdict(tx, actor.institutionId, request.id, verdictId);
      await this.journal.append(tx, actor, {
        log: 'accesses',
        kind: 'access.requested',
        facts: {
          access_request_id: request.id,
          project_id: request.projectId,
          process_version_id: request.processVersionId,
          dataset_version_id: request.datasetVersionId,
          setting_id: request.settingId,
          verdict_id: verdictId,
          outcome: answer.decided.outcome,
          consent_epoch: answer.provenance.consentEpoch === null ? null : Number(answer.provenance.consentEpoch),
        },
        commitments: { actor: actor.personId },
      });
      return { request: { ...request, verdictId }, answer, findings: this.gate.tell(answer) };
    });
  }

  /** Judges a request that is not made: nothing is kept or logged, nothing is promised. @throws InvalidInput (400) */
  async preview(actor: Actor, draft: AccessRequestDraft): Promise<JudgedRequest> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const request = await this.pinned(tx, actor, draft);
      const answer = await this.gate.ask('G3', { kind: 'access-request-draft', id: request.id }, tx, {
        actor,
        said: { process_version: request.processVersionId, draft: { ...request, createdAt: request.createdAt.toISOString() } },
      });
      return { request, answer, findings: this.gate.tell(answer) };
    });
  }

  /** Answers a request with what the code of practice says of it now. @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<JudgedRequest> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const request = await this.find(tx, actor, id, 'read');
      const answer = await this.judge(tx, actor, request);
      return { request, answer, findings: this.gate.tell(answer) };
    });
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<AccessRequestEntity>> {
    return this.journal.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.page(tx, actor.institutionId, page, scope(actor, 'read', 'AccessRequest')), page.limit),
    );
  }

  /** Answers a request that the actor may read, or download. @throws NotFound (404), Forbidden (403) */
  async find(tx: Tx, actor: Actor, id: string, action: 'read' | 'download'): Promise<AccessRequestEntity> {
    const request = await this.repository.byId(tx, actor.institutionId, id);
    return requireMay(actor, action, 'AccessRequest', request, ({ requesterId, projectId, settingId }) => ({
      ownerId: requesterId,
      projectId,
      settingId,
    }));
  }

  /** Writes down that data were asked for and not given. */
  async logRefusal(
    tx: Tx,
    actor: Actor,
    request: AccessRequestEntity,
    verdict: { readonly verdictId: string | null; readonly outcome: string },
  ): Promise<void> {
    await this.journal.append(tx, actor, {
      log: 'accesses',
      kind: 'access.refused',
      facts: {
        access_request_id: request.id,
        project_id: request.projectId,
        process_version_id: request.processVersionId,
        verdict_id: verdict.verdictId,
        outcome: verdict.outcome,
      },
      commitments: { actor: actor.personId },
    });
  }

  /** Asks gate G3 about a request; reads only. */
  async judge(tx: Tx, actor: Actor, request: AccessRequestEntity): Promise<Answer> {
    return this.gate.ask('G3', { kind: 'access-request', id: request.id }, tx, {
      actor,
      said: { process_version: request.processVersionId },
    });
  }

  /** Pins what is asked to the versions of now. */
  private async pinned(tx: Tx, actor: Actor, draft: AccessRequestDraft): Promise<AccessRequestEntity> {
    const at = this.journal.now();
    const { process, datasetVersionId } = await this.usable(tx, actor, draft);
    return {
      id: newId(at),
      institutionId: actor.institutionId,
      ...draft,
      processVersionId: process.versionId,
      datasetId: process.datasetId,
      datasetVersionId,
      requesterId: actor.personId,
      verdictId: null,
      createdAt: at,
    };
  }

  private async usable(
    tx: Tx,
    actor: Actor,
    draft: AccessRequestDraft,
  ): Promise<{ readonly process: UsableProcess; readonly datasetVersionId: string }> {
    const process = await this.approvals.process(tx, actor.institutionId, draft.processId);
    const isMine = process !== null && process.projectId === draft.projectId && process.memberIds.includes(actor.personId);
    const setting = await this.settings.byId(tx, actor.institutionId, draft.settingId);
    const dataset = process === null ? null : await this.datasets.byId(tx, actor.institutionId, process.datasetId);
    const versionId = dataset?.currentVersionId ?? null;
    const data = versionId === null ? null : await this.datasets.version(tx, actor.institutionId, versionId);
    const codes = new Set(data?.fields.map((field) => field.code));
    const faults: FieldFault[] = [
      ...(isMine ? [] : [{ pointer: '/processId', code: 'unknown' }]),
      ...(setting === null ? [{ pointer: '/settingId', code: 'unknown' }] : []),
      ...(isMine
        ? draft.fields.flatMap((field, index) => (codes.has(field) ? [] : [{ pointer: `/fields/${index}`, code: 'unknown' }]))
        : []),
      ...(new Set(draft.fields).size === draft.fields.length ? [] : [{ pointer: '/fields', code: 'twice' }]),
      ...(draft.periodFrom !== null && draft.periodUntil !== null && draft.periodUntil < draft.periodFrom
        ? [{ pointer: '/periodUntil', code: 'beforeStart' }]
        : []),
    ];
    if (process === null || versionId === null || faults.length > 0) {
      throw new InvalidInput(faults);
    }
    return { process, datasetVersionId: versionId };
  }
}
