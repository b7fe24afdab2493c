// The nearest use that the code of practice permits, found by asking it: declared steps away from what was asked, those with
// the fewest steps first, in a fixed order, at most so many questions. No advice is written by hand. Pure.
import { type JsonObject } from '../../common/index.js';
import { type Decided, type Outcome } from '../../gate/index.js';

/** The declared steps away from one input: which there are, lightest first, what each makes of it, which go together. */
export interface Steps<S> {
  readonly all: readonly S[];
  readonly after: (input: JsonObject, step: S) => JsonObject;
  readonly isJoinable: (chosen: readonly S[], step: S) => boolean;
  /** Whether anything is left to use. */
  readonly isUse: (input: JsonObject) => boolean;
}

/** A use that is permitted, with the steps that lead to it. */
export interface NearestUse<S> {
  readonly steps: readonly S[];
  readonly outcome: Outcome;
  readonly input: JsonObject;
}

export interface Nearest<S> {
  readonly uses: readonly NearestUse<S>[];
  /** How many inputs were judged. */
  readonly asked: number;
  /** Codes of what stopped every use that was judged: no smaller use is permitted without it. Empty where a use was found. */
  readonly remains: readonly string[];
}

/** What the code of practice says of a variant: the outcome, and the code of each finding that stops it. */
export interface Tried {
  readonly outcome: Outcome;
  readonly stops: readonly string[];
}

/** Judges a variant; null when it cannot be judged. */
export type Trial = (input: JsonObject) => Promise<Tried | null>;

export const MOST_QUESTIONS = 200;
/** Of more than one step, so many uses are enough to choose from; of one step, all are told. */
const ENOUGH = 5;
const MOST_STEPS = 3;
const PERMITTED: readonly Outcome[] = ['oblige', 'warn', 'permit'];
const STOPPING: readonly string[] = ['deny', 'hold'];
const NARROWING: readonly string[] = ['column', 'rows', 'subject'];

/** Answers what a verdict says of a variant. */
export function triedOf({ outcome, findings }: Decided): Tried {
  const stopping = findings.filter(
    ({ effect, scope, departed_until: departed }) =>
      departed === undefined && STOPPING.includes(effect) && !(effect === 'deny' && NARROWING.includes(scope)),
  );
  return { outcome, stops: stopping.map(({ code }) => code) };
}

/** Answers the input as it is after steps. */
export function afterAll<S>(input: JsonObject, chosen: readonly S[], { after }: Pick<Steps<S>, 'after'>): JsonObject {
  return chosen.reduce((reached, step) => after(reached, step), input);
}

/**
 * Searches breadth-first: all single steps, then pairs, then triples, until a breadth holds a permitted use or the questions
 * are used up; of several steps, those first that alone took away more of what stops. Last, from step to step as long as each takes
 * something away. The same input and steps give the same answer.
 */
export async function nearestUses<S>(input: JsonObject, steps: Steps<S>, trial: Trial, most = MOST_QUESTIONS): Promise<Nearest<S>> {
  const search = new Search(input, steps, { trial, most });
  for (let breadth = 1; breadth <= MOST_STEPS && search.uses.length === 0; breadth += 1) {
    await search.breadth(breadth, breadth === MOST_STEPS ? search.kept : 0);
  }
  if (search.uses.length === 0) {
    await search.descend();
  }
  return search.answer();
}

class Search<S> {
  readonly uses: NearestUse<S>[] = [];
  private asked = 0;
  private remains: readonly string[] | null = null;
  /** How many findings stop the use after one step, by step. */
  private readonly left = new Map<S, number>();

  constructor(
    private readonly input: JsonObject,
    private readonly steps: Steps<S>,
    private readonly asking: { readonly trial: Trial; readonly most: number },
  ) {}

  /** Questions that are kept for the descent: enough to take several steps. */
  get kept(): number {
    return Math.floor(this.asking.most / 4);
  }

  answer(): Nearest<S> {
    return { uses: this.uses, asked: this.asked, remains: this.uses.length > 0 ? [] : [...(this.remains ?? [])].sort() };
  }

  async breadth(size: number, kept: number): Promise<void> {
    for (const chosen of choices(size === 1 ? this.steps.all : this.bestFirst(), this.steps, size)) {
      if (this.asked >= this.asking.most - kept || (size > 1 && this.uses.length >= ENOUGH)) {
        return;
      }
      const tried = await this.ask(chosen);
      if (size === 1 && tried !== null) {
        this.left.set(chosen[0] as S, tried.stops.length);
      }
    }
  }

  /** Takes the first step that takes something away, and from there the next, until nothing stops the use or no step helps. */
  async descend(): Promise<void> {
    let [chosen, left]: [readonly S[], number] = [[], Infinity];
    for (let isBetter = true; isBetter && this.uses.length === 0;) {
      isBetter = false;
      for (const step of this.bestFirst()) {
        if (this.asked >= this.asking.most) {
          return;
        }
        const next = chosen.includes(step) || !this.steps.isJoinable(chosen, step) ? null : [...chosen, step];
        const tried = next === null ? null : await this.ask(next);
        if (next !== null && tried !== null && tried.stops.length < left) {
          [chosen, left, isBetter] = [next, tried.stops.length, true];
          break;
        }
      }
    }
  }

  private async ask(chosen: readonly S[]): Promise<Tried | null> {
    const variant = afterAll(this.input, chosen, this.steps);
    if (!this.steps.isUse(variant)) {
      return null;
    }
    const tried = await this.asking.trial(variant);
    this.asked += 1;
    if (tried !== null) {
      this.remains = (this.remains ?? [...new Set(tried.stops)]).filter((code) => tried.stops.includes(code));
      if (PERMITTED.includes(tried.outcome)) {
        this.uses.push({ steps: chosen, outcome: tried.outcome, input: variant });
      }
    }
    return tried;
  }

  private bestFirst(): readonly S[] {
    return this.steps.all.toSorted((a, b) => (this.left.get(a) ?? Infinity) - (this.left.get(b) ?? Infinity) || 0);
  }
}

/** Every choice of so many steps that can be taken together, in the order of the steps. */
function* choices<S>(
  all: readonly S[],
  steps: Pick<Steps<S>, 'isJoinable'>,
  size: number,
  begun: { readonly from: number; readonly chosen: readonly S[] } = { from: 0, chosen: [] },
): Generator<readonly S[]> {
  if (begun.chosen.length === size) {
    yield begun.chosen;
    return;
  }
  for (let at = begun.from; at < all.length; at += 1) {
    const step = all[at];
    if (step !== undefined && steps.isJoinable(begun.chosen, step)) {
      yield* choices(all, steps, size, { from: at + 1, chosen: [...begun.chosen, step] });
    }
  }
}
