// Routes of what-if runs.
import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { WhatIfDesk } from './what-if.desk.js';
import {
  SideBySideDto,
  WhatIfChangeDto,
  WhatIfChangePageDto,
  WhatIfChangeParam,
  WhatIfChangeQuery,
  WhatIfCreateDto,
  WhatIfListQuery,
  WhatIfRunDto,
  WhatIfRunPageDto,
} from './what-if.dto.js';

@ApiTags('what-if')
@Controller('api/v1/what-if-runs')
export class WhatIfController {
  constructor(@Inject(WhatIfDesk) private readonly desk: WhatIfDesk) {}

  @Post()
  @Allow('create', 'WhatIf')
  @ApiOperation({
    summary: 'Ask what a version would change',
    description:
      'Judges under a version and the changes named: every project that is not over, as it stands today, at the gates that it has passed or comes to next (G1 to hand in, G2 as if somebody who may approve it did so today, G5 while it runs), beside what the code in force says of it; and of each request for data judged in the period the latest verdict. Nothing is logged of projects. A job does it; ask again until the state is done.',
  })
  @ApiCreatedResponse({ type: WhatIfRunDto })
  async ask(
    @CurrentActor() actor: Actor,
    @Body() { codeVersionId, parameters, inForce, from, until }: WhatIfCreateDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WhatIfRunDto> {
    const overrides = { ...(parameters === undefined ? {} : { parameters }), ...(inForce === undefined ? {} : { inForce }) };
    const asked = await this.desk.ask(actor, { codeVersionId, overrides, from, until });
    void reply.header('location', `/api/v1/what-if-runs/${asked.run.id}`);
    return new WhatIfRunDto(asked);
  }

  @Get()
  @Allow('read', 'WhatIf')
  @ApiOperation({ summary: 'List what-if runs', description: 'Newest first, of all versions or of one.' })
  @ApiOkResponse({ type: WhatIfRunPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: WhatIfListQuery): Promise<WhatIfRunPageDto> {
    const { items, nextCursor } = await this.desk.list(actor, pageRequest(query), query.codeVersionId ?? null);
    return { items: items.map((run) => new WhatIfRunDto(run)), nextCursor };
  }

  @Get(':id')
  @Allow('read', 'WhatIf')
  @ApiOperation({
    summary: 'A what-if run',
    description:
      'With its counts once it is done: in all, by gate, by subject, by pair of outcomes, by rule, and from what to what by which rule.',
  })
  @ApiOkResponse({ type: WhatIfRunDto })
  async get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<WhatIfRunDto> {
    return new WhatIfRunDto(await this.desk.get(actor, id));
  }

  @Get(':id/changes')
  @Allow('read', 'WhatIf')
  @ApiOperation({
    summary: 'Verdicts that would change',
    description: 'From what to what, by which rule, with each condition that differs; and those that cannot be judged.',
  })
  @ApiOkResponse({ type: WhatIfChangePageDto })
  async changes(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Query() query: WhatIfChangeQuery): Promise<WhatIfChangePageDto> {
    const filter = { kind: query.kind ?? null, norm: query.norm ?? null };
    const { items, nextCursor, texts } = await this.desk.changes(actor, id, pageRequest(query), filter);
    return { items: items.map((change) => new WhatIfChangeDto(change, texts)), nextCursor };
  }

  @Get(':id/changes/:changeId')
  @Allow('read', 'WhatIf')
  @ApiOperation({ summary: 'A changed verdict side by side', description: 'As it was and as the draft has it, on the same facts.' })
  @ApiOkResponse({ type: SideBySideDto })
  async sideBySide(@CurrentActor() actor: Actor, @Param() { id, changeId }: WhatIfChangeParam): Promise<SideBySideDto> {
    return new SideBySideDto(await this.desk.sideBySide(actor, id, changeId));
  }
}
