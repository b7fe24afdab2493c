// Requests for papers: in which language, in which form, against which other version.
import { IdField, OneOfField } from '../../platform/http/index.js';
import { type Language, LANGUAGES } from '../../platform/templates/index.js';
import { PAPER_FORMATS, type PaperFormat } from './papers.service.js';

export class PaperQuery {
  @OneOfField(LANGUAGES, { description: 'Language; default that of Accept-Language.', optional: true }) readonly language?: Language;
  @OneOfField(PAPER_FORMATS, { description: 'A page, or a tagged PDF (PDF/UA-1); default a page.', optional: true })
  readonly format?: PaperFormat;
}

export class CodePaperQuery extends PaperQuery {
  @IdField({ description: 'Tell only what differs from this other version.', optional: true }) readonly since?: string;
}
