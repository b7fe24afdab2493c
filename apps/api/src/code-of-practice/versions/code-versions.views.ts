// A version of the code as pages show it: titles joined, who did what by name, what may be done next.
import { Inject, Injectable } from '@nestjs/common';
import { may } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Json, type JsonObject, NotFound, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { InstitutionProfiles, type NamedPerson, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { filledRules } from '../engine/filled-rules.js';
import { inForceOf, kindsOf, normsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { type Rules } from '../engine/rules.js';
import { type CodeTerm, termMonthsOf, termOf } from './adoption.js';
import {
  type CodeActEntity,
  type CodeEventEntity,
  type CodeVersionEntity,
  type CouncilBody,
  type ParticipantEntity,
} from './code-version.entity.js';
import { handsInCode, isBarred } from './code-hands.js';
import { ASKED } from './code-version.acts.js';
import { type CodeCommand, commandsIn } from './code-version.states.js';
import { councilsOf } from './councils.js';
import { CodeInForce } from './code-in-force.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { type ParameterKind } from './parameters.js';
import { isReviewDue } from './regulation.js';

export interface CodeSummaryView {
  readonly id: string;
  readonly version: CodeVersionEntity;
  readonly isInForce: boolean;
  readonly rulesInForce: number;
  readonly rulesTotal: number;
}

export interface CodeVersionView extends CodeSummaryView {
  readonly engine: PolicyEngine;
  readonly inForce: readonly string[];
  /** Its parameters as they hold for the institution: with the profile of today, never under a floor. */
  readonly holds: JsonObject;
  readonly participants: readonly ParticipantEntity[];
  readonly acts: readonly CodeActEntity[];
  /** What was done with it, in the order of the log. */
  readonly events: readonly CodeEventEntity[];
  readonly people: ReadonlyMap<string, NamedPerson>;
  readonly isSealed: boolean;
  /** Whether the table against the regulation waits for its yearly review; false without a table. */
  readonly isReviewDue: boolean;
  readonly term: (CodeTerm & { readonly newerExists: boolean }) | null;
  readonly actions: readonly CodeCommand[];
  /** The councils that this person speaks for. */
  readonly speaksFor: readonly CouncilBody[];
}

@Injectable()
export class CodeVersionViews {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the versions, newest first. */
  async list(actor: Actor, page: PageRequest): Promise<Page<CodeSummaryView>> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const current = await this.inForce.version(tx, actor.institutionId);
      const views: CodeSummaryView[] = [];
      for (const version of await this.repository.page(tx, actor.institutionId, page)) {
        views.push(summaryOf(version, await this.engineOf(tx, version), current?.id ?? null));
      }
      return pageOf(views, page.limit);
    });
  }

  /** @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<CodeVersionView> {
    return this.journal.read(actor.institutionId, async (tx) =>
      this.viewOf(tx, actor, await this.repository.byId(tx, actor.institutionId, id)),
    );
  }

  /** Answers the version of a label; null without one. */
  async labelled(actor: Actor, label: string): Promise<CodeVersionView | null> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const version = await this.repository.byLabel(tx, actor.institutionId, label);
      return version === null ? null : this.viewOf(tx, actor, version);
    });
  }

  /** Answers the version in force today. @throws NotFound (404) when there is none. */
  async current(actor: Actor): Promise<CodeVersionView> {
    return this.journal.read(actor.institutionId, async (tx) =>
      this.viewOf(tx, actor, await this.inForce.version(tx, actor.institutionId)),
    );
  }

  /** Answers a version, or with null the one in force. @throws NotFound (404) */
  async getOrCurrent(actor: Actor, id: string | null): Promise<CodeVersionView> {
    return id === null ? this.current(actor) : this.get(actor, id);
  }

  /** Answers how far a version is in its year, for pages and for the facts of A-69; null while it is not adopted. */
  async term(
    tx: Tx,
    version: CodeVersionEntity,
  ): Promise<(CodeTerm & { readonly newerExists: boolean; readonly adoptedOn: string }) | null> {
    const months = termMonthsOf(version.parameters as JsonObject);
    if (version.adoptedAt === null || months === null) {
      return null;
    }
    const adoptedOn = await this.profiles.dayAt(tx, version.institutionId, version.adoptedAt);
    const today = await this.profiles.today(tx, version.institutionId);
    const newerExists = await this.repository.anyAdoptedAfter(tx, version);
    return { ...termOf({ adoptedOn, extendedUntil: version.extendedUntil, months }, today), newerExists, adoptedOn };
  }

  private async viewOf(tx: Tx, actor: Actor, version: CodeVersionEntity | null): Promise<CodeVersionView> {
    if (version === null) {
      throw new NotFound();
    }
    const { institutionId, id } = version;
    const engine = await this.engineOf(tx, version);
    const current = await this.inForce.version(tx, institutionId);
    const acts = await this.repository.acts(tx, institutionId, id);
    const events = await this.repository.events(tx, institutionId, id);
    const hands = handsInCode({ version, acts, events });
    const involved = [
      version.createdBy,
      version.adoptedBy,
      ...acts.flatMap((act) => [act.recordedBy, act.answeredBy]),
      ...events.flatMap(({ byId, deputyFor }) => [byId, deputyFor]),
    ];
    return {
      ...summaryOf(version, engine, current?.id ?? null),
      engine,
      inForce: inForceOf(engine, version.parameters as JsonObject),
      holds: await this.inForce.holding(tx, institutionId, { engine, parameters: version.parameters as JsonObject, unit: null }),
      participants: await this.repository.participants(tx, institutionId, id),
      acts,
      events,
      people: await this.people.namedFor(
        tx,
        actor,
        involved.flatMap((one) => one ?? []),
      ),
      isSealed: await this.inForce.isSealed(version),
      isReviewDue: version.regulation !== null && isReviewDue(version.regulation, await this.profiles.today(tx, institutionId)),
      term: await this.term(tx, version),
      speaksFor: councilsOf(actor.roles),
      actions: commandsIn(version.state).filter(
        (command) =>
          isOpen(version, command) && may(actor, ASKED[command], 'CodeVersion', {}) && !isBarred(command, [actor.personId], hands),
      ),
    };
  }

  /** A version whose build is not kept is shown with the texts of this release. */
  private async engineOf(tx: Tx, version: CodeVersionEntity): Promise<PolicyEngine> {
    return version.manifestSha256 === null ? this.builds.release : this.builds.engine(tx, version.institutionId, version.manifestSha256);
  }
}

