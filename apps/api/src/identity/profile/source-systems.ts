// The kinds of systems that study data come from; a data file, so that an institution can extend it.
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../platform/files/index.js';
import { type Bilingual } from '../../platform/templates/index.js';

export interface SourceSystem {
  readonly code: string;
  readonly title: Bilingual;
}

export const SOURCE_SYSTEMS: readonly SourceSystem[] = (
  JSON.parse(readFileSync(fromProjectRoot('apps', 'api', 'data', 'source-systems.json'), 'utf8')) as {
    readonly systems: readonly SourceSystem[];
  }
).systems;

export function isSourceSystem(code: string): boolean {
  return SOURCE_SYSTEMS.some((system) => system.code === code);
}
