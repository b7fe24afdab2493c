// The one style sheet of the pages that stand outside the portal; its colours are those of the portal.
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../files/index.js';
import { Public } from './marks.js';

const SHEETS = ['tokens.css', 'pages.css'];

@ApiTags('problems')
@Controller()
export class PageStyleController {
  private readonly sheet = SHEETS.map((name) => readFileSync(fromProjectRoot('templates', 'style', name), 'utf8')).join('');

  @Get('pages.css')
  @Public()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @ApiOperation({ summary: 'The style of these pages', description: 'Of problem pages and of the pages around signing in.' })
  @ApiProduces('text/css')
  @ApiOkResponse({ description: 'A style sheet.', schema: { type: 'string' } })
  style(): string {
    return this.sheet;
  }
}
