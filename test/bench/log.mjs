// Figures of the log: durable and sequenced appends by 64 writers (fsync on), and inclusion proofs served from tiles.
// Prints one JSON line a figure: the median of the runs.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AuditLog, AuditLogModule, LogArtefacts } from '../../dist/apps/api/src/audit-log/index.js';
import { leafHash } from '../../dist/apps/api/src/audit-log/format/hash.js';
import { openNote, parseCheckpoint, parseVerifierKey } from '../../dist/apps/api/src/audit-log/format/note.js';
import { verifyInclusion } from '../../dist/apps/api/src/audit-log/format/tree.js';
import { SystemClock, newId, sha256Hex, systemActor } from '../../dist/apps/api/src/common/index.js';
import { migrate } from '../../dist/apps/api/src/migrate.js';
import { readConfig } from '../../dist/apps/api/src/platform/config/index.js';
import { DatabaseModule, Transactions } from '../../dist/apps/api/src/platform/database/index.js';
import { PlatformModule } from '../../dist/apps/api/src/platform/platform.module.js';
import { startServer } from '../../tools/embedded-postgres.mjs';

/**
 * @import { INestApplicationContext } from '@nestjs/common'
 * @import { LogEntryDraft } from '../../dist/apps/api/src/audit-log/index.js'
 */

const WRITERS = 64;
const RUNS = 5;
const RUN_MS = 4000;
const TREE_SIZE = 100_000;
const PROOFS_PER_RUN = 5000;
const READERS = 8;

const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'));
const server = await startServer({ dataRoot: join(folder, 'data') });
try {
  await migrate(server.urls.owner);
  const app = await startApp(server.urls, folder);
  const institutionId = await openInstitution(app);
  print('appends_per_s', await appendsPerSecond(app, institutionId));
  print('proofs_per_s', await proofsPerSecond(app, institutionId));
  await app.close();
  const source = app.get(DataSource);
  if (source.isInitialized) {
    await source.destroy();
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(server.where.data), { recursive: true, force: true });
}

/**
 * @param {{ api: string, proxy: string }} urls
 * @param {string} home
 */
async function startApp(urls, home) {
  const config = readConfig({
    DATABASE_URL: urls.api,
    DATABASE_PROXY_URL: urls.proxy,
    WAARBORG_DATA_DIR: join(home, 'files'),
    WAARBORG_KEY_DIR: join(home, 'keys'),
    LOG_LEVEL: 'error',
  });
  class BenchModule {}
  Module({ imports: [PlatformModule.with(config, new SystemClock()), DatabaseModule.with([]), AuditLogModule] })(BenchModule);
  return NestFactory.createApplicationContext(BenchModule, { logger: ['error'] });
}

/** @param {INestApplicationContext} app */
async function openInstitution(app) {
  const at = new Date();
  const id = newId(at);
  await app.get(Transactions).write(systemActor(id), async (tx) => {
    await tx.query(
      `insert into institution (id, slug, name, home_organization, time_zone, created_at) values ($1, 'bench', 'Bench', 'bench.example', 'Europe/Amsterdam', $2)`,
      [id, at],
    );
    await app.get(AuditLog).openLogs(tx, { id, slug: 'bench' }, at);
  });
  return id;
}

/**
 * @param {INestApplicationContext} app
 * @param {string} institutionId
 */
async function appendsPerSecond(app, institutionId) {
  await appendFor(app, institutionId, RUN_MS);
  return median(await inTurn(RUNS, () => appendFor(app, institutionId, RUN_MS)));
}

/**
 * @param {INestApplicationContext} app
 * @param {string} institutionId
 * @param {number} milliseconds
 */
