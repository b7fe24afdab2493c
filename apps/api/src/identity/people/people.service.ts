// People of an institution and the roles they hold, with dates; every change is logged.
import { Inject, Injectable } from '@nestjs/common';
import { may, requireMay, scope } from '../../access/index.js';
import { AuditLog, type LogKind } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type Day, InvalidInput, newId, NotFound, type Page, pageOf, type PageRequest, type Role } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { GRANTS } from '../proposals/proposal.kinds.js';
import { type Beginning, Proposals } from '../proposals/proposals.service.js';
import { PeopleRepository } from './people.repository.js';
import { type PersonEntity } from './person.entity.js';
import { type RoleGrantEntity } from './role-grant.entity.js';

export interface PersonDraft {
  readonly handle: string;
  readonly displayName: string;
  readonly functionTitle: string;
}

/** A person as others may know them. */
export interface NamedPerson {
  readonly id: string;
  readonly displayName: string;
  readonly functionTitle: string;
}

export interface GrantDraft {
  readonly personId: string;
  readonly role: Role;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly sourceDecision: string;
}

@Injectable()
export class PeopleService {
  constructor(
    @Inject(PeopleRepository) private readonly repository: PeopleRepository,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers who the actor is. */
  async me(actor: Actor): Promise<PersonEntity> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const person = await this.repository.personById(tx, actor.institutionId, actor.personId);
      return requireMay(actor, 'read', 'Person', person, ({ id }) => ({ ownerId: id }));
    });
  }

  /** Keeps the language that a person chose for pages and papers. */
  async chooseLanguage(actor: Actor, language: 'nl' | 'en'): Promise<PersonEntity> {
    return this.transactions.write(actor, async (tx) => {
      const found = await this.repository.personById(tx, actor.institutionId, actor.personId);
      const person = requireMay(actor, 'change', 'Person', found, ({ id }) => ({ ownerId: id }));
      await this.repository.changePerson(tx, person, { language });
      return { ...person, language };
    });
  }

  /** Answers a person by handle, for the platform's own work. @throws NotFound */
  async byHandle(tx: Tx, institutionId: string, handle: string): Promise<PersonEntity> {
    const person = await this.repository.personByHandle(tx, institutionId, handle);
    if (person === null) {
      throw new NotFound();
    }
    return person;
  }

  /** Answers people by id, for pages that name who did or may do something. */
  async named(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, NamedPerson>> {
    const found = await this.repository.peopleByIds(tx, institutionId, [...new Set(ids)]);
    return new Map(found.map(({ id, displayName, functionTitle }) => [id, { id, displayName, functionTitle }]));
  }

  /** Answers people by id as the actor may see them: who may not read a person is told what they are in place of their name. */
  async namedFor(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, NamedPerson>> {
    const people = [...(await this.named(tx, actor.institutionId, ids)).values()];
    const seen = people.map((person) => (may(actor, 'read', 'Person', { ownerId: person.id }) ? person : unnamed(person)));
    return new Map(seen.map((person) => [person.id, person]));
  }

  /** Answers who hold a role on a day, deputies among them. */
  async holdersOf(tx: Tx, institutionId: string, role: Role, day: Day): Promise<readonly NamedPerson[]> {
    const found = await this.repository.holdersOf(tx, institutionId, role, day);
    return found.map(({ id, displayName, functionTitle }) => ({ id, displayName, functionTitle }));
  }

  /**
   * Answers for whom somebody stands in who acts in one of these roles today: nobody (null) where they hold one themselves. Of
   * several who are absent, one who is not involved comes first.
   */
  async standsInFor(tx: Tx, actor: Actor, roles: readonly Role[], involved: readonly string[] = []): Promise<string | null> {
    if (actor.kind === 'system') {
      return null;
    }
    const day = await this.profiles.today(tx, actor.institutionId);
    const held = await this.repository.heldThrough(tx, actor.institutionId, actor.personId, day);
    const holders = held.filter(({ role }) => roles.includes(role)).map(({ holderId }) => holderId);
    return holders.includes(actor.personId) ? null : (holders.find((id) => !involved.includes(id)) ?? holders[0] ?? null);
  }

  async list(actor: Actor, page: PageRequest): Promise<Page<PersonEntity>> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.people(tx, actor.institutionId, page, scope(actor, 'read', 'Person')), page.limit),
    );
  }

  /** Makes a person known; the demo's and, later, sign-in's way in. */
  async register(tx: Tx, actor: Actor, draft: PersonDraft): Promise<PersonEntity> {
    const at = this.clock.now();
    const person = {
      id: newId(at),
      institutionId: actor.institutionId,
      ...draft,
      subjectId: null,
      affiliations: null,
      language: null,
      createdAt: at,
    };
    await this.repository.insertPerson(tx, person);
    return person;
  }

  /** Binds a person to the subject of the register whose data theirs are. */
  async bindSubject(tx: Tx, actor: Actor, personId: string, subjectId: string): Promise<void> {
    await this.repository.bindSubject(tx, actor.institutionId, personId, subjectId);
  }

  /**
   * Proposes a role, which another administrator has to confirm. The only administrator that an institution ever had may name a
   * second one alone.
   * @throws InvalidInput (400) when the days are the wrong way round or the person is unknown.
   */
  async grant(actor: Actor, draft: GrantDraft): Promise<RoleGrantEntity> {
    return this.transactions.write(actor, async (tx) => {
      const isSecond = draft.role === 'administrator' && (await this.repository.isFirstAlone(tx, actor.institutionId, actor.personId));
      return this.save(tx, actor, draft, isSecond ? 'in-force' : 'proposed');
    });
  }

  /** Grants a role in the caller's transaction, on the platform's own account (the demo, the setup code, an affiliation). */
  async grantIn(tx: Tx, actor: Actor, draft: GrantDraft): Promise<RoleGrantEntity> {
    return this.save(tx, actor, draft, 'in-force');
  }

  /** Confirms a proposed grant. @throws Forbidden (403) for who proposed it or would hold it; WrongState (409) */
  async confirm(actor: Actor, id: string): Promise<RoleGrantEntity> {
    return this.transactions.write(actor, async (tx) => {
      const confirmed = await this.proposals.confirm(tx, actor, GRANTS, id);
      await this.log(tx, actor, 'role.granted', confirmed);
      return confirmed;
    });
  }

  private async save(tx: Tx, actor: Actor, draft: GrantDraft, beginning: Beginning): Promise<RoleGrantEntity> {
    if (draft.untilOn !== null && draft.untilOn < draft.fromOn) {
      throw new InvalidInput([{ pointer: '/untilOn', code: 'beforeStart' }]);
    }
    if ((await this.repository.personById(tx, actor.institutionId, draft.personId)) === null) {
      throw new InvalidInput([{ pointer: '/personId', code: 'unknown' }]);
    }
    const at = this.clock.now();
    const grant = {
      id: newId(at),
      institutionId: actor.institutionId,
      ...draft,
      grantedBy: actor.personId,
      ...this.proposals.begun(actor, beginning, at),
    };
    await this.repository.insertGrant(tx, grant);
    await this.log(tx, actor, beginning === 'proposed' ? 'role.proposed' : 'role.granted', grant);
    return grant;
  }

  /** Ends a grant now. @throws WrongState (409) when it was ended before. */
  async end(actor: Actor, id: string): Promise<RoleGrantEntity> {
    return this.transactions.write(actor, async (tx) => {
      const ended = await this.proposals.end(tx, actor, GRANTS, id);
      await this.log(tx, actor, 'role.ended', ended);
      return ended;
    });
  }

  async grants(actor: Actor, page: PageRequest, asOf: Day | null): Promise<Page<RoleGrantEntity>> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      pageOf(await this.repository.grants(tx, actor.institutionId, page, asOf), page.limit),
    );
  }

  private async log(tx: Tx, actor: Actor, kind: LogKind, grant: RoleGrantEntity): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind,
      at: this.clock.now(),
      facts: { grant_id: grant.id, role: grant.role, from_on: grant.fromOn, until_on: grant.untilOn, trace_id: actor.trace.traceId },
      commitments: { actor: actor.personId, person: grant.personId, source_decision: grant.sourceDecision },
    });
  }
}

function unnamed(person: NamedPerson): NamedPerson {
  return { ...person, displayName: person.functionTitle };
}
