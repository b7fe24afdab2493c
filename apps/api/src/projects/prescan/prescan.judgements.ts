// Judgements of privacy officers on pre-scans: by somebody without a hand in the project, themselves or by whom they stand in for.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { type DecisionDraft, DecisionsService, type RecordedDecision } from '../../decisions/index.js';
import { overlap, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { TesterHasHand } from '../four-eyes.errors.js';
import { personsOf } from '../hands.js';

@Injectable()
export class PrescanJudgements {
  constructor(
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Answers for whom the actor stands in, or null. @throws TesterHasHand (403) where either of them is involved */
  async eyesOf(tx: Tx, actor: Actor, involved: readonly string[]): Promise<string | null> {
    const deputyFor = await this.people.standsInFor(tx, actor, ['privacy-officer'], involved);
    if (overlap(personsOf({ decidedBy: actor.personId, deputyFor }), involved)) {
      throw new TesterHasHand();
    }
    return deputyFor;
  }

  /** Records a judgement, and for whom it was given. */
  async record(tx: Tx, actor: Actor, draft: DecisionDraft & { readonly deputyFor: string | null }): Promise<RecordedDecision> {
    return this.decisions.record(tx, actor, draft);
  }
}
