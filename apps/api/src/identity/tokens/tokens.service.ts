// Tokens of two kinds, stored hashed, expiring and revocable: personal ones (development on loopback only) and data
// tokens (one project, one receiving setting, reading data only). Resolves a token to the actor behind it.
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { requireMay } from '../../access/index.js';
import { Journal, type LogKind } from '../../audit-log/index.js';
import {
  type Actor,
  newId,
  NotFound,
  type RequestTrace,
  sha256,
  systemActor,
  type TokenLimits,
  Unauthenticated,
  WrongState,
} from '../../common/index.js';
import { Config } from '../../platform/config/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfiles } from '../profile/profiles.service.js';
import { type TokenEntity } from './token.entity.js';
import { TokensRepository } from './tokens.repository.js';

const SECRET = /^wb[pd]_[A-Za-z0-9_-]{43}$/;
const PERSONAL_HOURS = 12;

export interface IssuedToken {
  readonly token: TokenEntity;
  /** The secret itself; shown once, kept nowhere. */
  readonly secret: string;
}

export interface Caller {
  readonly secret: string;
  readonly isLoopback: boolean;
  readonly trace: RequestTrace;
}

@Injectable()
export class TokensService {
  constructor(
    @Inject(TokensRepository) private readonly repository: TokensRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Config) private readonly config: Config,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Issues a personal token for a persona. @throws NotFound (404) outside development, off loopback, or for nobody. */
  async issuePersonal(handle: string, institutionSlug: string | null, isLoopback: boolean): Promise<IssuedToken> {
    const institutions = await this.repository.institutions();
    const institution = institutionSlug === null ? institutions[0] : institutions.find((candidate) => candidate.slug === institutionSlug);
    if (!this.isPersonalAllowed(isLoopback) || institution === undefined) {
      throw new NotFound();
    }
    const actor = systemActor(institution.id);
    return this.journal.write(actor, async (tx) => {
      const person = await this.people.personByHandle(tx, institution.id, handle);
      if (person === null) {
        throw new NotFound();
      }
      return this.issue(tx, actor, person.id, { hours: PERSONAL_HOURS, limits: null });
    });
  }

  /** Issues a data token for the actor in the caller's transaction; the caller has checked membership and setting. */
  async issueToken(tx: Tx, actor: Actor, ask: TokenLimits & { readonly days: number }): Promise<IssuedToken> {
    return this.issue(tx, actor, actor.personId, {
      hours: ask.days * 24,
      limits: { projectId: ask.projectId, settingId: ask.settingId },
    });
  }

  /** Revokes one of the actor's tokens now. @throws WrongState (409) when it was revoked before. */
  async revoke(actor: Actor, id: string): Promise<TokenEntity> {
    return this.journal.write(actor, async (tx) => {
      const found = await this.repository.byId(tx, actor.institutionId, id);
      const token = requireMay(actor, 'revoke', 'Token', found, (record) => ({ ownerId: record.personId }));
      const revokedAt = this.journal.now();
      if (!(await this.repository.revoke(tx, token, revokedAt))) {
        throw new WrongState('revoked');
      }
      await this.log(tx, actor, 'token.revoked', token);
      return { ...token, revokedAt };
    });
  }

  async own(actor: Actor): Promise<readonly TokenEntity[]> {
    return this.journal.read(actor.institutionId, (tx) => this.repository.ofPerson(tx, actor.institutionId, actor.personId));
  }

  /** Answers the actor behind a secret. @throws Unauthenticated (401) for an unknown, expired or revoked token. */
  async resolve(caller: Caller): Promise<Actor> {
    const token = SECRET.test(caller.secret) ? await this.repository.bySecret(sha256(caller.secret)) : null;
    if (
      token === null ||
      token.revokedAt !== null ||
      token.expiresAt <= this.journal.now() ||
      (token.kind === 'personal' && !this.isPersonalAllowed(caller.isLoopback))
    ) {
      throw new Unauthenticated();
    }
    const { institutionId, personId } = token;
    return this.journal.read(institutionId, async (tx) => {
      const person = await this.people.personById(tx, institutionId, personId);
      if (person === null) {
        throw new Unauthenticated();
      }
      const roles = await this.people.rolesOn(tx, institutionId, personId, await this.profiles.today(tx, institutionId));
      const limits =
        token.projectId === null || token.settingId === null ? null : { projectId: token.projectId, settingId: token.settingId };
      return { kind: 'person', institutionId, personId, roles, subjectId: person.subjectId, limits, trace: caller.trace };
    });
  }

  private isPersonalAllowed(isLoopback: boolean): boolean {
    return this.config.identity === 'development' && isLoopback;
  }

  private async issue(
    tx: Tx,
    actor: Actor,
    personId: string,
    term: { readonly hours: number; readonly limits: TokenLimits | null },
  ): Promise<IssuedToken> {
    const createdAt = this.journal.now();
    const secret = `${term.limits === null ? 'wbp' : 'wbd'}_${randomBytes(32).toString('base64url')}`;
    const token: TokenEntity = {
      id: newId(createdAt),
      institutionId: actor.institutionId,
      personId,
      kind: term.limits === null ? 'personal' : 'data',
      secretSha256: sha256(secret),
      projectId: term.limits?.projectId ?? null,
      settingId: term.limits?.settingId ?? null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + term.hours * 3_600_000),
      revokedAt: null,
    };
    await this.repository.insert(tx, token);
    await this.log(tx, actor, 'token.issued', token);
    return { token, secret };
  }

  private async log(tx: Tx, actor: Actor, kind: LogKind, token: TokenEntity): Promise<void> {
    await this.journal.append(tx, actor, {
      log: 'accesses',
      kind,
      facts: {
        token_id: token.id,
        token_kind: token.kind,
        project_id: token.projectId,
        setting_id: token.settingId,
        expires_at: token.expiresAt.toISOString(),
      },
      commitments: { person: token.personId },
    });
  }
}
