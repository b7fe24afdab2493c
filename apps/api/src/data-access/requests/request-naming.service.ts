// Requests in the names that people know: who asked, for which project and process, in which setting, judged by which code.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { ReceivingSettingsService } from '../../datasets/index.js';
import { Gate, type JudgingCode } from '../../gate/index.js';
import { type NamedPerson, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectApprovals } from '../../projects/index.js';
import { type AccessRequestEntity } from './access-request.entity.js';

export interface RequestNames {
  readonly requester: NamedPerson | null;
  readonly projectNumber: string | null;
  readonly process: string | null;
  readonly setting: string | null;
  /** By which version it was judged when it was made; null where no verdict was kept. */
  readonly code: JudgingCode | null;
}

export interface NamedRequest {
  readonly request: AccessRequestEntity;
  readonly names: RequestNames;
}

@Injectable()
export class RequestNaming {
  constructor(
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers requests with their names, in the order given. */
  async of(actor: Actor, requests: readonly AccessRequestEntity[]): Promise<readonly NamedRequest[]> {
    const { institutionId } = actor;
    return this.journal.read(institutionId, async (tx) => {
      const people = await this.people.named(
        tx,
        institutionId,
        requests.map(({ requesterId }) => requesterId),
      );
      const places = await this.each(requests, 'processVersionId', (id) => this.approvals.placeOf(tx, institutionId, id));
      const settings = await this.each(requests, 'settingId', (id) => this.titleOf(tx, institutionId, id));
      const codes = await this.gate.judgedBy(
        tx,
        institutionId,
        requests.flatMap(({ verdictId }) => verdictId ?? []),
      );
      return requests.map((request) => ({
        request,
        names: {
          requester: people.get(request.requesterId) ?? null,
          projectNumber: places.get(request.processVersionId)?.number ?? null,
          process: places.get(request.processVersionId)?.process ?? null,
          setting: settings.get(request.settingId) ?? null,
          code: codes.get(request.verdictId ?? '') ?? null,
        },
      }));
    });
  }

  /** Answers one request with its names. */
  async one(actor: Actor, request: AccessRequestEntity): Promise<NamedRequest> {
    const [named] = await this.of(actor, [request]);
    return named ?? { request, names: NAMELESS };
  }

  /** Looks each record up once. */
  private async each<T>(
    requests: readonly AccessRequestEntity[],
    member: 'processVersionId' | 'settingId',
    find: (id: string) => Promise<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const found = new Map<string, T>();
    for (const id of new Set(requests.map((request) => request[member]))) {
      found.set(id, await find(id));
    }
    return found;
  }

  private async titleOf(tx: Tx, institutionId: string, id: string): Promise<string | null> {
    return (await this.settings.byId(tx, institutionId, id))?.title ?? null;
  }
}

const NAMELESS: RequestNames = { requester: null, projectNumber: null, process: null, setting: null, code: null };
