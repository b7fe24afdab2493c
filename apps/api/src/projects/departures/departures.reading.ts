// Departures as pages show them: of one project, of all, of a month; with advice, decision and what may be done next.
import { Inject, Injectable } from '@nestjs/common';
import { may, requireMay, scope } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { type DecisionEntity, DecisionsService } from '../../decisions/index.js';
import { Gate, type NormAbout } from '../../gate/index.js';
import { InstitutionProfiles, type NamedPerson, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { handsIn, personsOf } from '../hands.js';
import { type DepartureCommand, departureCommandsIn, type DepartureState, RIGHTS, stateOn } from './departure.js';
import { type DepartureEntity } from './departure.entity.js';
import { type DeparturePlace, DeparturesRepository } from './departures.repository.js';

export interface DepartureWord {
  readonly outcome: string;
  readonly rationale: string;
  readonly person: NamedPerson | null;
  readonly at: Date;
}

export interface DepartureView {
  readonly departure: DepartureEntity;
  readonly id: string;
  readonly state: DepartureState;
  readonly place: DeparturePlace;
  readonly title: Bilingual;
  readonly asker: NamedPerson | null;
  readonly advice: DepartureWord | null;
  readonly decision: DepartureWord | null;
  readonly answer: string | null;
  readonly ending: DepartureWord | null;
  readonly actions: readonly DepartureCommand[];
}

interface Known {
  readonly departure: DepartureEntity;
  readonly place: DeparturePlace;
  readonly judgements: readonly DecisionEntity[];
  readonly named: ReadonlyMap<string, NamedPerson>;
  readonly state: DepartureState;
  readonly norms: ReadonlyMap<string, NormAbout>;
}

@Injectable()
export class DeparturesReading {
  constructor(
    @Inject(DeparturesRepository) private readonly repository: DeparturesRepository,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the departures of a project, oldest first. @throws NotFound (404) */
  async ofProject(actor: Actor, projectId: string): Promise<readonly DepartureView[]> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const place = (await this.repository.places(tx, actor.institutionId, [projectId])).get(projectId);
      requireMay(actor, 'read', 'Departure', place, ({ memberIds }) => ({ memberIds }));
      return this.views(tx, actor, await this.repository.ofProject(tx, actor.institutionId, projectId));
    });
  }

  /** Answers those that the actor may read. */
  async page(actor: Actor, page: PageRequest): Promise<Page<DepartureView>> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const found = await this.repository.page(tx, actor.institutionId, page, scope(actor, 'read', 'Departure'));
      const { items, nextCursor } = pageOf(found, page.limit);
      return { items: await this.views(tx, actor, items), nextCursor };
    });
  }

  /** Answers those that held in a month; the caller has checked that its reader may see all. */
  async inMonth(tx: Tx, actor: Actor, month: string): Promise<readonly DepartureView[]> {
    return this.views(tx, actor, await this.repository.inMonth(tx, actor.institutionId, month));
  }

  /** Answers one as it stands. */
  async one(actor: Actor, departure: DepartureEntity): Promise<DepartureView> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const [view] = await this.views(tx, actor, [departure]);
      if (view === undefined) {
        throw new Error('a departure of no project');
      }
      return view;
    });
  }

  private async views(tx: Tx, actor: Actor, departures: readonly DepartureEntity[]): Promise<readonly DepartureView[]> {
    const { institutionId } = actor;
    const today = await this.profiles.today(tx, institutionId);
    const projectIds = [...new Set(departures.map(({ projectId }) => projectId))];
    const places = await this.repository.places(tx, institutionId, projectIds);
    const norms = await this.gate.norms(tx, institutionId);
    const views: DepartureView[] = [];
    for (const departure of departures) {
      const place = places.get(departure.projectId);
      if (place !== undefined) {
        const judgements = await this.decisions.ofSubject(tx, institutionId, 'departure', departure.id);
        const named = await this.people.named(tx, institutionId, [departure.askedBy, ...judgements.map(({ decidedBy }) => decidedBy)]);
        views.push(this.view(actor, { departure, place, judgements, named, state: stateOn(departure, today), norms }));
      }
    }
    return views;
  }

  private view(actor: Actor, known: Known): DepartureView {
    const { departure, place, judgements, named, state, norms } = known;
    const wordOf = (wanted: string): DepartureWord | null => {
      const found = judgements.find(({ kind }) => kind === wanted);
      return found === undefined
        ? null
        : { outcome: found.outcome, rationale: found.rationale, person: named.get(found.decidedBy) ?? null, at: found.decidedAt };
    };
    return {
      departure,
      id: departure.id,
      state,
      place,
      title: norms.get(departure.norm)?.title ?? { nl: departure.norm, en: departure.norm },
      asker: named.get(departure.askedBy) ?? null,
      advice: wordOf('departure-advice'),
      decision: wordOf('departure-decision'),
      answer: wordOf('departure-advice-answer')?.rationale ?? null,
      ending: wordOf('departure-end'),
      actions: departureCommandsIn(state).filter((command) => isOpenTo(actor, command, { departure, place, judgements })),
    };
  }
}

/** Tells whether somebody may give a command; nobody advises or decides on their own question, or decides on what they advised on. */
function isOpenTo(
  actor: Actor,
  command: DepartureCommand,
  { departure, place, judgements }: Pick<Known, 'departure' | 'place' | 'judgements'>,
): boolean {
  const own = [departure.askedBy, ...handsIn(place)];
  const advisers = judgements.filter(({ kind }) => kind === 'departure-advice').flatMap(personsOf);
  const barred: Readonly<Partial<Record<DepartureCommand, readonly string[]>>> = { advise: own, decide: [...own, ...advisers] };
  return may(actor, RIGHTS[command], 'Departure', { memberIds: place.memberIds }) && barred[command]?.includes(actor.personId) !== true;
}