async function appendFor(app, institutionId, milliseconds) {
  const transactions = app.get(Transactions);
  const log = app.get(AuditLog);
  const began = performance.now();
  let done = 0;
  await together(WRITERS, async () => {
    while (performance.now() - began < milliseconds) {
      const { entryId } = await transactions.write(systemActor(institutionId), (tx) => log.append(tx, draft(institutionId, done)));
      await log.sequenced(institutionId, entryId, 30_000);
      done += 1;
    }
  });
  return (done * 1000) / (performance.now() - began);
}

/**
 * @param {INestApplicationContext} app
 * @param {string} institutionId
 */
async function proofsPerSecond(app, institutionId) {
  const log = app.get(AuditLog);
  const artefacts = app.get(LogArtefacts);
  await log.settle();
  const id = await artefacts.find('bench', 'accesses');
  const known = Number((await artefacts.checkpoint(id)).size);
  const missing = Math.max(0, TREE_SIZE - known);
  await app.get(Transactions).write(systemActor(institutionId), (tx) =>
    log.appendMany(
      tx,
      Array.from({ length: missing }, (_, at) => draft(institutionId, at)),
    ),
  );
  await log.settle();
  const leaves = await leafHashes(app, institutionId);
  return median(await inTurn(RUNS, (run) => proveFor(artefacts, id, leaves, run)));
}

/**
 * @param {LogArtefacts} artefacts
 * @param {Awaited<ReturnType<LogArtefacts['find']>>} id
 * @param {readonly Buffer[]} leaves
 * @param {number} run
 */
async function proveFor(artefacts, id, leaves, run) {
  const verifier = parseVerifierKey(id.vkey);
  const heads = new Map();
  const began = performance.now();
  let next = 0;
  await together(READERS, async () => {
    while (next < PROOFS_PER_RUN) {
      const index = ((next++ + run * PROOFS_PER_RUN) * 7919) % leaves.length;
      const proof = await artefacts.proof(id, BigInt(index));
      if (!heads.has(proof.checkpoint)) {
        heads.set(proof.checkpoint, parseCheckpoint(openNote(proof.checkpoint, verifier)));
      }
      const leaf = leaves[index];
      if (leaf === undefined || !verifyInclusion(leaf, BigInt(index), heads.get(proof.checkpoint), proof.hashes)) {
        throw new Error(`the proof of entry ${index} does not hold`);
      }
    }
  });
  return (PROOFS_PER_RUN * 1000) / (performance.now() - began);
}

/**
 * Hashes of the leaves as they are stored, so that proofs are held against the entries and not against the tree.
 * @param {INestApplicationContext} app
 * @param {string} institutionId
 */
async function leafHashes(app, institutionId) {
  const rows = await app
    .get(Transactions)
    .read(institutionId, (tx) =>
      tx.query(
        `select e.leaf from log_sequence s join log_entry e on e.id = s.entry_id where s.institution_id = $1 and s.log = 'accesses' order by s.index`,
        [institutionId],
      ),
    );
  return rows.map((row) => leafHash(row.leaf));
}

/**
 * @param {string} institutionId
 * @param {number} number
 * @returns {LogEntryDraft}
 */
function draft(institutionId, number) {
  return {
    institutionId,
    log: 'accesses',
    kind: 'access.opened',
    at: new Date(),
    facts: {
      access_id: randomUUID(),
      process_version_id: randomUUID(),
      dataset_version_id: randomUUID(),
      selection_sha256: sha256Hex(String(number)),
      consent_epoch: number,
    },
    commitments: { actor: randomUUID(), filter: { period: '2026' } },
  };
}

async function together(count, work) {
  await Promise.all(Array.from({ length: count }, () => work()));
}

/**
 * @param {number} count
 * @param {(turn: number) => Promise<number>} work
 */
async function inTurn(count, work) {
  const answers = [];
  for (let turn = 0; turn < count; turn += 1) {
    answers.push(await work(turn));
  }
  return answers;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function print(figure, value) {
  console.log(JSON.stringify({ bench: 'log', figure, value: Math.round(value), unit: '1/s' }));
}
