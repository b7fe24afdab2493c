// Papers of the code of practice for people outside the platform: as a page, and the same page as tagged PDF.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Actor } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { PdfCompiler } from '../../platform/pdf/index.js';
import { type Language, Templates } from '../../platform/templates/index.js';
import { CodeVersionViews } from '../versions/code-versions.views.js';
import { WhatIfDesk } from '../what-if/what-if.desk.js';
import { codePaper, type PaperFrame } from './code-paper.js';
import { comparisonPaper } from './comparison-paper.js';
import { PaperWords } from './paper-words.js';
import { whatIfPaper } from './what-if-paper.js';

export const PAPER_FORMATS = ['html', 'pdf'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

export interface PaperForm {
  readonly language: Language;
  readonly format: PaperFormat;
}

export interface Paper {
  readonly body: string | Buffer;
  readonly type: string;
  /** Name of the file, without characters that a header or a file system minds. */
  readonly fileName: string;
}

@Injectable()
export class CodePapers {
  constructor(
    @Inject(CodeVersionViews) private readonly views: CodeVersionViews,
    @Inject(WhatIfDesk) private readonly runs: WhatIfDesk,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Templates) private readonly templates: Templates,
    @Inject(PdfCompiler) private readonly compiler: PdfCompiler,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers the readable code of a version, or what it makes different since another. @throws NotFound (404) */
  async version(actor: Actor, { id, since }: { readonly id: string; readonly since: string | undefined }, form: PaperForm): Promise<Paper> {
    return since === undefined ? this.code(actor, id, form) : this.comparison(actor, { id, since }, form);
  }

  private async code(actor: Actor, id: string, form: PaperForm): Promise<Paper> {
    const view = await this.views.get(actor, id);
    return this.made(actor, { template: 'code', name: `code-${view.version.version}` }, form, (words, frame) =>
      codePaper(view, words, frame),
    );
  }

  private async comparison(actor: Actor, { id, since }: { readonly id: string; readonly since: string }, form: PaperForm): Promise<Paper> {
    const [from, to] = [await this.views.get(actor, since), await this.views.get(actor, id)];
    const name = `code-${to.version.version}-since-${from.version.version}`;
    return this.made(actor, { template: 'comparison', name }, form, (words, frame) => comparisonPaper(from, to, words, frame));
  }

  /** Answers the counts of a what-if run. @throws NotFound (404), WrongState (409) while it is not done */
  async whatIf(actor: Actor, id: string, form: PaperForm): Promise<Paper> {
    const titled = await this.runs.get(actor, id);
    return this.made(actor, { template: 'what-if', name: `what-if-${titled.version.version}` }, form, (words, frame) =>
      whatIfPaper(titled, words, frame),
    );
  }

  private async made(
    actor: Actor,
    { template, name }: { readonly template: string; readonly name: string },
    { language, format }: PaperForm,
    viewOf: (words: PaperWords, frame: PaperFrame) => object,
  ): Promise<Paper> {
    const { institution } = await this.profiles.view(actor, null);
    const words = new PaperWords(this.templates.catalogue('papers', language), language, institution.time_zone);
    const page = this.templates.render(
      'papers',
      template,
      language,
      viewOf(words, { institution: institution.name, madeAt: this.clock.now() }),
    );
    const fileName = `${name.replace(/[^A-Za-z0-9.-]/g, '-')}-${language}.${format}`;
    return format === 'html'
      ? { body: page, type: 'text/html; charset=utf-8', fileName }
      : { body: await this.compiler.pdf(page), type: 'application/pdf', fileName };
  }
}
