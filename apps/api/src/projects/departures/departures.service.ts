// Departures from the code, comply or explain: law cannot be lifted; from code and practice a mandated decider departs, with a reason,
// the FG's advice and an end date. The FG advises and never decides. @see GDPR Art. 38(3), (6)
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, addMonths, type Day, Duplicate, Forbidden, InvalidInput, newId, WrongState } from '../../common/index.js';
import { Gate, type NormAbout } from '../../gate/index.js';
import { InstitutionProfiles, MandatesService, type MandateStanding, overlap } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ProjectState } from '../project.states.js';
import { type ProjectView } from '../projects.repository.js';
import { AdviserHasHand, DeciderHasHand } from '../four-eyes.errors.js';
import { handsOf, personsOf } from '../hands.js';
import { type DepartureAdvice, LONGEST_MONTHS, OPEN_STATES } from './departure.js';
import { type DepartureActed, DepartureActs, type DepartureAddress } from './departure.acts.js';
import { type DepartureEntity } from './departure.entity.js';
import { DeparturesRepository } from './departures.repository.js';

export interface DepartureDraft {
  readonly norm: string;
  readonly reason: string;
  readonly untilOn: Day;
}

export interface DepartureJudgement {
  readonly outcome: 'granted' | 'refused';
  readonly rationale: string;
  /** Why a negative advice of the FG is not followed. */
  readonly answer: string | null;
}

const OVER: readonly ProjectState[] = ['rejected', 'withdrawn'];

@Injectable()
export class DeparturesService {
  constructor(
    @Inject(DeparturesRepository) private readonly repository: DeparturesRepository,
    @Inject(DepartureActs) private readonly acts: DepartureActs,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /**
   * Asks to depart from a norm.
   * @throws InvalidInput (400) for a norm that is unknown or of law, and for a term that is past or too long; WrongState (409)
   * for a project that is over; Duplicate (409) while another departure from the norm is open.
   */
  async ask(actor: Actor, projectId: string, draft: DepartureDraft): Promise<DepartureActed> {
    return this.journal.write(actor, async (tx) => {
      const view = await this.acts.project(tx, actor, projectId, 'create');
      if (OVER.includes(view.project.state)) {
        throw new WrongState(view.project.state);
      }
      const today = await this.profiles.today(tx, actor.institutionId);
      check(draft, today, (await this.gate.norms(tx, actor.institutionId)).get(draft.norm));
      await this.lapse(tx, actor, { projectId, norm: draft.norm }, today);
      const others = await this.repository.ofProject(tx, actor.institutionId, projectId);
      if (others.some(({ norm, state }) => norm === draft.norm && OPEN_STATES.includes(state))) {
        throw new Duplicate();
      }
      const at = this.journal.now();
      const departure: DepartureEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        projectId,
        ...draft,
        state: 'asked',
        fromOn: null,
        advice: null,
        decidedRoute: null,
        askedBy: actor.personId,
        askedAt: at,
        changedAt: at,
        version: 1,
      };
      await this.repository.insert(tx, departure);
      return { departure, logEntryId: await this.acts.log(tx, actor, departure, null) };
    });
  }

  /** Records the FG's advice. @throws AdviserHasHand (403) to who asked or is a member; WrongState (409) */
  async advise(
    actor: Actor,
    address: DepartureAddress,
    advice: { readonly outcome: DepartureAdvice; readonly rationale: string },
  ): Promise<DepartureActed> {
    return this.journal.write(actor, async (tx) => {
      const { view, departure } = await this.acts.forCommand(tx, actor, address, 'advise');
      const involved = [departure.askedBy, ...handsOf(view)];
      const deputyFor = await this.acts.standsInFor(tx, actor, ['fg'], involved);
      if (overlap(personsOf({ decidedBy: actor.personId, deputyFor }), involved)) {
        throw new AdviserHasHand();
      }
      const decision = await this.acts.judge(tx, actor, { kind: 'departure-advice', subjectId: departure.id, ...advice, deputyFor });
      return this.acts.move(tx, actor, departure, 'advised', { advice: advice.outcome, decision });
    });
  }

