// The pages behind the `type` of problem documents: what it means and what helps, in Dutch and English.
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { NotFound } from '../../common/index.js';
import { Public } from './marks.js';
import { languageOf, Templates, textAt } from '../templates/index.js';

@ApiTags('problems')
@Controller('problems')
export class ProblemPagesController {
  constructor(@Inject(Templates) private readonly templates: Templates) {}

  @Get(':slug')
  @Public()
  @ApiOperation({ summary: 'What a problem means', description: 'The page behind the type of a problem document.' })
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'An HTML page.', schema: { type: 'string' } })
  page(
    @Param('slug') slug: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const language = languageOf(acceptLanguage);
    const texts = this.templates.catalogue('problems', language);
    const title = textAt(texts, ['problems', slug, 'title']);
    if (title === null) {
      throw new NotFound();
    }
    const about = textAt(texts, ['problems', slug, 'about']) ?? '';
    void reply.header('content-type', 'text/html; charset=utf-8').header('content-language', language).header('vary', 'accept-language');
    return this.templates.render('problems', 'problem', language, { title, about, slug });
  }
}
