// What councils say of a version of the code, each act of its kind with its text, and the board's reasoned answer.
// WHW Art. 9.32, 9.33: an act is information, discussion, advice, assent, unasked advice or initiative.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day, newId, NotFound, WrongState } from '../../common/index.js';
import { type ActKind, type ActPosition, type CouncilBody } from './code-version.entity.js';
import { CodeVersionActs } from './code-version.acts.js';
import { CodeVersionsRepository } from './code-versions.repository.js';

export interface CouncilActDraft {
  readonly body: CouncilBody;
  readonly kind: ActKind;
  readonly position: ActPosition;
  readonly text: string;
  readonly givenOn: Day;
}

@Injectable()
export class CodeCouncils {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeVersionActs) private readonly acts: CodeVersionActs,
  ) {}

  /** Records what a council says. @throws WrongState (409) while the version is a draft, or once it is retired. */
  async record(actor: Actor, id: string, draft: CouncilActDraft): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.take(tx, actor, id, 'act');
      const at = this.acts.now();
      const actId = newId(at);
      await this.repository.insertAct(tx, {
        id: actId,
        institutionId: actor.institutionId,
        codeVersionId: id,
        ...draft,
        recordedAt: at,
        recordedBy: actor.personId,
        lapsedAt: null,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      });
      const saved = await this.repository.save(tx, version, {});
      await this.acts.log(tx, actor, saved, {
        kind: 'code.act-recorded',
        facts: { act_id: actId, act_body: draft.body, act_kind: draft.kind, position: draft.position, given_on: draft.givenOn },
        commitments: { text: draft.text },
      });
    });
  }

  /** Records the board's reasoned answer to an act. @throws NotFound (404); WrongState (409) when it was answered or has lapsed. */
  async answer(actor: Actor, id: string, actId: string, text: string): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.take(tx, actor, id, 'answer');
      const act = await this.repository.act(tx, actor.institutionId, id, actId);
      if (act === null) {
        throw new NotFound();
      }
      if (act.answer !== null || act.lapsedAt !== null) {
        throw new WrongState(act.answer === null ? 'lapsed' : 'answered');
      }
      await this.repository.answer(tx, act, { answer: text, answeredAt: this.acts.now(), answeredBy: actor.personId });
      const saved = await this.repository.save(tx, version, {});
      await this.acts.log(tx, actor, saved, { kind: 'code.act-answered', facts: { act_id: actId }, commitments: { answer: text } });
    });
  }
}
