// The people of the demo: personas with their roles, mandates, and the student who is one of the subjects.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, addMonths, type Day } from '../../common/index.js';
import { MandatesService, PeopleService, SubjectRegister } from '../../identity/index.js';
import { Transactions } from '../../platform/database/index.js';
import { PERSONAS } from './demo.personas.js';
import { type DemoData } from './demo.profile.js';
import { onceOnly } from './once-only.js';

@Injectable()
export class DemoPeople {
  constructor(
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  async ensure(actor: Actor, data: DemoData, since: Day): Promise<void> {
    for (const { roles, ...persona } of PERSONAS) {
      await onceOnly(() =>
        this.transactions.write(actor, async (tx) => {
          const person = await this.people.register(tx, actor, persona);
          for (const role of roles) {
            await this.people.grantIn(tx, actor, {
              personId: person.id,
              role,
              fromOn: since,
              untilOn: null,
              sourceDecision: data.sourceDecision,
            });
          }
        }),
      );
    }
    await this.mandatesOf(actor, data, since);
  }

  /** One administrator proposes each mandate, the other one confirms it. */
  private async mandatesOf(actor: Actor, data: DemoData, since: Day): Promise<void> {
    const [first, second] = [await this.actorOf(actor, 'administrator'), await this.actorOf(actor, 'second-administrator')];
    for (const { code, persona, kind, route } of data.mandates) {
      await onceOnly(() =>
        this.transactions.write(first, async (tx) => {
          const { id: personId } = await this.people.byHandle(tx, actor.institutionId, persona);
          const { id } = await this.mandates.proposeIn(tx, first, {
            code,
            personId,
            ...(kind === undefined ? {} : { kind }),
            route,
            fromOn: since,
            untilOn: addMonths(since, 36),
            sourceDecision: data.sourceDecision,
          });
          await this.mandates.confirmIn(tx, second, id);
        }),
      );
    }
  }

  /** Answers the persona as an actor, with their own roles. */
  async actorOf({ institutionId, trace }: Actor, handle: string): Promise<Actor> {
    const { id: personId, subjectId } = await this.transactions.read(institutionId, (tx) =>
      this.people.byHandle(tx, institutionId, handle),
    );
    const roles = PERSONAS.find((persona) => persona.handle === handle)?.roles ?? [];
    return { kind: 'person', institutionId, personId, roles, subjectId, limits: null, trace };
  }

  /** Binds the persona `student` to the subject with the demo's student number. */
  async bindStudent(actor: Actor, data: DemoData): Promise<void> {
    await this.transactions.write(actor, async (tx) => {
      const student = await this.people.byHandle(tx, actor.institutionId, 'student');
      const subjectId = await this.register.find(tx, actor.institutionId, data.studentNumber);
      if (student.subjectId === null && subjectId !== null) {
        await this.people.bindSubject(tx, actor, student.id, subjectId);
      }
    });
  }
}
