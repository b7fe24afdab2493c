// What the routes of the pre-scan answer: the record as it stands, and the receipt of an act.
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Journal } from '../../audit-log/index.js';
import { type Actor, etagOf } from '../../common/index.js';
import {
  type ContestJudgeDto,
  type ContestRaiseDto,
  PrescanActedDto,
  PrescanDto,
  prescanDraftOf,
  type PrescanPutDto,
} from './prescan.dto.js';
import { PrescanReading } from './prescan.reading.js';
import { type PrescanActed, PrescanService } from './prescan.service.js';

@Injectable()
export class PrescanDesk {
  constructor(
    @Inject(PrescanService) private readonly prescans: PrescanService,
    @Inject(PrescanReading) private readonly reading: PrescanReading,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async get(reply: FastifyReply, actor: Actor, projectId: string): Promise<PrescanDto> {
    return tagged(reply, new PrescanDto(await this.reading.ofProject(actor, projectId)));
  }

  async record(
    reply: FastifyReply,
    actor: Actor,
    projectId: string,
    ask: { readonly body: PrescanPutDto; readonly ifMatch: string | undefined },
  ): Promise<PrescanActedDto> {
    return this.receipt(reply, actor, projectId, await this.prescans.record(actor, projectId, prescanDraftOf(ask.body), ask.ifMatch));
  }

  async establish(
    reply: FastifyReply,
    actor: Actor,
    projectId: string,
    ask: { readonly rationale: string; readonly ifMatch: string | undefined },
  ): Promise<PrescanActedDto> {
    return this.receipt(reply, actor, projectId, await this.prescans.establish(actor, projectId, ask.rationale, ask.ifMatch));
  }

  async contest(reply: FastifyReply, actor: Actor, projectId: string, { criterion, reason }: ContestRaiseDto): Promise<PrescanActedDto> {
    const acted = await this.prescans.contest(actor, projectId, { criterion, reason });
    void reply.header('location', `/api/v1/projects/${projectId}/prescan`);
    return this.receipt(reply, actor, projectId, acted);
  }

  async judge(
    reply: FastifyReply,
    actor: Actor,
    address: Parameters<PrescanService['judge']>[1],
    { outcome, rationale }: ContestJudgeDto,
  ): Promise<PrescanActedDto> {
    return this.receipt(reply, actor, address.projectId, await this.prescans.judge(actor, address, { outcome, rationale }));
  }

  private async receipt(reply: FastifyReply, actor: Actor, projectId: string, { logEntryId }: PrescanActed): Promise<PrescanActedDto> {
    const logIndex = await this.journal.indexOf(actor, logEntryId);
    return tagged(reply, new PrescanActedDto(await this.reading.ofProject(actor, projectId), logIndex));
  }
}

function tagged<T extends PrescanDto>(reply: FastifyReply, prescan: T): T {
  void reply.header('etag', etagOf(prescan.version));
  return prescan;
}
