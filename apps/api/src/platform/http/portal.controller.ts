// Hands out the portal: its files, and its one page for every address that is nobody else's.
import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { NotFound } from '../../common/index.js';
import { Public } from './marks.js';
import { PortalFiles } from './portal-files.js';

/** Addresses of machines: what is not found there is a problem document, not a page. */
const NOT_PAGES = /^\/(api|log|problems|sign-in|development|assets|livez|readyz)(\/|$)/;

@ApiTags('portal')
@Controller()
export class PortalController {
  constructor(@Inject(PortalFiles) private readonly files: PortalFiles) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'The portal', description: 'The page that people use; it asks the api for all it shows.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  async front(@Res() reply: FastifyReply): Promise<void> {
    await this.files.page(reply);
  }

  @Get('assets/:name')
  @Public()
  @ApiOperation({ summary: 'A file of the portal', description: 'Named by its content, so that it may be kept for ever.' })
  @ApiParam({ name: 'name', description: 'Name of the file.' })
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  async asset(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    await this.files.asset(reply, name);
  }

  @Get('*')
  @Public()
  @ApiOperation({ summary: 'A page of the portal', description: 'Any other address, asked for by a browser; 404 to programs.' })
  @ApiParam({ name: 'path', description: 'Address within the portal.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  async page(@Req() request: FastifyRequest, @Headers('accept') accept: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const isPage = accept?.includes('text/html') === true && !NOT_PAGES.test(request.url.split('?')[0] ?? '');
    await (isPage ? this.files.page(reply) : Promise.reject(new NotFound()));
  }
}
