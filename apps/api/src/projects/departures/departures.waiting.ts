// Which departures wait for somebody: for advice of the FG, for a decision under a mandate, and for the council to take note of.
import { Inject, Injectable } from '@nestjs/common';
import { may } from '../../access/index.js';
import { type Actor, addDays } from '../../common/index.js';
import { DecisionsService } from '../../decisions/index.js';
import { InstitutionProfiles, MandatesService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository } from '../projects.repository.js';
import { handsIn, personsOf } from '../hands.js';
import { type DepartureEntity } from './departure.entity.js';
import { type DeparturePlace, DeparturesRepository } from './departures.repository.js';

const MOST = 100;
/** So long the council is told of a departure that was granted; after that it stands on the monthly list. */
const TOLD_DAYS = 31;

export interface WaitingDeparture {
  readonly departure: DepartureEntity;
  readonly place: DeparturePlace;
}

@Injectable()
export class DeparturesWaiting {
  constructor(
    @Inject(DeparturesRepository) private readonly repository: DeparturesRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  /** Answers those on which the actor may advise: at most 100, those that wait longest first. */
  async forAdvice(tx: Tx, actor: Actor): Promise<readonly WaitingDeparture[]> {
    const asked = may(actor, 'advise', 'Departure', {}) ? await this.in(tx, actor, 'asked') : [];
    return asked.filter(({ departure, place }) => ![departure.askedBy, ...handsIn(place)].includes(actor.personId));
  }

  /** Answers those on which the actor can decide today: under a mandate for the route, and on no project of their own. */
  async forDecision(tx: Tx, actor: Actor): Promise<readonly WaitingDeparture[]> {
    const found: WaitingDeparture[] = [];
    const day = await this.profiles.today(tx, actor.institutionId);
    for (const waiting of may(actor, 'decide', 'Departure', {}) ? await this.in(tx, actor, 'advised') : []) {
      const view = await this.projects.view(tx, actor.institutionId, waiting.departure.projectId);
      const holders = view === null ? [] : await this.mandates.holdersFor(tx, actor.institutionId, view.project.route, day);
      const judgements = await this.decisions.ofSubject(tx, actor.institutionId, 'departure', waiting.departure.id);
      const involved = [waiting.departure.askedBy, ...handsIn(waiting.place), ...judgements.flatMap(personsOf)];
      const isOwn = involved.includes(actor.personId);
      if (!isOwn && holders.some(({ personId }) => personId === actor.personId)) {
        found.push(waiting);
      }
    }
    return found;
  }

  /** Answers to a member of the council what was granted lately. */
  async toldTo(tx: Tx, actor: Actor): Promise<readonly WaitingDeparture[]> {
    if (!actor.roles.includes('council-member')) {
      return [];
    }
    const since = addDays(await this.profiles.today(tx, actor.institutionId), -TOLD_DAYS);
    return (await this.in(tx, actor, 'granted')).filter(({ departure }) => (departure.fromOn ?? '') >= since);
  }

  private async in(tx: Tx, actor: Actor, state: 'asked' | 'advised' | 'granted'): Promise<readonly WaitingDeparture[]> {
    const day = await this.profiles.today(tx, actor.institutionId);
    const found = await this.repository.waiting(tx, actor.institutionId, state, { day, most: MOST });
    const places = await this.repository.places(
      tx,
      actor.institutionId,
      found.map(({ projectId }) => projectId),
    );
    return found.flatMap((departure) => {
      const place = places.get(departure.projectId);
      return place === undefined ? [] : [{ departure, place }];
    });
  }
}
