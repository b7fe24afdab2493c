// What the gates need to know about departures: norm, days, and what makes each hold; no words of people.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type JsonObject } from '../../common/index.js';
import { DecisionsService } from '../../decisions/index.js';
import { type FactSheet, Gate } from '../../gate/index.js';
import { InstitutionProfiles, ROUTES } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository, type ProjectView } from '../projects.repository.js';
import { handsIn } from '../hands.js';
import { termMonths } from './departure.js';
import { type DepartureEntity } from './departure.entity.js';
import { DeparturesRepository } from './departures.repository.js';

@Injectable()
export class DepartureFacts implements OnModuleInit {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(DeparturesRepository) private readonly repository: DeparturesRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('project', (tx, { id }, { actor }) => this.ofProject(tx, actor.institutionId, id));
  }

  /** The member `departures` of the policy's input; absent where the project departs from nothing. */
  private async ofProject(tx: Tx, institutionId: string, id: string): Promise<FactSheet> {
    const today = await this.profiles.today(tx, institutionId);
    const granted = await this.repository.granted(tx, institutionId, id, today);
    const view = granted.length === 0 ? null : await this.projects.view(tx, institutionId, id);
    if (view === null) {
      return { facts: {}, version: 'none' };
    }
    const departures: JsonObject[] = [];
    for (const departure of granted) {
      departures.push(await this.factsOf(tx, view, departure));
    }
    return { facts: { departures }, version: granted.map(({ id: one, version }) => `${one}/${version}`).join('+') };
  }

  private async factsOf(tx: Tx, { project, memberIds }: ProjectView, departure: DepartureEntity): Promise<JsonObject> {
    const judgements = await this.decisions.ofSubject(tx, departure.institutionId, 'departure', departure.id);
    const decision = judgements.find(({ kind }) => kind === 'departure-decision');
    const { fromOn, untilOn, decidedRoute } = departure;
    const hands = [decision?.decidedBy, decision?.deputyFor];
    const isHand = (personId: string): boolean => hands.includes(personId);
    return {
      norm: departure.norm,
      from_on: fromOn,
      until_on: untilOn,
      term_months: fromOn === null ? null : termMonths(fromOn, untilOn),
      reason_stated: departure.reason.trim() !== '',
      advice: departure.advice,
      answered: judgements.some(({ kind }) => kind === 'departure-advice-answer'),
      mandate_in_force: (decision?.mandateId ?? null) !== null,
      // Granted for a lighter route, it does not cover what the project has become.
      route_covered: decidedRoute !== null && ROUTES.indexOf(decidedRoute) >= ROUTES.indexOf(project.route),
      decider_is_asker: decision === undefined ? null : isHand(departure.askedBy),
      decider_is_preparer: decision === undefined ? null : handsIn({ requesterId: project.requesterId, memberIds }).some(isHand),
    };
  }
}
