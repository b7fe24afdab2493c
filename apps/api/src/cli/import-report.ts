// What the command line says about an import, in Dutch or English; texts stand in templates/datasets.
import { type ImportResponseDto } from '../datasets/index.js';
import { type JsonObject } from '../common/index.js';
import { fromProjectRoot } from '../platform/files/index.js';
import { readCatalogue } from '../platform/templates/catalogue.js';
import { type Language, textAt, type TextTree } from '../platform/templates/index.js';
import { type ProblemDocument } from './import-client.js';

const DOUBT = 'national-identifiers/values-in-doubt';

export class ImportReport {
  private readonly texts: TextTree;

  constructor(
    private readonly language: Language,
    private readonly write: (line: string) => void,
  ) {
    this.texts = readCatalogue(fromProjectRoot('templates'), 'datasets')[language];
  }

  say(name: string, params: JsonObject = {}): void {
    this.write(this.text(['cli', name], params));
  }

  /** What was found and what is proposed. */
  proposed(view: ImportResponseDto): void {
    const { name, rows, columns, proposal, feed } = view;
    this.say('sent', { name, rows, columns: columns.length, dataset: proposal.dataset.code });
    this.say(feed === null ? 'noFeed' : 'feed', { feed });
    for (const { code, type, classification, treatment } of feed === null ? proposal.columns : []) {
      this.say('column', { code, type, classification, treatment });
    }
    view.differences.forEach(({ column, expected, found }) => this.say('difference', { column, expected, found }));
    view.open.forEach(({ pointer, code }) => this.say('open', { pointer, what: this.text(['open', code]) }));
  }

  /** How a load ended. */
  ended(view: ImportResponseDto): void {
    const { name, outcome } = view;
    if (view.state === 'loaded') {
      this.say('loaded', { name, stored: outcome?.rowsStored ?? 0, past: outcome?.rowsPastTerm ?? 0, dataset: view.dataset });
      return;
    }
    this.say('failed', { name, failure: outcome?.failure ?? view.state });
    const shown = outcome?.rowErrors ?? [];
    shown.forEach(({ line, column, code }) => this.say('rowError', { line, column: column ?? '-', what: this.text(['rowErrors', code]) }));
    const rest = (outcome?.errorCount ?? 0) - new Set(shown.map(({ line }) => line)).size;
    if (rest > 0) {
      this.say('moreErrors', { count: rest });
    }
  }

  problem(name: string, { title, status, detail, errors = [], findings = [] }: ProblemDocument): void {
    this.say('problem', { name, title, status });
    [...(detail === undefined ? [] : [detail]), ...errors.map((error) => `${error.pointer}: ${error.detail}`)].forEach((line) =>
      this.say('detail', { detail: line }),
    );
    for (const finding of findings) {
      const column = finding.column ?? '';
      this.say('finding', { column, title: finding.title[this.language], remedy: finding.remedy[this.language] });
      if (finding.code === DOUBT) {
        this.say('answer', { column });
      }
    }
  }

  private text(path: readonly string[], params: JsonObject = {}): string {
    return textAt(this.texts, path, params) ?? path.join('.');
  }
}
