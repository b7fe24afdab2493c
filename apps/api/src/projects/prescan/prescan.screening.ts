// What follows from the facts by the code of practice: the criteria and why, the points, and whether a DPIA is needed.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { Gate } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { CRITERIA, type Criterion } from './prescan.js';

/** The norm by which criteria follow from facts, and its findings that tell which do, or that none does. */
export const CRITERIA_NORM = 'A-37';
const DERIVED: readonly string[] = ['dpia-criteria/derived', 'dpia-criteria/none-derived'];

export const DPIA_RESULTS = ['required', 'recommended', 'not-required', 'not-known'] as const;
export type DpiaResult = (typeof DPIA_RESULTS)[number];

/** A fact from which a criterion follows, and the process that it is about. */
export interface CriterionFact {
  readonly criterion: Criterion;
  readonly fact: string;
  readonly processId: string | null;
}

export interface Screening {
  /** The norm by which all of this follows, and where its text stands in the version that judged. */
  readonly norm: string;
  readonly rule: string;
  readonly because: readonly CriterionFact[];
  /** The criteria that count: derived and not contested, or ticked. */
  readonly counted: readonly string[];
  readonly reasons: readonly string[];
  readonly result: DpiaResult;
  readonly score: number | null;
  readonly points: Readonly<Record<string, number>> | null;
}

@Injectable()
export class PrescanScreening {
  constructor(@Inject(Gate) private readonly gate: Gate) {}

  /** Answers what follows now; null while no process is recorded, or the code in force does not derive criteria. */
  async of(tx: Tx, actor: Actor, projectId: string): Promise<Screening | null> {
    const answer = await this.gate.ask('G1', { kind: 'project', id: projectId }, tx, { actor });
    const found = this.gate.tell(answer).find(({ norm, code }) => norm === CRITERIA_NORM && DERIVED.includes(code));
    return found?.params === undefined ? null : { norm: found.norm, rule: found.rule, ...screeningIn(found.params) };
  }
}

function screeningIn(params: Readonly<Record<string, unknown>>): Omit<Screening, 'norm' | 'rule'> {
  const { because, counted, reasons, result, score, points } = params;
  return {
    because: (because as readonly { readonly criterion: string; readonly fact: string; readonly process: string | null }[]).flatMap(
      ({ criterion, fact, process }) =>
        CRITERIA.filter((known) => known === criterion).map((known) => ({ criterion: known, fact, processId: process })),
    ),
    counted: counted as readonly string[],
    reasons: reasons as readonly string[],
    result: DPIA_RESULTS.find((known) => known === result) ?? 'not-known',
    score: score as number | null,
    points: points as Readonly<Record<string, number>> | null,
  };
}
