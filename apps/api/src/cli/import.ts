// `npm run import -- <file or folder>`: sends files to the running platform, shows what is proposed, loads, says how it went.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportResponseDto, type Proposal } from '../datasets/index.js';
import { commandLineUrl } from '../platform/config/index.js';
import { ImportClient, Refused } from './import-client.js';
import { loadAndFollow } from './import-loading.js';
import { inLoadingOrder } from './import-order.js';
import { ImportReport } from './import-report.js';
import { personalToken } from './personal-token.js';

const FILES = /\.(?:csv|tsv|tab|txt|asc)(?:\.gz)?$/i;
const OPTIONS = {
  yes: { type: 'boolean' },
  proposal: { type: 'string' },
  save: { type: 'string' },
  'not-identifier': { type: 'string' },
  reason: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  language: { type: 'string' },
} as const;

type Options = ReturnType<typeof read>['values'];

interface Run {
  readonly client: ImportClient;
  readonly report: ImportReport;
  readonly options: Options;
}

function read(args: readonly string[]): {
  readonly values: { readonly [K in keyof typeof OPTIONS]?: K extends 'yes' ? boolean : string };
  readonly path: string | null;
} {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  return { values, path: positionals.length === 1 ? (positionals[0] ?? null) : null };
}

/** Runs the command; answers the exit code: 0 when every file was loaded (or its proposal saved). */
async function main(args: readonly string[]): Promise<number> {
  const { values: options, path } = read(args);
  const language = options.language === 'nl' ? 'nl' : 'en';
  const report = new ImportReport(language, (line) => process.stdout.write(`${line}\n`));
  if (path === null || !existsSync(path)) {
    report.say('usage');
    return 1;
  }
  const files = statSync(path).isDirectory() ? filesIn(path) : [path];
  if (files.length === 0) {
    report.say('nothing', { path });
    return 1;
  }
  const outcome = options.token === undefined ? await personalToken('steward', options.url) : { token: options.token };
  if ('problem' in outcome) {
    process.stderr.write(`${outcome.problem}\n`);
    return 1;
  }
  const client = new ImportClient({ url: options.url ?? commandLineUrl(), token: outcome.token, language });
  return (await importAll({ client, report, options }, files)) ? 0 : 1;
}

async function importAll(run: Run, files: readonly string[]): Promise<boolean> {
  const ready: ImportResponseDto[] = [];
  let isComplete = true;
  for (const file of files) {
    const view = await guarded(run, file, () => propose(run, file, files.length === 1));
    isComplete = view !== null && isComplete;
    ready.push(...(view === null || view === 'saved' ? [] : [view]));
  }
  for (const view of inLoadingOrder(ready)) {
    const ended = await guarded(run, view.name, () => load(run, view));
    isComplete = ended?.state === 'loaded' && isComplete;
  }
  return isComplete;
}

/** Sends a file and answers it when it may be loaded without anybody looking; a guess is only taken with --yes. */
async function propose({ client, report, options }: Run, file: string, isOnly: boolean): Promise<ImportResponseDto | 'saved' | null> {
  const sent = await client.send({ name: basename(file), content: createReadStream(file) });
  const given = options.proposal !== undefined && isOnly ? (JSON.parse(readFileSync(options.proposal, 'utf8')) as Proposal) : null;
  const view = given === null ? sent : await client.edit(sent.id, given);
  report.proposed(view);
  if (options.save !== undefined && isOnly) {
    writeFileSync(options.save, `${JSON.stringify(view.proposal, null, 2)}\n`);
    report.say('saved', { path: options.save });
    return 'saved';
  }
  if (view.open.length > 0) {
    report.say('openHelp');
    return null;
  }
  if (view.feed === null && given === null && options.yes !== true) {
    report.say('confirm');
    return null;
  }
  return view;
}

async function load({ client, report, options }: Run, view: ImportResponseDto): Promise<ImportResponseDto> {
  const column = options['not-identifier'];
  if (column !== undefined) {
    await client.answer(view.id, column, options.reason ?? '');
  }
  return loadAndFollow(client, report, view.id);
}

async function guarded<T>({ report }: Run, name: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) {
      report.problem(name, error.problem);
      return null;
    }
    throw error;
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => FILES.test(name))
    .sort()
    .map((name) => join(folder, name));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'import failed'}\n`);
  process.exitCode = 1;
}
