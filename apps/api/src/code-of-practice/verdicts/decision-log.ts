// Verdicts in the format of OPA's own decision log (EventV1 of OPA v1), one event a line, for tools that read that format.
// https://www.openpolicyagent.org/docs/management-decision-logs
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Day, InvalidInput, type JsonObject } from '../../common/index.js';
import { VerdictsRepository } from './verdicts.repository.js';
import { type VerdictEntity } from './verdict.entity.js';

const PATH = 'code_of_practice/main/decide';
const BUNDLE = 'code-of-practice';
const CHUNK = 500;

/** An event of OPA's decision log; what was erased is named in `erased` and absent, as OPA's masking does. */
export function eventOf(verdict: VerdictEntity): JsonObject {
  const input = verdict.input === null ? { erased: ['/input'] } : { input: verdict.input as JsonObject };
  return {
    labels: {
      app: 'waarborg',
      institution: verdict.institutionId,
      gate: verdict.gate,
      code_version: verdict.codeVersion,
      engine: verdict.engine,
      parameters_sha256: verdict.parametersSha256,
      input_sha256: verdict.inputSha256,
    },
    decision_id: verdict.id,
    trace_id: verdict.traceId,
    bundles: { [BUNDLE]: { revision: verdict.policySha256 } },
    path: PATH,
    ...input,
    result: verdict.result as JsonObject,
    timestamp: verdict.decidedAt.toISOString(),
  };
}

@Injectable()
export class DecisionLog {
  constructor(
    @Inject(VerdictsRepository) private readonly repository: VerdictsRepository,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the instants between which the days of an institution lie. @throws InvalidInput (400) when they end before they begin. */
  async period(
    actor: Actor,
    { from, to }: { readonly from: Day; readonly to: Day },
  ): Promise<{ readonly from: Date; readonly until: Date }> {
    if (to < from) {
      throw new InvalidInput([{ pointer: '/to', code: 'beforeStart' }]);
    }
    return this.journal.read(actor.institutionId, (tx) =>
      this.repository.instantsOf(tx, actor.institutionId, { fromOn: from, untilOn: to }),
    );
  }

  /** Answers the events of a period, oldest first, as lines of JSON; reads them in chunks, so that memory stays flat. */
  async *lines(actor: Actor, period: { readonly from: Date; readonly until: Date }): AsyncGenerator<string> {
    let after: string | null = null;
    for (;;) {
      const found: VerdictEntity[] = await this.chunk(actor, { ...period, after });
      yield* found.map((verdict) => `${JSON.stringify(eventOf(verdict))}\n`);
      after = found.at(-1)?.id ?? null;
      if (found.length < CHUNK) {
        return;
      }
    }
  }

  private async chunk(
    actor: Actor,
    ask: { readonly from: Date; readonly until: Date; readonly after: string | null },
  ): Promise<VerdictEntity[]> {
    return this.journal.read(actor.institutionId, (tx) => this.repository.between(tx, actor.institutionId, { ...ask, limit: CHUNK }));
  }
}
