// The demo institution: its profile, purposes, notice and receiving settings, read from data beside the code.
import { readFileSync } from 'node:fs';
import { type CouncilActDraft, type ParticipantDraft } from '../../code-of-practice/index.js';
import { type MandateKind, type ProfileValues } from '../../identity/index.js';
import { fromProjectRoot } from '../../platform/files/index.js';
import { type Bilingual } from '../../platform/templates/index.js';

export interface DemoData {
  readonly institution: {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
    readonly homeOrganization: string;
    readonly profile: ProfileValues;
  };
  readonly purposes: readonly {
    readonly code: string;
    readonly title: Bilingual;
    readonly description: Bilingual;
    readonly notice: Bilingual;
  }[];
  readonly settings: readonly {
    readonly code: string;
    readonly kind: 'controlled' | 'managed-laptop' | 'bi-workspace' | 'public';
    readonly title: string;
    readonly owner: string;
    readonly agreement: string;
    readonly place: string;
    readonly controls: readonly string[];
  }[];
  readonly definitions: readonly { readonly term: string; readonly text: Bilingual; readonly source: string }[];
  readonly mandates: readonly {
    readonly code: string;
    readonly persona: string;
    readonly kind?: MandateKind;
    readonly route: 'light' | 'standard' | 'heavy';
  }[];
  readonly files: readonly { readonly file: string; readonly dataset: string }[];
  readonly studentNumber: string;
  readonly consentShare: number;
  /** The seed of the made-up university. */
  readonly generatorSeed: number;
  readonly sourceDecision: string;
  readonly code: {
    /** What is adopted, with the councils that speak and what the board answers them. */
    readonly adopted: DemoVersion;
    /** What lies before the councils. */
    readonly complete: Omit<DemoVersion, 'acts'>;
  };
  /** Norms against the regulation on personal data that the demo institution would have. */
  readonly regulation: {
    readonly title: string;
    readonly articles: readonly { readonly norm: string; readonly article: string; readonly note: string | null }[];
  };
}

/** A version of the code, as it is drawn up and what comes of it. */
export interface DemoVersion {
  readonly summary: string;
  readonly participants: readonly ParticipantDraft[];
  readonly acts: readonly (Omit<CouncilActDraft, 'givenOn'> & { readonly persona: string; readonly answer: string | null })[];
}

/** Reads apps/api/data/demo.json. */
export function demoData(): DemoData {
  return JSON.parse(readFileSync(fromProjectRoot('apps', 'api', 'data', 'demo.json'), 'utf8')) as DemoData;
}
