// The steps that commands on a version share: load it for whom may, follow the state table, save, log.
import { Inject, Injectable } from '@nestjs/common';
import { type Action, requireMay } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type JsonObject, newId, requireRead, type Role, WrongState } from '../../common/index.js';
import { PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type CodeHands, handsInCode } from './code-hands.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { after, type CodeCommand, type CodeEventKind, type CodeState, commandsIn } from './code-version.states.js';
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

/** What is done with a version, and what the log says of it. */
export interface Act {
  /** Entry in the log `decisions`. */
  readonly kind: CodeEventKind;
  readonly facts?: JsonObject;
  readonly commitments?: JsonObject;
  readonly reason?: string;
  /** The act of a council, the participant, or the version that takes its place. */
  readonly aboutId?: string;
  /** For whom the actor stands in; left out: as a privacy officer, who draws up. */
  readonly deputyFor?: string | null;
}

/** A version and what was read of it, as If-Match names it. */
export interface ReadVersion {
  readonly id: string;
  readonly ifMatch: string | undefined;
}

export interface Move extends Act {
  readonly to: CodeState;
}

@Injectable()
export class CodeVersionActs {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(PeopleService) private readonly people: PeopleService,
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

  /**
   * Answers a version, locked, for a command on its text: what was read of it says the same as what stands there now. Who
   * took part and what others said meanwhile is not its text.
   * @throws as `take`; PreconditionRequired (428), StaleVersion (412)
   */
  async takeRead(tx: Tx, actor: Actor, { id, ifMatch }: ReadVersion, command: CodeCommand): Promise<CodeVersionEntity> {
    const version = await this.take(tx, actor, id, command);
    requireRead(ifMatch, { since: version.textRevision, current: version.revision });
    return version;
  }

  /** Answers for whom the actor stands in who acts in one of these roles, or null. */
  async standsInFor(tx: Tx, actor: Actor, roles: readonly Role[]): Promise<string | null> {
    return this.people.standsInFor(tx, actor, roles);
  }

  /** Answers who had a hand in a version so far. */
  async handsIn(tx: Tx, version: CodeVersionEntity): Promise<CodeHands> {
    const { institutionId, id } = version;
    const acts = await this.repository.acts(tx, institutionId, id);
    return handsInCode({ version, acts, events: await this.repository.events(tx, institutionId, id) });
  }

  /** Logs an act that takes a version from a state (null: none yet) to a state. */
  async move(tx: Tx, actor: Actor, version: CodeVersionEntity, from: CodeState | null, { to, ...act }: Move): Promise<void> {
    await this.keep(tx, actor, version, { ...act, from, to });
  }

  /** Logs an act that leaves a version in its state. */
  async log(tx: Tx, actor: Actor, version: CodeVersionEntity, act: Act): Promise<void> {
    await this.keep(tx, actor, version, { ...act, from: null, to: null });
  }

  /** Appends the entry, policy and parameters by digest and never a name or a text, and keeps the act with it. */
  private async keep(
    tx: Tx,
    actor: Actor,
    version: CodeVersionEntity,
    act: Act & { readonly from: CodeState | null; readonly to: CodeState | null },
  ): Promise<void> {
    const { policySha256, manifestSha256, parametersSha256 } = version;
    const { entryId } = await this.journal.append(tx, actor, {
      log: 'decisions',
      kind: act.kind,
      facts: {
        code_version_id: version.id,
        code_version: version.version,
        policy_sha256: policySha256,
        manifest_sha256: manifestSha256,
        parameters_sha256: parametersSha256,
        ...act.facts,
      },
      commitments: { actor: actor.personId, ...act.commitments },
    });
    await this.repository.insertEvent(tx, {
      id: newId(this.now()),
      institutionId: version.institutionId,
      codeVersionId: version.id,
      kind: act.kind,
      fromState: act.from,
      toState: act.to,
      byId: actor.personId,
      deputyFor: act.deputyFor === undefined ? await this.standsInFor(tx, actor, ['privacy-officer']) : act.deputyFor,
      at: this.now(),
      reason: act.reason ?? null,
      aboutId: act.aboutId ?? null,
      policySha256,
      manifestSha256,
      parametersSha256,
      logEntryId: entryId,
    });
  }
}
