// The desk where files come in: receive, look at, edit, answer, load; what routes, the command line and the demo use alike.
import { Inject, Injectable } from '@nestjs/common';
import { type Readable } from 'node:stream';
import { type Actor } from '../../common/index.js';
import { may } from '../../access/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ImportEntity } from './import.entity.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportLoads } from './import-loads.service.js';
import { ImportReceiving, type OfferedFile } from './import-receiving.service.js';
import { type ImportView, ImportProposalsService } from './import-proposals.service.js';

const MOST_WAITING = 100;

/** A file that can be opened. */
export interface ImportSource {
  readonly name: string;
  readonly open: () => Readable;
}

@Injectable()
export class ImportsService {
  constructor(
    @Inject(ImportReceiving) private readonly receiving: ImportReceiving,
    @Inject(ImportLoads) private readonly loads: ImportLoads,
    @Inject(ImportProposalsService) private readonly proposals: ImportProposalsService,
    @Inject(ImportsRepository) private readonly repository: ImportsRepository,
  ) {}

  /** Takes a file in and proposes how to load it. @throws UnreadableFile (400), FileTooLarge (413) */
  async receive(actor: Actor, file: OfferedFile): Promise<ImportView> {
    return this.proposals.viewOf(actor, await this.receiving.receive(actor, file));
  }

  /** Loads an import that was received. @see ImportLoads.load */
  async load(actor: Actor, id: string, mode: { readonly isWaitedFor: boolean }): Promise<ImportView> {
    return this.proposals.viewOf(actor, await this.loads.load(actor, id, mode));
  }

  /** Answers imports that wait for somebody who may load them: at most 100, the oldest first. */
  async waiting(tx: Tx, actor: Actor): Promise<readonly ImportEntity[]> {
    return may(actor, 'change', 'Import', {}) ? this.repository.waiting(tx, actor.institutionId, MOST_WAITING) : [];
  }

  /** Takes a file in and loads it with the proposal that it gets (its feed's, when it is known). @throws what receive and load throw */
  async importFile(actor: Actor, source: ImportSource, options: { readonly wait: boolean }): Promise<ImportView> {
    const received = await this.receive(actor, { name: source.name, content: source.open() });
    return this.load(actor, received.entity.id, { isWaitedFor: options.wait });
  }
}
