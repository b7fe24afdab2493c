// Takes a file in: keeps it encrypted, finds out how it is written, inspects all of it, proposes how to load it.
import { Inject, Injectable } from '@nestjs/common';
import { type Readable } from 'node:stream';
import { type Actor, jsonSha256, newId, type Json } from '../../common/index.js';
import { type Spooled } from '../../platform/files/index.js';
import { Transactions } from '../../platform/database/index.js';
import { type Dialect } from '../inspection/inspection.types.js';
import { type Inspected, inspect } from '../inspection/inspector.js';
import { survey } from '../inspection/text-source.js';
import { headerDigest } from '../proposals/feed-profiles.js';
import { Feeds } from '../proposals/feeds.js';
import { proposeAgain, proposeFrom, withoutTellingSamples } from '../proposals/proposal.making.js';
import { Upkeep } from '../loading/upkeep.service.js';
import { ImportBook } from './import-book.js';
import { type ImportEntity } from './import.entity.js';
import { Uploads } from './uploads.js';

/** A file offered for import. */
export interface OfferedFile {
  /** Its name; only the last part of a path is kept, and it never enters the log. */
  readonly name: string;
  readonly content: Readable;
}

@Injectable()
export class ImportReceiving {
  constructor(
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Feeds) private readonly feeds: Feeds,
    @Inject(ImportBook) private readonly book: ImportBook,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Upkeep) private readonly upkeep: Upkeep,
  ) {}

  /** Answers the import with its proposal; nothing of the file is stored as data yet. @throws UnreadableFile (400), FileTooLarge (413) */
  async receive(actor: Actor, file: OfferedFile): Promise<ImportEntity> {
    const id = newId(this.book.now());
    const spooled = await this.uploads.keep(actor.institutionId, id, file.content);
    try {
      const open = this.uploads.source(actor.institutionId, id);
      const dialect = await survey(open, this.uploads.maxBytes);
      const inspected = await inspect(open, dialect, this.uploads.maxBytes);
      return await this.propose(actor, { id, name: nameOf(file.name), spooled, dialect, inspected });
    } catch (error) {
      await this.uploads.drop(actor.institutionId, id);
      throw error;
    }
  }

  private async propose(
    actor: Actor,
    file: {
      readonly id: string;
      readonly name: string;
      readonly spooled: Spooled;
      readonly dialect: Dialect;
      readonly inspected: Inspected;
    },
  ): Promise<ImportEntity> {
    const { id, name, spooled, dialect, inspected } = file;
    const headerSha256 = headerDigest(inspected.columns.map(({ header }) => header));
    return this.transactions.write(actor, async (tx) => {
      const feed = await this.feeds.recognise(tx, actor.institutionId, headerSha256);
      const proposal = feed === null ? proposeFrom(inspected, name) : proposeAgain(feed.proposal, inspected);
      await this.upkeep.expireUploadLater(tx, actor.institutionId, id);
      const entity: ImportEntity = {
        ...{ id, institutionId: actor.institutionId, state: 'inspected', sourceName: name, sourceBytes: String(spooled.bytes) },
        ...{ sourceSha256: spooled.sha256, headerSha256, dialect, inspection: withoutTellingSamples(inspected, proposal), proposal },
        ...{ feedCode: feed?.code ?? null, stewardSays: {}, progressRows: '0', outcome: null, datasetId: null, datasetVersionId: null },
        ...{ verdictId: null, requestedBy: actor.personId, requestedAt: this.book.now(), closedAt: null, version: 1 },
      };
      return this.book.open(tx, actor, entity, {
        kind: 'import.received',
        facts: { proposal_sha256: jsonSha256(proposal as unknown as Json) },
        commitments: { source_sha256: spooled.sha256 },
      });
    });
  }
}

function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.trim() ?? '';
  return last === '' || last === '.' || last === '..' ? 'upload' : last;
}
