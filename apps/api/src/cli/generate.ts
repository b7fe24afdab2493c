// `npm run generate -- --students N --seed S [--out folder] [--load]`: writes a made-up university of the shape of VU Student
// Analytics as files, or sends it to the running platform, where it comes in like any other delivery.
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { dayInZone, isDay } from '../common/index.js';
import { CONSENTS, fileOf, openTable, type Table, TABLES, type World, worldOf } from '../examples/index.js';
import { commandLineUrl } from '../platform/config/index.js';
import { ImportClient, Refused } from './import-client.js';
import { loadAndFollow } from './import-loading.js';
import { ImportReport } from './import-report.js';
import { personalToken } from './personal-token.js';

const DEFAULT_FOLDER = 'generated';
const TIME_ZONE = 'Europe/Amsterdam';
const OPTIONS = {
  students: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  load: { type: 'boolean' },
  today: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  language: { type: 'string' },
} as const;

interface Order {
  readonly world: World;
  /** Null: nothing is written to disk. */
  readonly folder: string | null;
  readonly isLoaded: boolean;
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly language: 'nl' | 'en';
}

function orderOf(args: readonly string[]): Order | null {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { students, seed, out, load: isLoaded = false, today = dayInZone(new Date(), TIME_ZONE) } = values;
  if (students === undefined || !/^[1-9]\d{0,6}$/.test(students) || seed === undefined || !/^\d{1,9}$/.test(seed) || !isDay(today)) {
    return null;
  }
  return {
    world: worldOf({ students: Number(students), seed: Number(seed), today }),
    folder: out ?? (isLoaded ? null : DEFAULT_FOLDER),
    isLoaded,
    url: values.url,
    token: values.token,
    language: values.language === 'nl' ? 'nl' : 'en',
  };
}

/** Runs the command; answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const order = orderOf(args);
  const report = new ImportReport(order?.language ?? 'en', (line) => process.stdout.write(`${line}\n`));
  if (order === null) {
    report.say('generateUsage');
    return 1;
  }
  if (order.folder !== null) {
    await write(order.world, order.folder, report);
  }
  return order.isLoaded ? load(order, report) : 0;
}

async function write(world: World, folder: string, report: ImportReport): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const table of [...TABLES, CONSENTS]) {
    const path = join(folder, fileOf(table));
    await pipeline(openTable(world, table), createWriteStream(path));
    report.say('written', { path });
  }
}

async function load(order: Order, report: ImportReport): Promise<number> {
  const outcome = order.token === undefined ? await personalToken('steward', order.url) : { token: order.token };
  if ('problem' in outcome) {
    process.stderr.write(`${outcome.problem}\n`);
    return 1;
  }
  const client = new ImportClient({ url: order.url ?? commandLineUrl(), token: outcome.token, language: order.language });
  for (const table of TABLES) {
    if (!(await isLoaded({ client, report, order }, table))) {
      return 1;
    }
  }
  report.say('consentsApart');
  return 0;
}

async function isLoaded(
  run: { readonly client: ImportClient; readonly report: ImportReport; readonly order: Order },
  table: Table,
): Promise<boolean> {
  const { client, report, order } = run;
  try {
    const view = await client.send({ name: fileOf(table), content: contentOf(order, table) });
    report.proposed(view);
    return (await loadAndFollow(client, report, view.id)).state === 'loaded';
  } catch (error) {
    if (error instanceof Refused) {
      report.problem(fileOf(table), error.problem);
      return false;
    }
    throw error;
  }
}

function contentOf({ folder, world }: Order, table: Table): Readable {
  return folder === null ? openTable(world, table) : createReadStream(join(folder, fileOf(table)));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'generating failed'}\n`);
  process.exitCode = 1;
}
