// The code of practice of the demo, made as people make one: a privacy officer draws it up, councils speak, the board answers and
// adopts; beside it the complete text, laid before the councils. What a start that was cut off did not do, the next does.
import { Inject, Injectable } from '@nestjs/common';
import {
  CodeAdoptions,
  CodeCouncils,
  CodeDrafts,
  type CodeVersionView,
  CodeVersionViews,
  FirstCode,
  type ParticipantDraft,
} from '../../code-of-practice/index.js';
import { type Actor, type Day, etagOf } from '../../common/index.js';
import { articlesByPrinciple } from './demo.articles.js';
import { DemoPeople } from './demo.people.js';
import { type DemoData, type DemoVersion } from './demo.profile.js';
import { onceOnly } from './once-only.js';

@Injectable()
export class DemoCode {
  constructor(
    @Inject(FirstCode) private readonly firstCode: FirstCode,
    @Inject(CodeDrafts) private readonly drafts: CodeDrafts,
    @Inject(CodeCouncils) private readonly councils: CodeCouncils,
    @Inject(CodeAdoptions) private readonly adoptions: CodeAdoptions,
    @Inject(DemoPeople) private readonly people: DemoPeople,
    @Inject(CodeVersionViews) private readonly views: CodeVersionViews,
  ) {}

  async ensure(actor: Actor, data: DemoData, today: Day): Promise<void> {
    const officer = await this.people.actorOf(actor, 'privacy-officer');
    const { label, inForce, norms } = this.firstCode.release;
    const { rules, principles = {} } = this.firstCode.rules;
    const own = {
      articles: articlesByPrinciple(rules, Object.keys(principles)),
      regulation: { ...data.regulation, reviewedOn: today, reviewedWith: 'student-council' as const },
    };
    const { adopted, complete } = data.code;
    await onceOnly(() => this.drafts.create(officer, { label, summary: adopted.summary, inForce, ...own }));
    await this.consult(officer, label, adopted.participants);
    await this.decide(actor, label, { ...adopted, today, sourceDecision: data.sourceDecision });
    const whole = `${label}-complete`;
    await onceOnly(() => this.drafts.create(officer, { label: whole, summary: complete.summary, inForce: norms }));
    await this.consult(officer, whole, complete.participants);
  }

  /** Who took part is recorded, and the draft is laid before the councils. */
  private async consult(officer: Actor, label: string, participants: readonly ParticipantDraft[]): Promise<void> {
    const view = await this.views.labelled(officer, label);
    if (view?.version.state !== 'draft') {
      return;
    }
    const isThere = (draft: ParticipantDraft): boolean => view.participants.some(({ name }) => name === draft.name);
    for (const draft of participants.filter((one) => !isThere(one))) {
      await this.drafts.addParticipant(officer, view.id, draft);
    }
    await onceOnly(() => this.drafts.submit(officer, view.id));
  }

  /** The councils speak, the board answers where there is something to answer, and adopts. */
  private async decide(
    actor: Actor,
    label: string,
    { acts, today, sourceDecision }: Pick<DemoVersion, 'acts'> & { readonly today: Day; readonly sourceDecision: string },
  ): Promise<void> {
    const board = await this.people.actorOf(actor, 'board-member');
    const before = await this.views.labelled(board, label);
    if (before?.version.state !== 'consulted') {
      return;
    }
    const read = { id: before.id, ifMatch: etagOf(before.version.revision) };
    for (const { persona, body, kind, position, text } of acts.filter((act) => said(before, act.body) === undefined)) {
      const speaker = await this.people.actorOf(actor, persona);
      await this.councils.record(speaker, read, { body, kind, position, text, givenOn: today });
    }
    const after = await this.views.labelled(board, label);
    for (const { body, answer } of acts) {
      const act = after === null ? undefined : said(after, body);
      if (answer !== null && act?.answer === null) {
        await onceOnly(() => this.councils.answer(board, read, act.id, answer));
      }
    }
    await onceOnly(() => this.adoptions.adopt(board, read, { effectiveOn: today, sourceDecision }));
  }
}

function said({ acts }: CodeVersionView, body: string): CodeVersionView['acts'][number] | undefined {
  return acts.find((act) => act.body === body && act.lapsedAt === null);
}
