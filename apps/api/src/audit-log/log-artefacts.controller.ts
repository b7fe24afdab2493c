// The logs as the public and unmodified tools read them: checkpoint, tiles, entry bundles, keys, proof files (C2SP tlog-tiles).
import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow, Public } from '../access/index.js';
import { type Actor } from '../common/index.js';
import { CurrentActor } from '../platform/http/index.js';
import { type Artefact, LogArtefacts } from './log-artefacts.service.js';
import { LOG_NAMES } from './log-names.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const SLUG_PARAM = { name: 'institution', description: 'Short name of the institution.', example: 'demo' };
const LOG_PARAM = { name: 'log', enum: [...LOG_NAMES], description: 'Which log.' };
const TILE_PARAM = {
  name: 'path',
  description: 'Name of the tile: level and number, `.p/<width>` behind a partial one.',
  example: '0/x001/067.p/12',
};
const BUNDLE_PARAM = { name: 'path', description: 'Number of the bundle, `.p/<width>` behind a partial one.', example: '000.p/12' };

@ApiTags('log artefacts')
@Controller('log')
export class LogArtefactsController {
  constructor(@Inject(LogArtefacts) private readonly artefacts: LogArtefacts) {}

  @Get(':institution/:log/checkpoint')
  @Public()
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-cache')
  @ApiParam(SLUG_PARAM)
  @ApiParam(LOG_PARAM)
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Newest checkpoint', description: 'Origin, size and root hash as a signed note (C2SP tlog-checkpoint).' })
  @ApiOkResponse({ type: String })
  async checkpoint(@Param('institution') institution: string, @Param('log') log: string): Promise<string> {
    return (await this.artefacts.checkpoint(await this.artefacts.find(institution, log))).note;
  }

  @Get(':institution/:log/vkey')
  @Public()
  @Header('content-type', TEXT)
  @ApiParam(SLUG_PARAM)
  @ApiParam(LOG_PARAM)
  @ApiProduces('text/plain')
  @ApiOperation({ summary: 'Verifier key', description: 'The key that verifies checkpoints; pin it (C2SP signed-note).' })
  @ApiOkResponse({ type: String })
  async vkey(@Param('institution') institution: string, @Param('log') log: string): Promise<string> {
    return `${(await this.artefacts.find(institution, log)).vkey}\n`;
  }

  @Get(':institution/:log/proof/:index')
  @Public()
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-cache')
  @ApiParam(SLUG_PARAM)
  @ApiParam(LOG_PARAM)
  @ApiProduces('text/plain')
  @ApiOperation({
    summary: 'Proof file',
    description: 'Inclusion proof of one entry under the newest checkpoint (C2SP tlog-proof); hashes only.',
  })
  @ApiOkResponse({ type: String })
  async proof(@Param('institution') institution: string, @Param('log') log: string, @Param('index') index: string): Promise<string> {
    return this.artefacts.proofText(await this.artefacts.find(institution, log), index);
  }

  @Get(':institution/decisions/tile/entries/*')
  @Public()
  @Header('content-type', BYTES)
  @ApiParam(SLUG_PARAM)
  @ApiParam(BUNDLE_PARAM)
  @ApiProduces(BYTES)
  @ApiOperation({
    summary: 'Entries of the log decisions',
    description: 'Bundle of up to 256 entries, each after its length in two bytes.',
  })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async decisions(
    @Param('institution') institution: string,
    @Param('*') path: string | readonly string[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return send(reply, await this.artefacts.publicBundle(await this.artefacts.find(institution, 'decisions'), pathOf(path)));
  }

  @Get(':institution/accesses/tile/entries/*')
  @Allow('read', 'LogEntry')
  @Header('content-type', BYTES)
  @ApiBearerAuth()
  @ApiParam(SLUG_PARAM)
  @ApiParam(BUNDLE_PARAM)
  @ApiProduces(BYTES)
  @ApiOperation({ summary: 'Entries of the log accesses', description: 'As for decisions, but only for those who may read entries.' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async accesses(
    @CurrentActor() actor: Actor,
    @Param('institution') institution: string,
    @Param('*') path: string | readonly string[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return send(reply, await this.artefacts.bundleFor(actor, await this.artefacts.find(institution, 'accesses'), pathOf(path)));
  }

  @Get(':institution/:log/tile/*')
  @Public()
  @Header('content-type', BYTES)
  @ApiParam(SLUG_PARAM)
  @ApiParam(LOG_PARAM)
  @ApiParam(TILE_PARAM)
  @ApiProduces(BYTES)
  @ApiOperation({ summary: 'Tile of hashes', description: 'Up to 256 hashes of one level of the tree; full tiles never change.' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async tile(
    @Param('institution') institution: string,
    @Param('log') log: string,
    @Param('*') path: string | readonly string[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return send(reply, await this.artefacts.tile(await this.artefacts.find(institution, log), pathOf(path)));
  }
}

function send(reply: FastifyReply, artefact: Artefact): Buffer {
  void reply.header('cache-control', artefact.cacheControl);
  return artefact.bytes;
}

function pathOf(rest: string | readonly string[]): string {
  return typeof rest === 'string' ? rest : rest.join('/');
}
