// The mandate register, asked as of a day; deputies take the mandates of whom they stand in for.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type LogKind } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type Day, InvalidInput, newId } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { endedOn, PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { DEPUTYSHIPS, MANDATES } from '../proposals/proposal.kinds.js';
import { type Beginning, Proposals } from '../proposals/proposals.service.js';
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

/** The register as it stood on a day; what waits for a second administrator is of now. */
export interface MandateRegister {
  readonly asOf: Day;
  readonly mandates: readonly MandateEntity[];
  readonly deputyships: readonly DeputyshipEntity[];
  readonly proposedMandates: readonly MandateEntity[];
  readonly proposedDeputyships: readonly DeputyshipEntity[];
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
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Proposes a mandate, which another administrator has to confirm. @throws InvalidInput (400), Duplicate (409) for a code in use. */
  async grant(actor: Actor, draft: MandateDraft): Promise<MandateEntity> {
    return this.transactions.write(actor, (tx) => this.proposeIn(tx, actor, draft));
  }

  /** Proposes a mandate in the caller's transaction. */
  async proposeIn(tx: Tx, actor: Actor, draft: MandateDraft): Promise<MandateEntity> {
    return this.save(tx, actor, draft, 'proposed');
  }

  /** Grants a mandate in the caller's transaction, on the platform's own account. */
  async grantIn(tx: Tx, actor: Actor, draft: MandateDraft): Promise<MandateEntity> {
    return this.save(tx, actor, draft, 'in-force');
  }

  /** Confirms a proposed mandate. @throws Forbidden (403) for who proposed it or would hold it; WrongState (409) */
  async confirm(actor: Actor, id: string): Promise<MandateEntity> {
    return this.transactions.write(actor, (tx) => this.confirmIn(tx, actor, id));
  }

  async confirmIn(tx: Tx, actor: Actor, id: string): Promise<MandateEntity> {
    const mandate = await this.proposals.confirm(tx, actor, MANDATES, id);
    await this.logMandate(tx, actor, 'mandate.granted', mandate);
    return mandate;
  }

  /** Ends a mandate now. @throws WrongState (409) when it was ended before. */
  async end(actor: Actor, id: string): Promise<MandateEntity> {
    return this.transactions.write(actor, async (tx) => {
      const mandate = await this.proposals.end(tx, actor, MANDATES, id);
      await this.logMandate(tx, actor, 'mandate.ended', mandate);
      return mandate;
    });
  }

  /** Proposes who stands in for whom, which another administrator has to confirm. @throws InvalidInput (400) */
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
        ...this.proposals.begun(actor, 'proposed', at),
      };
      await tx.insert(DeputyshipEntity, deputyship);
      await this.logDeputy(tx, actor, 'deputy.proposed', deputyship);
      return deputyship;
    });
  }

  /** Confirms a proposed deputyship. @throws Forbidden (403) for who proposed it, is absent or stands in; WrongState (409) */
  async confirmDeputyship(actor: Actor, id: string): Promise<DeputyshipEntity> {
    return this.transactions.write(actor, async (tx) => {
      const deputyship = await this.proposals.confirm(tx, actor, DEPUTYSHIPS, id);
      await this.logDeputy(tx, actor, 'deputy.named', deputyship);
      return deputyship;
    });
  }

  /** Ends a deputyship now: roles and mandates go back to whom they are of. @throws WrongState (409) when it was ended before. */
  async endDeputyship(actor: Actor, id: string): Promise<DeputyshipEntity> {
    return this.transactions.write(actor, async (tx) => {
      const deputyship = await this.proposals.end(tx, actor, DEPUTYSHIPS, id);
      await this.logDeputy(tx, actor, 'deputy.ended', deputyship);
      return deputyship;
    });
  }

  /** Answers the mandates and deputyships in force on a day (default today), and what waits now for who may confirm it. */
  async register(actor: Actor, asOf: Day | null): Promise<MandateRegister> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const day = asOf ?? (await this.profiles.today(tx, actor.institutionId));
      const inForce = `x.institution_id = :institutionId and x.from_on <= :day and x.until_on >= :day
        and x.confirmed_at is not null and (x.ended_at is null or ${endedOn('x')} > :day)`;
      const params = { institutionId: actor.institutionId, day };
      return {
        asOf: day,
        mandates: await tx.createQueryBuilder(MandateEntity, 'x').where(inForce, params).orderBy('x.code').getMany(),
        deputyships: await tx.createQueryBuilder(DeputyshipEntity, 'x').where(inForce, params).orderBy('x.id').getMany(),
        proposedMandates: await this.proposals.open(tx, actor, MANDATES),
        proposedDeputyships: await this.proposals.open(tx, actor, DEPUTYSHIPS),
      };
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
         and m.from_on <= $3 and m.until_on >= $3 and m.confirmed_at is not null and m.ended_at is null)
       select distinct on (person_id) person_id as "personId", code from (
         select person_id, code from held
         union all select d.deputy_id, h.code from held h join deputyship d on d.institution_id = $1 and d.absent_id = h.person_id
           and d.from_on <= $3 and d.until_on >= $3 and d.confirmed_at is not null and d.ended_at is null) as able order by person_id, code`,
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
        `d.institution_id = :institutionId and d.deputy_id = :personId and d.from_on <= :day and d.until_on >= :day
          and d.confirmed_at is not null and d.ended_at is null`,
        { institutionId, personId, day: ask.day },
      )
      .getMany();
    const holders = [personId, ...deputyships.map((deputyship) => deputyship.absentId)];
    const mandates = await tx
      .createQueryBuilder(MandateEntity, 'm')
      .where('m.institution_id = :institutionId and m.kind = :kind and m.person_id in (:...holders) and m.confirmed_at is not null', {
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

  private async save(tx: Tx, actor: Actor, draft: MandateDraft, beginning: Beginning): Promise<MandateEntity> {
    await this.checked(tx, actor, draft, [['/personId', draft.personId]]);
    const at = this.clock.now();
    const mandate = {
      id: newId(at),
      institutionId: actor.institutionId,
      ...draft,
      kind: draft.kind ?? 'project-decision',
      recordedBy: actor.personId,
      ...this.proposals.begun(actor, beginning, at),
    };
    await tx.insert(MandateEntity, mandate);
    await this.logMandate(tx, actor, beginning === 'proposed' ? 'mandate.proposed' : 'mandate.granted', mandate);
    return mandate;
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

  private async logMandate(tx: Tx, actor: Actor, logKind: LogKind, mandate: MandateEntity): Promise<void> {
    const { id, code, kind, route } = mandate;
    await this.log(tx, actor, logKind, mandate, { mandate_id: id, mandate_code: code, mandate_kind: kind, route });
  }

  private async logDeputy(tx: Tx, actor: Actor, kind: LogKind, deputyship: DeputyshipEntity): Promise<void> {
    await this.log(tx, actor, kind, { ...deputyship, personId: deputyship.deputyId }, { deputyship_id: deputyship.id });
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
