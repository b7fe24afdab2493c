// Requests as routes answer them: with who asked, for which project and process, in which setting, and what else would be permitted.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Page, type PageRequest } from '../../common/index.js';
import { ReceivingSettingsService } from '../../datasets/index.js';
import { type NamedPerson, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { NearestUses, type OfferedUses, ProjectApprovals } from '../../projects/index.js';
import { type AccessRequestEntity } from './access-request.entity.js';
import { type AccessRequestDraft, AccessRequestsService, type JudgedRequest } from './access-requests.service.js';

/** What a request is about, in the names that people know. */
export interface RequestNames {
  readonly requester: NamedPerson | null;
  readonly projectNumber: string | null;
  readonly process: string | null;
  readonly setting: string | null;
}

export interface NamedRequest {
  readonly request: AccessRequestEntity;
  readonly names: RequestNames;
}

export interface ToldRequest extends NamedRequest {
  readonly judged: JudgedRequest;
  readonly nearest: OfferedUses | null;
}

@Injectable()
export class RequestDesk {
  constructor(
    @Inject(AccessRequestsService) private readonly requests: AccessRequestsService,
    @Inject(NearestUses) private readonly nearest: NearestUses,
    @Inject(ProjectApprovals) private readonly approvals: ProjectApprovals,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async make(actor: Actor, draft: AccessRequestDraft): Promise<ToldRequest> {
    return this.told(actor, await this.requests.make(actor, draft));
  }

  async get(actor: Actor, id: string): Promise<ToldRequest> {
    return this.told(actor, await this.requests.get(actor, id));
  }

  async preview(
    actor: Actor,
    draft: AccessRequestDraft,
  ): Promise<{ readonly judged: JudgedRequest; readonly nearest: OfferedUses | null }> {
    const judged = await this.requests.preview(actor, draft);
    return { judged, nearest: await this.nearest.of(actor, judged.answer) };
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<NamedRequest>> {
    const { items, nextCursor } = await this.requests.list(actor, page);
    return { items: await this.named(actor, items), nextCursor };
  }

  private async told(actor: Actor, judged: JudgedRequest): Promise<ToldRequest> {
    const [named] = await this.named(actor, [judged.request]);
    const names = named?.names ?? { requester: null, projectNumber: null, process: null, setting: null };
    return { request: judged.request, judged, names, nearest: await this.nearest.of(actor, judged.answer) };
  }

  private async named(actor: Actor, requests: readonly AccessRequestEntity[]): Promise<readonly NamedRequest[]> {
    const { institutionId } = actor;
    return this.journal.read(institutionId, async (tx) => {
      const people = await this.people.named(
        tx,
        institutionId,
        requests.map(({ requesterId }) => requesterId),
      );
      const places = await this.each(requests, 'processVersionId', (id) => this.approvals.placeOf(tx, institutionId, id));
      const settings = await this.each(requests, 'settingId', (id) => this.titleOf(tx, institutionId, id));
      return requests.map((request) => ({
        request,
        names: {
          requester: people.get(request.requesterId) ?? null,
          projectNumber: places.get(request.processVersionId)?.number ?? null,
          process: places.get(request.processVersionId)?.process ?? null,
          setting: settings.get(request.settingId) ?? null,
        },
      }));
    });
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
