// What gate G3 needs to know about a request for data: what is asked, by whom, into which setting, and what was approved.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, type Json } from '../../common/index.js';
import { ReceivingSettingsService, settingFacts } from '../../datasets/index.js';
import { type FactSheet, Gate } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectApprovals } from '../../projects/index.js';
import { RecallsService } from '../recalls/recalls.service.js';
import { type AccessRequestEntity } from './access-request.entity.js';
import { AccessRequestsRepository } from './access-requests.repository.js';

/** What the gate looks at in a request, kept or not. */
type AskedRequest = Pick<
  AccessRequestEntity,
  | 'projectId'
  | 'processId'
  | 'processVersionId'
  | 'datasetVersionId'
  | 'settingId'
  | 'shape'
  | 'format'
  | 'fields'
  | 'periodFrom'
  | 'periodUntil'
  | 'requesterId'
>;

@Injectable()
export class AccessRequestFacts implements OnModuleInit {
  constructor(
    @Inject(AccessRequestsRepository) private readonly repository: AccessRequestsRepository,
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(RecallsService) private readonly recalls: RecallsService,
    @Inject(Gate) private readonly gate: Gate,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('access-request', async (tx, { id }, { actor }) =>
      this.facts(tx, actor, await this.repository.byId(tx, actor.institutionId, id)),
    );
    this.gate.registerFacts('access-request-draft', (tx, _, { actor, said }) => this.facts(tx, actor, draftOf(said['draft'])));
  }

  private async facts(tx: Tx, actor: Actor, request: AskedRequest | null): Promise<FactSheet> {
    const { institutionId } = actor;
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
        recalls: await this.recalls.facts(tx, { institutionId, ...request }),
      },
      related: [
        { kind: 'project', id: request.projectId },
        { kind: 'dataset', id: request.datasetVersionId },
        ...(process.purpose === null ? [] : [{ kind: 'consent', id: process.purpose.id }]),
      ],
    };
  }
}

/** The draft that the platform's own service said; nothing from outside comes this way. */
function draftOf(said: Json | undefined): AskedRequest | null {
  return said === undefined || said === null ? null : (said as unknown as AskedRequest);
}
