// What the acts on departures share: the record for a command, the judgement, the state, the entry in the log, and the version of the
// project, so that what was read under another standing is judged again before data are opened.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay, type Action } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Day, NotFound, requireVersion, type Role, WrongState } from '../../common/index.js';
import { type DecisionDraft, DecisionsService, type RecordedDecision } from '../../decisions/index.js';
import { InstitutionProfiles, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { personsOf } from '../hands.js';
import { ProjectsRepository, type ProjectView } from '../projects.repository.js';
import { type DepartureCommand, departureCommandsIn, type DepartureState, RIGHTS, stateOn } from './departure.js';
import { type DepartureEntity } from './departure.entity.js';
import { DeparturesRepository } from './departures.repository.js';

/** Which departure, and which version of it the caller saw. */
export interface DepartureAddress {
  readonly projectId: string;
  readonly id: string;
  readonly ifMatch: string | undefined;
}

export interface DepartureActed {
  readonly departure: DepartureEntity;
  readonly logEntryId: string;
}

@Injectable()
export class DepartureActs {
  constructor(
    @Inject(DeparturesRepository) private readonly repository: DeparturesRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the project of which somebody may do something with departures, locked. @throws NotFound (404), Forbidden (403) */
  async project(tx: Tx, actor: Actor, id: string, right: Action): Promise<ProjectView> {
    const found = await this.projects.view(tx, actor.institutionId, id, 'update');
    return requireMay(actor, right, 'Departure', found, ({ memberIds }) => ({ memberIds }));
  }

  /** Answers a departure for a command, locked. @throws NotFound (404), Forbidden (403), WrongState (409), StaleVersion (412) */
  async forCommand(
    tx: Tx,
    actor: Actor,
    { projectId, id, ifMatch }: DepartureAddress,
    command: DepartureCommand,
  ): Promise<{ readonly view: ProjectView; readonly departure: DepartureEntity; readonly today: Day }> {
    const view = await this.project(tx, actor, projectId, RIGHTS[command]);
    const departure = await this.repository.locked(tx, actor.institutionId, { projectId, id });
    if (departure === null) {
      throw new NotFound();
    }
    requireVersion(ifMatch, departure.version);
    const today = await this.profiles.today(tx, actor.institutionId);
    const state = stateOn(departure, today);
    if (!departureCommandsIn(state).includes(command)) {
      throw new WrongState(state, departureCommandsIn(state));
    }
    return { view, departure, today };
  }

  /** Answers for whom somebody stands in who judges a departure in one of these roles, or null. */
  async standsInFor(tx: Tx, actor: Actor, roles: readonly Role[], involved: readonly string[]): Promise<string | null> {
    return this.people.standsInFor(tx, actor, roles, involved);
  }

  /** Answers who advised on a departure, and for whom they stood in. */
  async advisersOf(tx: Tx, { institutionId, id }: DepartureEntity): Promise<readonly string[]> {
    const judgements = await this.decisions.ofSubject(tx, institutionId, 'departure', id);
    return judgements.filter(({ kind }) => kind === 'departure-advice').flatMap(personsOf);
  }

  async judge(tx: Tx, actor: Actor, draft: Omit<DecisionDraft, 'subjectKind'>): Promise<RecordedDecision> {
    return this.decisions.record(tx, actor, { ...draft, subjectKind: 'departure' });
  }

  /** Moves a departure to a state, with its entry in the log `decisions`. */
  async move(
    tx: Tx,
    actor: Actor,
    departure: DepartureEntity,
    to: DepartureState,
    changes: Partial<DepartureEntity> & { readonly decision?: RecordedDecision } = {},
  ): Promise<DepartureActed> {
    const { decision, ...stated } = changes;
    const moved = await this.repository.save(tx, departure, { ...stated, state: to, changedAt: this.journal.now() });
    return { departure: moved, logEntryId: await this.log(tx, actor, moved, decision?.id ?? null) };
  }

  /** Appends the entry of the state that a departure is in. */
  async log(tx: Tx, actor: Actor, departure: DepartureEntity, decisionId: string | null): Promise<string> {
    const { entryId } = await this.journal.append(tx, actor, {
      log: 'decisions',
      kind: `departure.${departure.state}`,
      facts: {
        departure_id: departure.id,
        project_id: departure.projectId,
        norm: departure.norm,
        from_on: departure.fromOn,
        until_on: departure.untilOn,
        advice: departure.advice,
        decision_id: decisionId,
      },
      commitments: { actor: actor.personId, reason: departure.reason },
    });
    return entryId;
  }

  /** Gives the project its next version: what its gates are told has changed. */
  async touch(tx: Tx, { project }: ProjectView): Promise<void> {
    await this.projects.save(tx, project, {});
  }
}
