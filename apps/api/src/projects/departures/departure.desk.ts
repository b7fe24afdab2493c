// What the routes of departures answer: the record as it stands, what may be done next, and the receipt.
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Journal } from '../../audit-log/index.js';
import { type Actor, etagOf, pageRequest } from '../../common/index.js';
import { type ListQuery } from '../../platform/http/index.js';
import { type DepartureActed, type DepartureAddress } from './departure.acts.js';
import {
  DepartureActedDto,
  type DepartureAdviseDto,
  type DepartureAskDto,
  type DepartureDecideDto,
  DepartureDto,
  type DepartureListDto,
  type DeparturePageDto,
} from './departures.dto.js';
import { DeparturesReading } from './departures.reading.js';
import { DeparturesService } from './departures.service.js';

@Injectable()
export class DepartureDesk {
  constructor(
    @Inject(DeparturesService) private readonly departures: DeparturesService,
    @Inject(DeparturesReading) private readonly reading: DeparturesReading,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<DeparturePageDto> {
    const { items, nextCursor } = await this.reading.page(actor, pageRequest(query));
    return { items: items.map((view) => new DepartureDto(view)), nextCursor };
  }

  async ofProject(actor: Actor, projectId: string): Promise<DepartureListDto> {
    return { items: (await this.reading.ofProject(actor, projectId)).map((view) => new DepartureDto(view)) };
  }

  async ask(reply: FastifyReply, actor: Actor, projectId: string, body: DepartureAskDto): Promise<DepartureActedDto> {
    const { norm, reason, untilOn } = body;
    const acted = await this.departures.ask(actor, projectId, { norm, reason, untilOn });
    void reply.header('location', `/api/v1/projects/${projectId}/departures`);
    return this.receipt(reply, actor, acted);
  }

  async advise(reply: FastifyReply, actor: Actor, address: DepartureAddress, body: DepartureAdviseDto): Promise<DepartureActedDto> {
    const { outcome, rationale } = body;
    return this.receipt(reply, actor, await this.departures.advise(actor, address, { outcome, rationale }));
  }

  async decide(reply: FastifyReply, actor: Actor, address: DepartureAddress, body: DepartureDecideDto): Promise<DepartureActedDto> {
    const { outcome, rationale, answer = null } = body;
    return this.receipt(reply, actor, await this.departures.decide(actor, address, { outcome, rationale, answer }));
  }

  async end(reply: FastifyReply, actor: Actor, address: DepartureAddress, reason: string): Promise<DepartureActedDto> {
    return this.receipt(reply, actor, await this.departures.end(actor, address, reason));
  }

  private async receipt(reply: FastifyReply, actor: Actor, { departure, logEntryId }: DepartureActed): Promise<DepartureActedDto> {
    void reply.header('etag', etagOf(departure.version));
    const logIndex = await this.journal.indexOf(actor, logEntryId);
    return new DepartureActedDto(await this.reading.one(actor, departure), logIndex);
  }
}
