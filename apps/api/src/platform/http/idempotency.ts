// Idempotency-Key on POST: a repeat within 24 hours gets the first answer again, and never acts twice.
// The key is claimed in the command's own transaction (Transactions); the answer is kept here once it is known.
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable, of } from 'rxjs';
import { DataSource } from 'typeorm';
import { type Actor, InvalidInput, jsonSha256, type IdempotencyClaim, type Json, Problem } from '../../common/index.js';
import { Clock } from '../../common/clock.js';

const KEY = /^[A-Za-z0-9._:-]{8,100}$/;
const KEPT_HOURS = 24;

/** Reads the claim that a POST's Idempotency-Key makes. @throws InvalidInput (400) for a key of another form. */
export function idempotencyClaimOf(request: FastifyRequest): IdempotencyClaim | undefined {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined) {
    return undefined;
  }
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new InvalidInput([{ pointer: '/headers/idempotency-key', code: 'idempotencyKey' }]);
  }
  const body = typeof request.body === 'object' ? (request.body as Json) : null;
  return { key, route: `${request.method} ${request.url}`, requestSha256: jsonSha256(body ?? null) };
}

interface KeptAnswer {
  readonly route: string;
  readonly request_sha256: string;
  readonly status: number | null;
  readonly body: unknown;
  readonly location: string | null;
}

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const actor = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>().actor;
    const claim = actor?.trace.idempotency;
    if (actor === undefined || claim === undefined) {
      return next.handle();
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const kept = await this.find(actor, claim);
    if (kept !== null) {
      return of(replay(kept, claim, reply));
    }
    return next.handle().pipe(mergeMap((body: unknown) => from(this.keep(actor, claim, reply, body))));
  }

  private async find(actor: Actor, claim: IdempotencyClaim): Promise<KeptAnswer | null> {
    const since = new Date(this.clock.now().getTime() - KEPT_HOURS * 3_600_000);
    const rows = await this.inInstitution<KeptAnswer[]>(
      actor,
      `select route, request_sha256, status, body, location from idempotency_key where institution_id = $1 and person_id = $2 and key = $3 and claimed_at > $4`,
      [actor.institutionId, actor.personId, claim.key, since],
    );
    return rows[0] ?? null;
  }

  private async keep(actor: Actor, claim: IdempotencyClaim, reply: FastifyReply, body: unknown): Promise<unknown> {
    await this.inInstitution(
      actor,
      `update idempotency_key set status = $4, body = $5, location = $6 where institution_id = $1 and person_id = $2 and key = $3 and status is null`,
      [actor.institutionId, actor.personId, claim.key, reply.statusCode, JSON.stringify(body ?? null), reply.getHeader('location') ?? null],
    );
    return body;
  }

  private async inInstitution<T>(actor: Actor, sql: string, params: unknown[]): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`select set_config('waarborg.institution_id', $1, true)`, [actor.institutionId]);
      return tx.query<T>(sql, params);
    });
  }
}

function replay(kept: KeptAnswer, claim: IdempotencyClaim, reply: FastifyReply): unknown {
  if (kept.route !== claim.route || kept.request_sha256.trim() !== claim.requestSha256) {
    throw new Problem('idempotency-key-reused', 409, 'info');
  }
  if (kept.status === null) {
    throw new Problem('idempotency-key-used', 409, 'info');
  }
  void reply.status(kept.status).header('idempotent-replay', 'true');
  if (kept.location !== null) {
    void reply.header('location', kept.location);
  }
  return kept.body;
}
