// The steps that commands on a version share: load it for whom may, follow the state table, save, log.
import { Inject, Injectable } from '@nestjs/common';
import { type Action, requireMay } from '../../access/index.js';
import { Journal, type LogKind } from '../../audit-log/index.js';
import { type Actor, type JsonObject, newId, WrongState } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { after, type CodeCommand, type CodeState, commandsIn } from './code-version.states.js';
import { CodeVersionsRepository } from './code-versions.repository.js';

/** What of the role table each command asks. */
export const ASKED: Readonly<Record<CodeCommand, Action>> = {
  change: 'change',
  'take-part': 'change',
  submit: 'submit',
  reopen: 'submit',
  act: 'advise',
  answer: 'decide',
  adopt: 'decide',
  extend: 'decide',
  retire: 'decide',
};

export interface Move {
  readonly to: CodeState;
  /** Entry in the log `decisions`. */
  readonly kind: LogKind;
  readonly facts?: JsonObject;
  readonly commitments?: JsonObject;
  readonly reason?: string;
}

@Injectable()
export class CodeVersionActs {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  now(): Date {
    return this.journal.now();
  }

  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.journal.write(actor, work);
  }

  /** Answers a version, locked, that the actor may give a command to. @throws NotFound (404), Forbidden (403), WrongState (409) */
  async take(tx: Tx, actor: Actor, id: string, command: CodeCommand): Promise<CodeVersionEntity> {
    const found = await this.repository.byId(tx, actor.institutionId, id, 'update');
    const version = requireMay(actor, ASKED[command], 'CodeVersion', found, () => ({}));
    if (after(version.state, command) === null) {
      throw new WrongState(version.state, commandsIn(version.state));
    }
    return version;
  }

  /** Saves a change of state (or, from null, a first one) with its transition and log entry. */
  async move(tx: Tx, actor: Actor, version: CodeVersionEntity, from: CodeState | null, move: Move): Promise<string> {
    const { entryId } = await this.log(tx, actor, version, move);
    await this.repository.insertTransition(tx, {
      id: newId(this.now()),
      institutionId: version.institutionId,
      codeVersionId: version.id,
      fromState: from,
      toState: move.to,
      byId: actor.personId,
      at: this.now(),
      reason: move.reason ?? null,
      logEntryId: entryId,
    });
    return entryId;
  }

  /** Logs an act on a version: label, policy and parameters by digest; never a name or a text. */
  async log(
    tx: Tx,
    actor: Actor,
    version: CodeVersionEntity,
    entry: Pick<Move, 'kind' | 'facts' | 'commitments'>,
  ): Promise<{ readonly entryId: string }> {
    return this.journal.append(tx, actor, {
      log: 'decisions',
      kind: entry.kind,
      facts: {
        code_version_id: version.id,
        code_version: version.version,
        policy_sha256: version.policySha256,
        manifest_sha256: version.manifestSha256,
        parameters_sha256: version.parametersSha256,
        ...entry.facts,
      },
      commitments: { actor: actor.personId, ...entry.commitments },
    });
  }
}
