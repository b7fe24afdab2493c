// The verifier's options, as given on the command line.
import { parseArgs } from 'node:util';
import { type Language, LANGUAGES } from './report.js';

export interface Options {
  readonly url: string;
  readonly institution: string;
  readonly token: string | undefined;
  readonly folder: string | undefined;
  readonly state: string;
  readonly vkeys: readonly string[];
  readonly language: Language;
  readonly isJson: boolean;
  readonly isHelp: boolean;
}

/** Says that an option cannot be used. */
export class OptionFault extends Error {}

/** Reads the command line. @throws OptionFault */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const language = LANGUAGES.find((known) => known === (values.language ?? 'en'));
  const url = (values.url ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
  if (language === undefined) {
    throw new OptionFault(`--language ${LANGUAGES.join('|')}`);
  }
  if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol)) {
    throw new OptionFault('--url http://... | https://...');
  }
  const institution = values.institution ?? 'demo';
  if (!/^[a-z0-9-]{1,100}$/.test(institution)) {
    throw new OptionFault('--institution a-z 0-9 -');
  }
  return {
    url,
    institution,
    token: values.token,
    folder: values.folder,
    state: values.state ?? '.waarborg/verify',
    vkeys: values.vkey ?? [],
    language,
    isJson: values.json ?? false,
    isHelp: values.help ?? false,
  };
}

function parse(args: readonly string[]): ReturnType<typeof parseKnown>['values'] {
  try {
    return parseKnown(args).values;
  } catch (error) {
    throw new OptionFault(error instanceof Error ? error.message : 'unknown option');
  }
}

function parseKnown(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      institution: { type: 'string' },
      token: { type: 'string' },
      folder: { type: 'string' },
      state: { type: 'string' },
      vkey: { type: 'string', multiple: true },
      language: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
}
