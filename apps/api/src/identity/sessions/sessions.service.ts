// Sessions of people who signed in: opened anew at each sign-in, ended by idleness, by age, by their holder, an administrator or the issuer.
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { requireMay } from '../../access/index.js';
import { Journal, type LogKind } from '../../audit-log/index.js';
import { type Actor, newId, type RequestTrace, sha256, systemActor, Unauthenticated, WrongState } from '../../common/index.js';
import { Config } from '../../platform/config/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { type SessionEntity } from './session.entity.js';
import { type FoundSession, type SessionOfLogin, SessionsRepository } from './sessions.repository.js';

const SECRET = /^wbs_[A-Za-z0-9_-]{43}$/;
/** A session's last request is written down no more often than this. */
const TOUCH_MS = 60_000;

/** Who signed in, as the issuer knows them. */
export interface Login {
  readonly issuer: string;
  readonly sub: string;
  readonly sid: string | null;
}

/** A session with the person, institution and limits that its pages show. */
export interface SessionView {
  readonly person: { readonly id: string; readonly handle: string; readonly name: string };
  readonly institution: { readonly slug: string; readonly name: string };
  readonly language: 'nl' | 'en' | null;
  readonly idleEndsAt: Date;
  readonly endsAt: Date;
}

@Injectable()
export class SessionsService {
  constructor(
    @Inject(SessionsRepository) private readonly repository: SessionsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Config) private readonly config: Config,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Opens a session in the caller's transaction; answers its secret, which is kept nowhere. */
  async open(tx: Tx, actor: Actor, personId: string, login: Login): Promise<string> {
    const createdAt = this.journal.now();
    const secret = `wbs_${randomBytes(32).toString('base64url')}`;
    const session: SessionEntity = {
      id: newId(createdAt),
      institutionId: actor.institutionId,
      personId,
      secretSha256: sha256(secret),
      issuer: login.issuer,
      sub: login.sub,
      issuerSid: login.sid,
      createdAt,
      lastSeenAt: createdAt,
      endsAt: new Date(createdAt.getTime() + this.config.sessionMaxHours * 3_600_000),
      endedAt: null,
    };
    await this.repository.insert(tx, session);
    await this.log(tx, actor, 'session.opened', session);
    return secret;
  }

  /** Answers the actor behind a session's secret, or null when it is unknown, ended, idle for too long or too old. */
  async resolve(secret: string, trace: RequestTrace): Promise<Actor | null> {
    const session = await this.live(secret);
    if (session === null) {
      return null;
    }
    const { institutionId, personId } = session;
    const system = systemActor(institutionId, trace.traceId);
    const now = this.journal.now();
    if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_MS) {
      await this.journal.write(system, (tx) => this.repository.touch(tx, session, now));
    }
    return this.journal.read(institutionId, async (tx) => {
      const person = await this.people.personById(tx, institutionId, personId);
      if (person === null) {
        return null;
      }
      const roles = await this.people.rolesOn(tx, institutionId, personId, await this.profiles.today(tx, institutionId));
      return { kind: 'person', institutionId, personId, roles, subjectId: person.subjectId, limits: null, trace };
    });
  }

  /** Answers what the pages show of a session. @throws Unauthenticated (401) without a session that lasts */
  async view(secret: string): Promise<SessionView> {
    const session = await this.live(secret);
    if (session === null) {
      throw new Unauthenticated();
    }
    return this.journal.read(session.institutionId, async (tx) => {
      const person = await this.people.personById(tx, session.institutionId, session.personId);
      const institution = await this.people.institutionOf(tx, session.institutionId);
      if (person === null || institution === null) {
        throw new Unauthenticated();
      }
      return {
        person: { id: person.id, handle: person.handle, name: person.displayName },
        institution: { slug: institution.slug, name: institution.name },
        language: person.language,
        idleEndsAt: new Date(Math.min(this.journal.now().getTime() + this.idleMs, session.endsAt.getTime())),
        endsAt: session.endsAt,
      };
    });
  }

  /** Answers the actor's sessions, the newest first. */
  async own(actor: Actor): Promise<readonly SessionEntity[]> {
    return this.journal.read(actor.institutionId, (tx) => this.repository.ofPerson(tx, actor.institutionId, actor.personId));
  }

  /** Whether a session lasts: not ended, not idle for too long, not too old. */
  isLive(session: FoundSession): boolean {
    const now = this.journal.now().getTime();
    return session.endedAt === null && now < session.endsAt.getTime() && now < session.lastSeenAt.getTime() + this.idleMs;
  }

  /** Ends a session now. @throws WrongState (409) when it was ended before. */
  async end(actor: Actor, id: string): Promise<SessionEntity> {
    return this.journal.write(actor, async (tx) => {
      const found = await this.repository.byId(tx, actor.institutionId, id);
      const session = requireMay(actor, 'revoke', 'Session', found, ({ personId }) => ({ ownerId: personId }));
      if (!(await this.endIn(tx, actor, session))) {
        throw new WrongState('ended');
      }
      return { ...session, endedAt: this.journal.now() };
    });
  }

  /** Ends the session of a secret, if it lasts: signing out. */
  async signOut(secret: string): Promise<void> {
    const session = await this.live(secret);
    if (session !== null) {
      await this.endAll([session]);
    }
  }

  /** Ends all sessions of a login that were open at an instant: the issuer says that it is over. */
  async endOfLogin(
    login: { readonly issuer: string; readonly sub: string | null; readonly sid: string | null },
    openedBy: Date,
  ): Promise<void> {
    await this.endAll(await this.repository.ofLogin(login, openedBy));
  }

  /** Ends all sessions of a person, by an administrator. */
  async endOfPerson(actor: Actor, personId: string): Promise<number> {
    return this.journal.write(actor, async (tx) => {
      const person = requireMay(actor, 'revoke', 'Session', await this.people.personById(tx, actor.institutionId, personId), ({ id }) => ({
        ownerId: id,
      }));
      const ended = await Promise.all(
        (await this.repository.ofPerson(tx, actor.institutionId, person.id)).map((session) => this.endIn(tx, actor, session)),
      );
      return ended.filter(Boolean).length;
    });
  }

  private get idleMs(): number {
    return this.config.sessionIdleMinutes * 60_000;
  }

  private async live(secret: string): Promise<FoundSession | null> {
    const session = SECRET.test(secret) ? await this.repository.bySecret(sha256(secret)) : null;
    return session !== null && this.isLive(session) ? session : null;
  }

  private async endAll(sessions: readonly SessionOfLogin[]): Promise<void> {
    for (const session of sessions) {
      const actor = systemActor(session.institutionId);
      await this.journal.write(actor, (tx) => this.endIn(tx, actor, session));
    }
  }

  private async endIn(tx: Tx, actor: Actor, session: SessionOfLogin): Promise<boolean> {
    const isEnded = await this.repository.end(tx, session, this.journal.now());
    if (isEnded) {
      await this.log(tx, actor, 'session.ended', session);
    }
    return isEnded;
  }

  private async log(tx: Tx, actor: Actor, kind: LogKind, session: SessionOfLogin): Promise<void> {
    await this.journal.append(tx, actor, {
      log: 'accesses',
      kind,
      facts: { session_id: session.id },
      commitments: { person: session.personId },
    });
  }
}
