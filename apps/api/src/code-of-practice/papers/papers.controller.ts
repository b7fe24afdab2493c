// Routes of papers, as a page or as PDF: the readable code of a version, what it makes different, a what-if run.
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { languageOf } from '../../platform/templates/index.js';
import { CodePaperQuery, PaperQuery } from './papers.dto.js';
import { CodePapers, type Paper, type PaperForm } from './papers.service.js';

@ApiTags('code of practice')
@Controller('api/v1')
export class PapersController {
  constructor(@Inject(CodePapers) private readonly papers: CodePapers) {}

  @Get('code-versions/:id/document')
  @Allow('read', 'CodeVersion')
  @ApiOperation({
    summary: 'A version of the code as a document',
    description:
      'Who took part, what the councils said, how it was adopted, every rule by principle with what it finds and rests on, the parameters with their evidence; or, since another version, what differs side by side. As a page or as tagged PDF.',
  })
  @ApiProduces('text/html', 'application/pdf')
  @ApiOkResponse({ description: 'The document.', schema: { type: 'string', format: 'binary' } })
  async code(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: CodePaperQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = formOf(query, acceptLanguage);
    await send(reply, await this.papers.version(actor, { id, since: query.since }, form), form);
  }

  @Get('what-if-runs/:id/document')
  @Allow('read', 'WhatIf')
  @ApiOperation({
    summary: 'A what-if run as a document',
    description:
      'For a council: counts by gate, by pair of outcomes and by rule, what cannot be judged apart. It counts projects and requests, never persons. 409 while the run is not done.',
  })
  @ApiProduces('text/html', 'application/pdf')
  @ApiOkResponse({ description: 'The document.', schema: { type: 'string', format: 'binary' } })
  async whatIf(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: PaperQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = formOf(query, acceptLanguage);
    await send(reply, await this.papers.whatIf(actor, id, form), form);
  }
}

function formOf({ language, format }: PaperQuery, acceptLanguage: string | undefined): PaperForm {
  return { language: language ?? languageOf(acceptLanguage), format: format ?? 'html' };
}

/** A page is shown; a PDF is saved under its own name. */
async function send(reply: FastifyReply, { body, type, fileName }: Paper, { language, format }: PaperForm): Promise<void> {
  await reply
    .header('content-language', language)
    .header('vary', 'accept-language')
    .header('content-disposition', `${format === 'pdf' ? 'attachment' : 'inline'}; filename="${fileName}"`)
    .type(type)
    .send(body);
}
