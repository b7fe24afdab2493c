// What councils say of a version of the code, each act of its kind with its text, and the board's reasoned answer.
// WHW Art. 9.32, 9.33: an act is information, discussion, advice, assent, unasked advice or initiative.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day, Forbidden, InvalidInput, newId, NotFound, WrongState } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type ActKind, type ActPosition, type CouncilBody } from './code-version.entity.js';
import { SpeakerDrewUp } from '../code-of-practice.errors.js';
import { isBarred } from './code-hands.js';
import { CodeVersionActs, type ReadVersion } from './code-version.acts.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { councilsOf, replacedBy, rolesFor, standingActs } from './councils.js';

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
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  /**
   * Records what the actor's own council says; a later advice or assent takes the place of the one before, which stays to be read.
   * @throws Forbidden (403) for another council; SpeakerDrewUp (403); InvalidInput (400) for a day to come; WrongState (409) for a draft or a retired
   * version; PreconditionRequired (428), StaleVersion (412) for another text than was read.
   */
  async record(actor: Actor, read: ReadVersion, draft: CouncilActDraft): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.takeRead(tx, actor, read, 'act');
      const { id } = version;
      if (!councilsOf(actor.roles).includes(draft.body)) {
        throw new Forbidden();
      }
      const deputyFor = await this.acts.standsInFor(tx, actor, rolesFor(draft.body, actor.roles));
      if (isBarred('act', [actor.personId, deputyFor], await this.acts.handsIn(tx, version))) {
        throw new SpeakerDrewUp();
      }
      if (draft.givenOn > (await this.profiles.today(tx, actor.institutionId))) {
        throw new InvalidInput([{ pointer: '/givenOn', code: 'toCome' }]);
      }
      const replaced = replacedBy(await this.repository.acts(tx, actor.institutionId, id), draft);
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
        facts: {
          act_id: actId,
          act_body: draft.body,
          act_kind: draft.kind,
          position: draft.position,
          given_on: draft.givenOn,
          replaces_act_id: replaced?.id ?? null,
        },
        commitments: { text: draft.text },
        aboutId: actId,
        deputyFor,
      });
    });
  }

  /**
   * Records the board's reasoned answer to an act.
   * @throws NotFound (404); WrongState (409) when it was answered or no longer stands; PreconditionRequired (428),
   * StaleVersion (412) for another text than was read.
   */
  async answer(actor: Actor, read: ReadVersion, actId: string, text: string): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.takeRead(tx, actor, read, 'answer');
      const { id } = version;
      const act = await this.repository.act(tx, actor.institutionId, id, actId);
      if (act === null) {
        throw new NotFound();
      }
      if (act.answer !== null || act.lapsedAt !== null) {
        throw new WrongState(act.answer === null ? 'lapsed' : 'answered');
      }
      if (!standingActs(await this.repository.acts(tx, actor.institutionId, id)).some((standing) => standing.id === actId)) {
        throw new WrongState('replaced');
      }
      await this.repository.answer(tx, act, { answer: text, answeredAt: this.acts.now(), answeredBy: actor.personId });
      const saved = await this.repository.save(tx, version, {});
      await this.acts.log(tx, actor, saved, {
        kind: 'code.act-answered',
        facts: { act_id: actId },
        commitments: { answer: text },
        aboutId: actId,
        deputyFor: await this.acts.standsInFor(tx, actor, ['board-member', 'mandate-holder']),
      });
    });
  }
}
