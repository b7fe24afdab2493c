// Requests and responses of the logs' routes.
import { type Json, type JsonObject } from '../common/index.js';
import { Answered, TextField, TextListField } from '../platform/http/index.js';
import { type EntryView, type LogView, type OpenedCommitment } from './log-entries.service.js';
import { LOG_KINDS, type LogKind } from './log-kinds.js';
import { LOG_NAMES, type LogName } from './log-names.js';

const INDEX = 'Position of the entry in its log, from 0; decimal digits.';

export class LogResponseDto {
  @Answered({ description: 'Which log.', values: LOG_NAMES, example: 'decisions' })
  readonly name!: LogName;

  @Answered({ description: 'Identity of the log: the first line of its checkpoints.', example: 'waarborg.example/demo/decisions' })
  readonly origin!: string;

  @Answered({ description: 'The key that verifies its checkpoints, as verifiers pin it (C2SP signed-note).' })
  readonly vkey!: string;

  @Answered({ description: 'Number of entries under the newest checkpoint; decimal digits.', example: '1024' })
  readonly size!: string;

  @Answered({ description: 'Root hash of the newest checkpoint, base64.' })
  readonly root!: string;

  @Answered({ description: 'When the newest checkpoint was published.' })
  readonly publishedAt!: string;

  static of(view: LogView): LogResponseDto {
    return {
      name: view.name,
      origin: view.log.origin,
      vkey: view.log.vkey,
      size: view.checkpoint.size.toString(),
      root: view.checkpoint.root.toString('base64'),
      publishedAt: view.checkpoint.publishedAt.toISOString(),
    };
  }
}

export class LogListResponseDto {
  @Answered({ description: 'The logs of the institution.', type: LogResponseDto, isArray: true })
  readonly items!: readonly LogResponseDto[];

  static of(views: readonly LogView[]): LogListResponseDto {
    return { items: views.map((view) => LogResponseDto.of(view)) };
  }
}

export class LogEntryResponseDto {
  @Answered({ description: INDEX, example: '12' })
  readonly index!: string;

  @Answered({ description: 'What happened, `domain.past-participle`.', values: LOG_KINDS, example: 'decision.recorded' })
  readonly kind!: LogKind;

  @Answered({ description: 'When, rounded down to the minute, UTC.', example: '2026-11-22T09:00:00Z' })
  readonly at!: string;

  @Answered({ description: 'Ids, digests and codes, as they stand in the leaf.', type: Object, example: { outcome: 'approved' } })
  readonly facts!: JsonObject;

  @Answered({ description: 'Salted commitments by name, hexadecimal.', type: Object })
  readonly commitments!: Readonly<Record<string, string>>;

  @Answered({ description: 'Hash of the leaf in the tree (RFC 6962), hexadecimal.' })
  readonly leafHash!: string;

  @Answered({ description: 'Whether the commitments can still be opened.', values: ['none', 'kept', 'erased'] })
  readonly openings!: string;

  static of(view: EntryView): LogEntryResponseDto {
    return {
      index: view.index,
      kind: view.leaf.kind,
      at: view.leaf.at,
      facts: view.leaf.facts,
      commitments: view.leaf.c ?? {},
      leafHash: view.leafHash.toString('hex'),
      openings: view.openings,
    };
  }
}

export class LogEntryPageDto {
  @Answered({ description: 'Entries in the order that was asked for.', type: LogEntryResponseDto, isArray: true })
  readonly items!: readonly LogEntryResponseDto[];

  @Answered({ description: 'Cursor of the next page, or null.', nullable: true })
  readonly nextCursor!: string | null;

  static of(page: { readonly items: readonly EntryView[]; readonly nextCursor: string | null }): LogEntryPageDto {
    return { items: page.items.map((view) => LogEntryResponseDto.of(view)), nextCursor: page.nextCursor };
  }
}

export class LogConsistencyResponseDto {
  @Answered({ description: 'Number of entries of the older tree.', example: '256' })
  readonly from!: string;

  @Answered({ description: 'Number of entries of the newer tree.', example: '1024' })
  readonly to!: string;

  @Answered({ description: 'Hashes of the proof (RFC 6962 section 2.1.2), base64.', isArray: true })
  readonly hashes!: readonly string[];
}

export class LogOpeningCreateDto {
  @TextField({ description: 'Why the values are needed; committed to in the log.', maxLength: 2000, example: 'Complaint 2026-14' })
  readonly reason!: string;
}

export class LogErasureCreateDto {
  @TextListField({
    description: 'Indexes of the entries whose openings are erased; decimal digits.',
    maxLength: 18,
    max: 200,
    example: ['12'],
  })
  readonly indexes!: readonly string[];

  @TextField({ description: 'Why they are erased; committed to in the log.', maxLength: 2000, example: 'Erasure request granted' })
  readonly reason!: string;
}

export class LogOpenedDto {
  @Answered({ description: 'Name of the commitment.', example: 'actor' })
  readonly name!: string;

  @Answered({ description: 'The value that was committed to.', type: Object })
  readonly value!: Json;

  @Answered({ description: 'The value in canonical JSON (RFC 8785), as it entered the commitment.' })
  readonly canonical!: string;

  @Answered({ description: 'The salt, hexadecimal.' })
  readonly salt!: string;
}

export class LogOpeningResponseDto {
  @Answered({ description: 'What the commitments of the entry commit to.', type: LogOpenedDto, isArray: true })
  readonly items!: readonly LogOpenedDto[];

  static of(opened: readonly OpenedCommitment[]): LogOpeningResponseDto {
    return { items: opened };
  }
}

export class LogErasureResponseDto {
  @Answered({ description: 'Of how many entries something was erased.', type: Number, example: 2 })
  readonly erased!: number;
}
