// The description of the api as a page: Swagger UI, with every file from this platform and nothing inline.
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NotFound } from '../../common/index.js';
import { fromProjectRoot } from '../files/index.js';
import { languageOf, Templates } from '../templates/index.js';
import { Public } from './marks.js';

const DOCUMENT = '/api/v1/openapi.json';
/** Swagger UI makes markup of the descriptions itself (cleaned by DOMPurify), so trusted types cannot be asked of it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

/** The page's files by name: of the package that @nestjs/swagger brings, and our own. */
function filesOfPage(): ReadonlyMap<string, { readonly path: string; readonly type: string }> {
  const swagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  const folder = dirname(swagger.resolve('swagger-ui-dist/package.json'));
  return new Map([
    ['swagger-ui.css', { path: join(folder, 'swagger-ui.css'), type: TYPES.css }],
    ['swagger-ui-bundle.js', { path: join(folder, 'swagger-ui-bundle.js'), type: TYPES.js }],
    ['docs.css', { path: fromProjectRoot('templates', 'style', 'docs.css'), type: TYPES.css }],
    ['start.mjs', { path: fromProjectRoot('templates', 'docs', 'start.mjs'), type: TYPES.js }],
  ]);
}

@ApiTags('docs')
@Controller('api/docs')
export class DocsController {
  private readonly files = filesOfPage();

  constructor(@Inject(Templates) private readonly templates: Templates) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'The description of the api', description: 'A page that shows the OpenAPI document and tries its routes.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  page(@Headers('accept-language') acceptLanguage: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): string {
    const language = languageOf(acceptLanguage);
    void reply
      .header('content-security-policy', POLICY)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', language)
      .header('vary', 'accept-language');
    return this.templates.render('docs', 'docs', language, { document: DOCUMENT });
  }

  @Get(':name')
  @Public()
  @ApiOperation({ summary: 'A file of that page', description: 'Its style or its program.' })
  @ApiParam({ name: 'name', description: 'Name of the file.' })
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  async file(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const file = this.files.get(name);
    if (file === undefined) {
      throw new NotFound();
    }
    await reply.header('cache-control', 'public, max-age=3600').type(file.type).send(createReadStream(file.path));
  }
}
