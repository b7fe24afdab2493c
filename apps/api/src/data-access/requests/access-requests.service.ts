// Access requests: pinned to versions when made, judged at once, judged afresh at each delivery.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMay, scope } from '../../access/index.js';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type FieldFault, InvalidInput, newId, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { DatasetsService, ReceivingSettingsService, settingFacts } from '../../datasets/index.js';
import { type Answer, type FactSheet, Gate, type ToldFinding } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { ProjectApprovals, type UsableProcess } from '../../projects/index.js';
import { type AccessRequestEntity } from './access-request.entity.js';
import { AccessRequestsRepository } from './access-requests.repository.js';

export interface AccessRequestDraft {
  readonly projectId: string;
  readonly processId: string;
  readonly settingId: string;
  readonly shape: 'rows';
  readonly fields: readonly string[];
  readonly format: 'csv';
  readonly periodFrom: string | null;
  readonly periodUntil: string | null;
}

export interface JudgedRequest {
  readonly request: AccessRequestEntity;
  readonly answer: Answer;
  readonly findings: readonly ToldFinding[];
}

@Injectable()
export class AccessRequestsService implements OnModuleInit {
  constructor(
    @Inject(AccessRequestsRepository) private readonly repository: AccessRequestsRepository,
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('access-request', (tx, subject, request) => this.facts(tx, request.actor, subject.id));
  }

  /** Makes a request and has it judged; a refusal is an answer (201 with findings), not an error. @throws InvalidInput (400) */
  async make(actor: Actor, draft: AccessRequestDraft): Promise<JudgedRequest> {
    return this.transactions.write(actor, async (tx) => {
      const at = this.clock.now();
      const { process, datasetVersionId } = await this.usable(tx, actor, draft);
      const request: AccessRequestEntity = {
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
      await this.repository.insert(tx, request);
      const answer = await this.judge(tx, actor, request);
      const verdictId = await this.gate.record(answer, tx);
      await this.repository.setVerdict(tx, actor.institutionId, request.id, verdictId);
      await this.auditLog.append(tx, {
        institutionId: actor.institutionId,
        log: 'accesses',
        kind: 'access.requested',
        at,
        facts: {
          access_request_id: request.id,
          project_id: request.projectId,
          process_version_id: request.processVersionId,
          dataset_version_id: request.datasetVersionId,
          setting_id: request.settingId,
          verdict_id: verdictId,
          outcome: answer.decided.outcome,
          consent_epoch: answer.provenance.consentEpoch,
          trace_id: actor.trace.traceId,
        },
        commitments: { actor: actor.personId },
      });
      return { request: { ...request, verdictId }, answer, findings: this.gate.tell(answer.decided.findings) };
    });
  }

  /** Answers a request with what the code of practice says of it now. @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<JudgedRequest> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const request = await this.find(tx, actor, id, 'read');
      const answer = await this.judge(tx, actor, request);
      return { request, answer, findings: this.gate.tell(answer.decided.findings) };
    });
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<AccessRequestEntity>> {
    return this.transactions.read(actor.institutionId, async (tx) =>
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
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'accesses',
      kind: 'access.refused',
      at: this.clock.now(),
      facts: {
        access_request_id: request.id,
        project_id: request.projectId,
        process_version_id: request.processVersionId,
        verdict_id: verdict.verdictId,
        outcome: verdict.outcome,
        trace_id: actor.trace.traceId,
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

  private async facts(tx: Tx, actor: Actor, id: string): Promise<FactSheet> {
    const { institutionId } = actor;
    const request = await this.repository.byId(tx, institutionId, id);
    const process = request === null ? null : await this.approvals.process(tx, institutionId, request.processId);
    if (request === null || process === null) {
      return { facts: {}, version: 'none' };
    }
    const today = await this.profiles.today(tx, institutionId);
    const setting = await this.settings.byId(tx, institutionId, request.settingId);
    return {
      version: `${process.projectVersion}/${setting?.version ?? 0}/${today}`,
      facts: {
        request: {
          process: request.processId,
          process_version: request.processVersionId,
          shape: request.shape,
          format: request.format,
          fields: request.fields,
          period: { from: request.periodFrom, to: request.periodUntil },
          requester: { is_member: process.memberIds.includes(request.requesterId) },
          setting: setting === null ? null : settingFacts(setting, today),
        },
        approval: process.approval,
      },
      related: [
        { kind: 'project', id: request.projectId },
        { kind: 'dataset', id: request.datasetVersionId },
        ...(process.purpose === null ? [] : [{ kind: 'consent', id: process.purpose.id }]),
      ],
    };
  }
}
