// The mandate register, asked as of a day; deputies take the mandates of whom they stand in for.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { AuditLog, type LogKind } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type Day, InvalidInput, newId, WrongState } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { endedOn, PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { DeputyshipEntity } from './deputyship.entity.js';
import { MandateEntity, type MandateKind, type Route, ROUTES } from './mandate.entity.js';

export interface MandateDraft {
  readonly code: string;
  /** What it is for; decisions on projects when left out. */
  readonly kind?: MandateKind;
  readonly personId: string;
  readonly route: Route;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly sourceDecision: string;
}

export interface DeputyDraft {
  readonly absentId: string;
  readonly deputyId: string;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly sourceDecision: string;
}

/** What a person's best mandate for a decision amounts to on a day. */
export interface MandateStanding {
  readonly held: boolean;
  readonly inForce: boolean;
  readonly coversRoute: boolean;
  readonly mandateId: string | null;
  /** For whom the person stands in, when the mandate is another's. */
  readonly deputyFor: string | null;
}

@Injectable()
export class MandatesService {
  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Records a mandate. @throws InvalidInput (400), Duplicate (409) for a code in use. */
  async grant(actor: Actor, draft: MandateDraft): Promise<MandateEntity> {
    return this.transactions.write(actor, (tx) => this.grantIn(tx, actor, draft));
  }

  async grantIn(tx: Tx, actor: Actor, draft: MandateDraft): Promise<MandateEntity> {
    await this.checked(tx, actor, draft, [['/personId', draft.personId]]);
    const at = this.clock.now();
    const mandate = {
      id: newId(at),
      institutionId: actor.institutionId,
      ...draft,
      kind: draft.kind ?? 'project-decision',
      recordedBy: actor.personId,
      recordedAt: at,
      endedAt: null,
    };
    await tx.insert(MandateEntity, mandate);
    await this.log(tx, actor, 'mandate.granted', mandate, {
      mandate_id: mandate.id,
      mandate_code: mandate.code,
      mandate_kind: mandate.kind,
      route: mandate.route,
    });
    return mandate;
  }

  /** Ends a mandate now. @throws WrongState (409) when it was ended before. */
  async end(actor: Actor, id: string): Promise<MandateEntity> {
    return this.transactions.write(actor, async (tx) => {
      const found = await tx.findOne(MandateEntity, {
        where: { institutionId: actor.institutionId, id },
        lock: { mode: 'pessimistic_write' },
      });
      const mandate = requireMay(actor, 'revoke', 'Mandate', found, () => ({}));
      if (mandate.endedAt !== null) {
        throw new WrongState('ended');
      }
      const endedAt = this.clock.now();
      await tx.update(MandateEntity, { id }, { endedAt });
      await this.log(tx, actor, 'mandate.ended', mandate, { mandate_id: mandate.id, mandate_code: mandate.code, route: mandate.route });
      return { ...mandate, endedAt };
    });
  }

  /** Records who stands in for whom. */
  async deputise(actor: Actor, draft: DeputyDraft): Promise<DeputyshipEntity> {
    return this.transactions.write(actor, async (tx) => {
      await this.checked(tx, actor, draft, [
        ['/absentId', draft.absentId],
        ['/deputyId', draft.deputyId],
      ]);
      if (draft.absentId === draft.deputyId) {
        throw new InvalidInput([{ pointer: '/deputyId', code: 'samePerson' }]);
      }
      const at = this.clock.now();
      const deputyship = {
        id: newId(at),
        institutionId: actor.institutionId,
        ...draft,
        recordedBy: actor.personId,
        recordedAt: at,
        endedAt: null,
      };
      await tx.insert(DeputyshipEntity, deputyship);
      await this.log(tx, actor, 'deputy.named', { ...draft, personId: draft.deputyId }, { deputyship_id: deputyship.id });
      return deputyship;
    });
  }

  /** Ends a deputyship now: roles and mandates go back to whom they are of. @throws WrongState (409) when it was ended before. */
  async endDeputyship(actor: Actor, id: string): Promise<DeputyshipEntity> {
    return this.transactions.write(actor, async (tx) => {
      const found = await tx.findOne(DeputyshipEntity, {
        where: { institutionId: actor.institutionId, id },
        lock: { mode: 'pessimistic_write' },
      });
      const deputyship = requireMay(actor, 'revoke', 'Mandate', found, () => ({}));
      if (deputyship.endedAt !== null) {
        throw new WrongState('ended');
      }
      const endedAt = this.clock.now();
      await tx.update(DeputyshipEntity, { id }, { endedAt });
      await this.log(tx, actor, 'deputy.ended', { ...deputyship, personId: deputyship.deputyId }, { deputyship_id: id });
      return { ...deputyship, endedAt };
    });
  }