function summaryOf(version: CodeVersionEntity, engine: PolicyEngine, currentId: string | null): CodeSummaryView {
  return {
    id: version.id,
    version,
    isInForce: version.id === currentId,
    rulesInForce: inForceOf(engine, version.parameters as JsonObject).length,
    rulesTotal: normsOf(engine).length,
  };
}

function isOpen(version: CodeVersionEntity, command: CodeCommand): boolean {
  return command !== 'extend' || version.extendedUntil === null;
}

/** Answers the rules of a version in its own values: as its councils read it and as it was adopted. */
export function rulesOf({ engine, version }: Pick<CodeVersionView, 'engine' | 'version'>): Rules {
  return filledRules(engine, version.parameters as JsonObject);
}

export type DescribedParameter = ParameterKind & { readonly value: Json; readonly holds: Json };

/** Answers the parameters of a version with what its build says of each, and what holds for the institution; a floor is the least value. */
export function describedParameters({ engine, version, holds }: CodeVersionView): readonly DescribedParameter[] {
  const values = version.parameters as JsonObject;
  const kinds = kindsOf(engine);
  const leastOf = ({ code, least }: ParameterKind): number | null => {
    const floor = kinds.find(({ bounds }) => bounds === code);
    const value = floor === undefined ? null : values[floor.code];
    return typeof value === 'number' ? value : least;
  };
  return kinds.map((kind) => ({
    ...kind,
    least: leastOf(kind),
    value: values[kind.code] ?? null,
    holds: holds[kind.code] ?? null,
  }));
}
