// Requests as routes answer them: with the names that people know, what is said of them, and what else would be permitted.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Page, type PageRequest } from '../../common/index.js';
import { NearestUses, type OfferedUses } from '../../projects/index.js';
import { type AccessRequestDraft, AccessRequestsService, type JudgedRequest } from './access-requests.service.js';
import { type NamedRequest, RequestNaming } from './request-naming.service.js';

export interface ToldRequest extends NamedRequest {
  readonly judged: JudgedRequest;
  readonly nearest: OfferedUses | null;
}

@Injectable()
export class RequestDesk {
  constructor(
    @Inject(AccessRequestsService) private readonly requests: AccessRequestsService,
    @Inject(RequestNaming) private readonly naming: RequestNaming,
    @Inject(NearestUses) private readonly nearest: NearestUses,
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
    return { items: await this.naming.of(actor, items), nextCursor };
  }

  private async told(actor: Actor, judged: JudgedRequest): Promise<ToldRequest> {
    return { ...(await this.naming.one(actor, judged.request)), judged, nearest: await this.nearest.of(actor, judged.answer) };
  }
}
