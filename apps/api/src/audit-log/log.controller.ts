// Routes of the logs for people of the institution.
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/index.js';
import { type Actor } from '../common/index.js';
import { CurrentActor, ListQuery } from '../platform/http/index.js';
import { LogArtefacts } from './log-artefacts.service.js';
import { LogEntries } from './log-entries.service.js';
import { LOG_NAMES } from './log-names.js';
import {
  LogConsistencyResponseDto,
  LogEntryPageDto,
  LogEntryResponseDto,
  LogErasureCreateDto,
  LogErasureResponseDto,
  LogListResponseDto,
  LogOpeningCreateDto,
  LogOpeningResponseDto,
} from './log.dto.js';

const LOG_PARAM = { name: 'log', enum: [...LOG_NAMES], description: 'Which log.' };

@ApiTags('logs')
@ApiBearerAuth()
@Controller('api/v1/logs')
export class LogController {
  constructor(
    @Inject(LogEntries) private readonly entries: LogEntries,
    @Inject(LogArtefacts) private readonly artefacts: LogArtefacts,
  ) {}

  @Get()
  @Allow('read', 'Institution')
  @ApiOperation({ summary: 'The transparency logs', description: 'Both logs of the institution with origin, key and newest checkpoint.' })
  @ApiOkResponse({ type: LogListResponseDto })
  async list(@CurrentActor() actor: Actor): Promise<LogListResponseDto> {
    return LogListResponseDto.of(await this.entries.logs(actor));
  }

  @Get(':log/entries')
  @Allow('read', 'LogEntry')
  @ApiParam(LOG_PARAM)
  @ApiOperation({
    summary: 'Entries of a log',
    description: 'In the order of their index, or the newest first; also those that no checkpoint covers yet.',
  })
  @ApiOkResponse({ type: LogEntryPageDto })
  async page(@CurrentActor() actor: Actor, @Param('log') log: string, @Query() query: ListQuery): Promise<LogEntryPageDto> {
    return LogEntryPageDto.of(await this.entries.page(actor, log, query));
  }

  @Get(':log/entries/:index')
  @Allow('read', 'LogEntry')
  @ApiParam(LOG_PARAM)
  @ApiOperation({ summary: 'One entry', description: 'The leaf as it was logged, and whether its commitments can still be opened.' })
  @ApiOkResponse({ type: LogEntryResponseDto })
  async entry(@CurrentActor() actor: Actor, @Param('log') log: string, @Param('index') index: string): Promise<LogEntryResponseDto> {
    return LogEntryResponseDto.of(await this.entries.entry(actor, log, index));
  }

  @Get(':log/entries/:index/proof')
  @Allow('read', 'LogEntry')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiParam(LOG_PARAM)
  @ApiProduces('text/plain')
  @ApiOperation({
    summary: 'Proof of one entry',
    description:
      'Proof file (C2SP tlog-proof) under the newest checkpoint. The same file is public at /log/{institution}/{log}/proof/{index}.',
  })
  @ApiOkResponse({ type: String, description: 'The proof file.' })
  async proof(@CurrentActor() actor: Actor, @Param('log') log: string, @Param('index') index: string): Promise<string> {
    return this.artefacts.proofText(this.entries.logOf(actor, log), index);
  }

  @Get(':log/consistency-proof')
  @Allow('read', 'LogEntry')
  @ApiParam(LOG_PARAM)
  @ApiQuery({ name: 'from', type: String, example: '256', description: 'Number of entries of the older tree; decimal digits.' })
  @ApiQuery({ name: 'to', type: String, required: false, description: 'Number of entries of the newer tree; the newest when left out.' })
  @ApiOperation({
    summary: 'Consistency proof',
    description: 'Proves that the tree of one size continues the tree of a smaller one (RFC 6962 section 2.1.2).',
  })
  @ApiOkResponse({ type: LogConsistencyResponseDto })
  async consistency(
    @CurrentActor() actor: Actor,
    @Param('log') log: string,
    @Query('from') from: string,
    @Query('to') to?: string,
  ): Promise<LogConsistencyResponseDto> {
    return this.artefacts.consistency(this.entries.logOf(actor, log), from, to);
  }

  @Post(':log/entries/:index/openings')
  @HttpCode(200)
  @Allow('open', 'LogOpening')
  @ApiParam(LOG_PARAM)
  @ApiOperation({
    summary: 'Open the commitments of an entry',
    description: 'Answers values and salts, and appends log.opening-read. Takes no Idempotency-Key: opened values are never kept.',
  })
  @ApiOkResponse({ type: LogOpeningResponseDto })
  async open(
    @CurrentActor() actor: Actor,
    @Param('log') log: string,
    @Param('index') index: string,
    @Body() body: LogOpeningCreateDto,
  ): Promise<LogOpeningResponseDto> {
    return LogOpeningResponseDto.of(await this.entries.open(actor, log, index, body.reason));
  }

  @Post(':log/erasures')
  @Allow('erase', 'LogOpening')
  @ApiParam(LOG_PARAM)
  @ApiOperation({
    summary: 'Erase what opens entries',
    description: 'Deletes values and salts of the named entries and appends log.openings-erased; entries and proofs stay valid.',
  })
  @ApiCreatedResponse({ type: LogErasureResponseDto })
  async erase(@CurrentActor() actor: Actor, @Param('log') log: string, @Body() body: LogErasureCreateDto): Promise<LogErasureResponseDto> {
    return this.entries.erase(actor, log, body.indexes, body.reason);
  }
}