  /** Answers the mandates and deputyships in force on a day (default today). */
  async register(
    actor: Actor,
    asOf: Day | null,
  ): Promise<{ readonly mandates: readonly MandateEntity[]; readonly deputyships: readonly DeputyshipEntity[]; readonly asOf: Day }> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const day = asOf ?? (await this.profiles.today(tx, actor.institutionId));
      const inForce = `x.institution_id = :institutionId and x.from_on <= :day and x.until_on >= :day
        and (x.ended_at is null or ${endedOn('x')} > :day)`;
      const params = { institutionId: actor.institutionId, day };
      const mandates = await tx.createQueryBuilder(MandateEntity, 'x').where(inForce, params).orderBy('x.code').getMany();
      const deputyships = await tx.createQueryBuilder(DeputyshipEntity, 'x').where(inForce, params).orderBy('x.id').getMany();
      return { mandates, deputyships, asOf: day };
    });
  }

  /** Answers who may decide on a route on a day, with the code of the mandate: its holders and who stands in for them. */
  async holdersFor(
    tx: Tx,
    institutionId: string,
    route: Route,
    day: Day,
  ): Promise<readonly { readonly personId: string; readonly code: string }[]> {
    const routes = ROUTES.slice(ROUTES.indexOf(route));
    return tx.query(
      `with held as (select m.person_id, m.code from mandate m where m.institution_id = $1 and m.kind = 'project-decision' and m.route = any($2)
         and m.from_on <= $3 and m.until_on >= $3 and m.ended_at is null)
       select distinct on (person_id) person_id as "personId", code from (
         select person_id, code from held
         union all select d.deputy_id, h.code from held h join deputyship d on d.institution_id = $1 and d.absent_id = h.person_id
           and d.from_on <= $3 and d.until_on >= $3 and d.ended_at is null) as able order by person_id, code`,
      [institutionId, routes, day],
    );
  }

  /** Answers a person's best mandate of a kind for a route on a day: own ones first, then those deputised for. */
  async standingOf(
    tx: Tx,
    institutionId: string,
    personId: string,
    ask: { readonly route: Route; readonly day: Day; readonly kind?: MandateKind },
  ): Promise<MandateStanding> {
    const deputyships = await tx
      .createQueryBuilder(DeputyshipEntity, 'd')
      .where(
        'd.institution_id = :institutionId and d.deputy_id = :personId and d.from_on <= :day and d.until_on >= :day and d.ended_at is null',
        {
          institutionId,
          personId,
          day: ask.day,
        },
      )
      .getMany();
    const holders = [personId, ...deputyships.map((deputyship) => deputyship.absentId)];
    const mandates = await tx
      .createQueryBuilder(MandateEntity, 'm')
      .where('m.institution_id = :institutionId and m.kind = :kind and m.person_id in (:...holders)', {
        institutionId,
        kind: ask.kind ?? 'project-decision',
        holders,
      })
      .getMany();
    const standings = mandates.map((mandate) => standingOf(mandate, personId, ask)).sort((a, b) => weightOf(b) - weightOf(a));
    return standings[0] ?? { held: false, inForce: false, coversRoute: false, mandateId: null, deputyFor: null };
  }

  /** Answers the code by which the register knows a mandate, also one that ended; null for none. */
  async codeOf(tx: Tx, institutionId: string, id: string): Promise<string | null> {
    return (await tx.findOne(MandateEntity, { where: { institutionId, id } }))?.code ?? null;
  }

  private async checked(
    tx: Tx,
    actor: Actor,
    draft: { readonly fromOn: Day; readonly untilOn: Day },
    people: readonly (readonly [string, string])[],
  ): Promise<void> {
    if (draft.untilOn < draft.fromOn) {
      throw new InvalidInput([{ pointer: '/untilOn', code: 'beforeStart' }]);
    }
    for (const [pointer, id] of people) {
      if ((await this.people.personById(tx, actor.institutionId, id)) === null) {
        throw new InvalidInput([{ pointer, code: 'unknown' }]);
      }
    }
  }

  private async log(
    tx: Tx,
    actor: Actor,
    kind: LogKind,
    draft: { readonly personId: string; readonly fromOn: Day; readonly untilOn: Day; readonly sourceDecision: string },
    facts: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind,
      at: this.clock.now(),
      facts: { ...facts, from_on: draft.fromOn, until_on: draft.untilOn, trace_id: actor.trace.traceId },
      commitments: { actor: actor.personId, person: draft.personId, source_decision: draft.sourceDecision },
    });
  }
}

function standingOf(mandate: MandateEntity, personId: string, ask: { readonly route: Route; readonly day: Day }): MandateStanding {
  return {
    held: true,
    inForce: mandate.endedAt === null && mandate.fromOn <= ask.day && mandate.untilOn >= ask.day,
    coversRoute: ROUTES.indexOf(mandate.route) >= ROUTES.indexOf(ask.route),
    mandateId: mandate.id,
    deputyFor: mandate.personId === personId ? null : mandate.personId,
  };
}

function weightOf(standing: MandateStanding): number {
  return (standing.inForce ? 4 : 0) + (standing.coversRoute ? 2 : 0) + (standing.deputyFor === null ? 1 : 0);
}
