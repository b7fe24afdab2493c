// Every project as it stands today, asked of the code in force; nothing is logged. A run holds a draft against it.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type JsonObject } from '../../common/index.js';
import { type Answer, Gate } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ProjectQuestion, ProjectQuestions } from '../../projects/index.js';

/** Projects read in one moment: what they share is read once, and forgotten with the next. */
const READ = 50;
/** The version that a gate names when nothing could decide. */
const NONE = 'none';

/** What was asked of a project, and the answer of the code in force; null when nothing can decide. */
export interface AskedProject extends ProjectQuestion {
  readonly answer: (Answer & { readonly input: JsonObject }) | null;
}

@Injectable()
export class WhatIfProjects {
  constructor(
    @Inject(ProjectQuestions) private readonly questions: ProjectQuestions,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Asks of all projects that are not over, some at a time. */
  async *asked(actor: Actor): AsyncGenerator<readonly AskedProject[]> {
    const { institutionId } = actor;
    const ids = await this.journal.read(institutionId, (tx) => this.questions.projects(tx, institutionId));
    for (let from = 0; from < ids.length; from += READ) {
      yield await this.journal.read(institutionId, (tx) => this.some(tx, actor, ids.slice(from, from + READ)));
    }
  }

  private async some(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly AskedProject[]> {
    const asked: AskedProject[] = [];
    for (const id of ids) {
      for (const question of await this.questions.of(tx, actor.institutionId, id)) {
        asked.push({ ...question, answer: await this.answerOf(tx, actor, question) });
      }
    }
    return asked;
  }

  private async answerOf(tx: Tx, actor: Actor, { gate, subject, said }: ProjectQuestion): Promise<AskedProject['answer']> {
    const answer = await this.gate.ask(gate, subject, tx, { actor, said });
    return answer.provenance.codeVersion === NONE ? null : { ...answer, input: answer.input };
  }
}