  /**
   * Records the decision of a mandate holder; granted, it holds from today.
   * @throws Forbidden (403) to who holds no mandate for the route today; DeciderHasHand (403) to who asked, is a member or
   * advised; InvalidInput (400) when a negative advice goes unanswered; WrongState (409).
   */
  async decide(actor: Actor, address: DepartureAddress, { answer, ...judged }: DepartureJudgement): Promise<DepartureActed> {
    return this.journal.write(actor, async (tx) => {
      const { view, departure, today } = await this.acts.forCommand(tx, actor, address, 'decide');
      const standing = await this.standing(tx, actor, view, { departure, day: today });
      if (judged.outcome === 'granted' && departure.advice === 'negative' && answer === null) {
        throw new InvalidInput([{ pointer: '/answer', code: 'adviceUnanswered' }]);
      }
      const { mandateId, deputyFor } = standing;
      const decision = await this.acts.judge(tx, actor, {
        kind: 'departure-decision',
        subjectId: departure.id,
        ...judged,
        mandateId,
        deputyFor,
      });
      if (answer !== null) {
        await this.acts.judge(tx, actor, {
          kind: 'departure-advice-answer',
          subjectId: departure.id,
          outcome: 'answered',
          rationale: answer,
          deputyFor,
        });
      }
      const granted = judged.outcome === 'granted' ? { fromOn: today, decidedRoute: view.project.route } : {};
      const acted = await this.acts.move(tx, actor, departure, judged.outcome, { ...granted, decision });
      await this.acts.touch(tx, view);
      return acted;
    });
  }

  /** Ends a departure, or takes the question back, with a reason. @throws WrongState (409) */
  async end(actor: Actor, address: DepartureAddress, reason: string): Promise<DepartureActed> {
    return this.journal.write(actor, async (tx) => {
      const { view, departure } = await this.acts.forCommand(tx, actor, address, 'end');
      const hands = handsOf(view);
      const isOwn = hands.includes(actor.personId);
      const deputyFor = isOwn ? null : await this.acts.standsInFor(tx, actor, ['board-member', 'mandate-holder'], hands);
      const decision = await this.acts.judge(tx, actor, {
        kind: 'departure-end',
        subjectId: departure.id,
        outcome: 'ended',
        rationale: reason,
        deputyFor,
      });
      const acted = await this.acts.move(tx, actor, departure, 'ended', { decision });
      await this.acts.touch(tx, view);
      return acted;
    });
  }

  /** Writes down that what is past its last day has lapsed, so that the norm is free again. */
  private async lapse(tx: Tx, actor: Actor, of: { readonly projectId: string; readonly norm: string }, today: Day): Promise<void> {
    for (const past of await this.repository.past(tx, actor.institutionId, of, today)) {
      await this.acts.move(tx, actor, past, 'lapsed');
    }
  }

  /** Answers the mandate under which the actor may decide; four eyes hold for the actor and for whom they stand in. */
  private async standing(
    tx: Tx,
    actor: Actor,
    view: ProjectView,
    { departure, day }: { readonly departure: DepartureEntity; readonly day: Day },
  ): Promise<MandateStanding> {
    const standing = await this.mandates.standingOf(tx, actor.institutionId, actor.personId, { route: view.project.route, day });
    if (!standing.inForce || !standing.coversRoute) {
      throw new Forbidden();
    }
    const involved = [departure.askedBy, ...handsOf(view), ...(await this.acts.advisersOf(tx, departure))];
    if (overlap(personsOf({ decidedBy: actor.personId, deputyFor: standing.deputyFor }), involved)) {
      throw new DeciderHasHand();
    }
    return standing;
  }
}

/** @throws InvalidInput (400) for a norm that the code does not have or nobody may depart from, and for days that cannot be. */
function check({ untilOn }: DepartureDraft, today: Day, about: NormAbout | undefined): void {
  const faults = [
    ...(about === undefined ? [{ pointer: '/norm', code: 'unknown' }] : []),
    ...(about?.isDepartable === false ? [{ pointer: '/norm', code: 'notDepartable' }] : []),
    ...(untilOn < today ? [{ pointer: '/untilOn', code: 'past' }] : []),
    ...(untilOn > addMonths(today, LONGEST_MONTHS) ? [{ pointer: '/untilOn', code: 'termTooLong' }] : []),
  ];
  if (faults.length > 0) {
    throw new InvalidInput(faults);
  }
}
