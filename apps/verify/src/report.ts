// What is printed: lines of text in Dutch or English, or one JSON object.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LogReport } from './finding.js';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Catalogue = Readonly<Record<string, string>>;

/** Reads the texts of a language; they stand beside the sources, also when this runs from a build. */
export function readCatalogue(language: Language): Catalogue {
  let folder = dirname(fileURLToPath(import.meta.url));
  const name = `catalogue.${language}.json`;
  const inside = (at: string): string => join(at, 'apps', 'verify', name);
  while (!existsSync(join(folder, name)) && !existsSync(inside(folder)) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  const path = existsSync(join(folder, name)) ? join(folder, name) : inside(folder);
  return JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
}

/** Answers the text of a code with its parameters filled in. */
export function textOf(catalogue: Catalogue, code: string, params: Readonly<Record<string, string | number>> = {}): string {
  const text = catalogue[code] ?? code;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Tells whether every log was read to its end and nothing was found. */
export function isVerified(reports: readonly LogReport[]): boolean {
  return reports.every((report) => report.findings.length === 0 && report.entries !== 'not-reached');
}

/** Writes the reports as lines for people. */
export function linesOf(catalogue: Catalogue, reports: readonly LogReport[], state: string): string[] {
  const findings = reports.flatMap((report) => report.findings);
  const verdict = isVerified(reports) ? textOf(catalogue, 'verified') : textOf(catalogue, 'refused', { count: findings.length });
  const evidence = findings.some(({ code }) => code !== 'unreachable') ? [textOf(catalogue, 'evidence', { state })] : [];
  return [...reports.flatMap((report) => linesOfLog(catalogue, report, state)), verdict, ...evidence];
}

function linesOfLog(catalogue: Catalogue, report: LogReport, state: string): string[] {
  const { log, size, root, earlierSize, findings } = report;
  const found = findings.map((one) => textOf(catalogue, one.code, { log, ...one.params }));
  if (size === null || root === null) {
    return found;
  }
  const head = textOf(catalogue, 'log', { log, size, root });
  if (found.length > 0) {
    return [head, ...found];
  }
  const entries = textOf(catalogue, report.entries === 'read' ? 'entries-read' : 'entries-closed', { log });
  const history =
    earlierSize === null ? textOf(catalogue, 'first', { log, state }) : textOf(catalogue, 'continues', { log, size: earlierSize });
  return [head, entries, history];
}

/** Writes the reports as one JSON object. */
export function jsonOf(reports: readonly LogReport[]): string {
  return JSON.stringify({ verified: isVerified(reports), logs: reports });
}
