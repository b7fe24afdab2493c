// What another code would change, as a paper for a council: counts of projects and requests for data, never of persons. Pure.
import { WrongState } from '../../common/index.js';
import { addressOf, titleOf } from '../engine/rules.js';
import { type Counted } from '../what-if/counts.js';
import { type TitledRun } from '../what-if/what-if.naming.js';
import { type Overrides } from '../what-if/what-if.entity.js';
import { type Fact, type PaperFrame } from './code-paper.js';
import { type PaperWords } from './paper-words.js';

/** A rule by its name, and where its text stands. */
interface RuleView {
  readonly rule: string;
  readonly at: string;
}

/** Answers the view of templates/papers/what-if. @throws WrongState (409) while the run is not done. */
export function whatIfPaper(titled: TitledRun, words: PaperWords, frame: PaperFrame): object {
  const { run, version, rules } = titled;
  if (run.counts === null) {
    throw new WrongState(run.state);
  }
  const { totals, byGate, bySubject = [], byPair, byRule, byChange = [] } = run.counts;
  const texts = { rules, versionId: version.id };
  const named = (norm: string): RuleView => ({ rule: `${norm} ${words.pick(titleOf(rules, norm))}`, at: addressOf(texts, norm) });
  return {
    language: words.language,
    t: words.part('what-if'),
    title: words.say('what-if.titleOf', { label: version.version }),
    facts: factsOf(titled, words, frame),
    moments: [
      ...byGate.map((counted) => ({ moment: words.label('gates', counted.gate), ...countedOf(counted, words) })),
      { moment: words.say('what-if.total'), ...countedOf(totals, words) },
    ],
    subjects: bySubject.map((counted) => ({
      subject: words.say(`what-if.subjects.${counted.subject}`),
      ...countedOf(counted, words),
    })),
    notJudged:
      totals.notJudged === 0
        ? words.say('what-if.allJudged')
        : words.say('what-if.notJudgedAbout', { count: words.number(totals.notJudged) }),
    lacking: byRule.flatMap(({ norm, notJudged }) => (notJudged === 0 ? [] : [{ ...named(norm), count: words.number(notJudged) }])),
    pairs: byPair.map(({ from, to, count }) => ({
      from: words.label('outcomes', from),
      to: words.label('outcomes', to),
      count: words.number(count),
    })),
    changes: byChange.map(({ kind, from, to, norm, count }) => ({
      ...named(norm),
      kind: words.say(`what-if.kinds.${kind}`),
      from: words.label('outcomes', from),
      to: words.label('outcomes', to),
      count: words.number(count),
    })),
    rules: byRule.flatMap(({ norm, appeared, disappeared, changed = 0 }) =>
      appeared + disappeared + changed === 0
        ? []
        : [
            {
              ...named(norm),
              appeared: words.number(appeared),
              disappeared: words.number(disappeared),
              changed: words.number(changed),
            },
          ],
    ),
  };
}

function countedOf({ asked, same, outcomeChanged, conditionsChanged, notJudged }: Counted, words: PaperWords): object {
  return {
    asked: words.number(asked),
    same: words.number(same),
    outcomeChanged: words.number(outcomeChanged),
    conditionsChanged: words.number(conditionsChanged),
    notJudged: words.number(notJudged),
  };
}

function factsOf({ run, version, kinds }: TitledRun, words: PaperWords, { institution, madeAt }: PaperFrame): readonly Fact[] {
  const overrides: Overrides = run.overrides;
  const asVersion = words.say('what-if.asVersion');
  const parameters = Object.entries(overrides.parameters ?? {}).map(([code, value]) => {
    const kind = kinds.find((one) => one.code === code);
    const title = kind === undefined ? code : words.pick(kind.title);
    return words.say('what-if.parameterOf', { title, value: words.value(value, kind?.unit ?? null) });
  });
  return [
    { name: words.say('code.institution'), value: institution },
    { name: words.say('what-if.version'), value: `${version.version} (${words.label('states', version.state)})` },
    {
      name: words.say('what-if.period'),
      value: words.say('what-if.periodOf', { from: words.day(run.fromOn), until: words.day(run.untilOn) }),
    },
    { name: words.say('what-if.parameters'), value: parameters.length === 0 ? asVersion : parameters.join('; ') },
    { name: words.say('what-if.rulesInForce'), value: overrides.inForce?.join(', ') ?? asVersion },
    ...(run.finishedAt === null ? [] : [{ name: words.say('what-if.finishedAt'), value: words.instant(run.finishedAt) }]),
    { name: words.say('what-if.parametersSha256'), value: run.parametersSha256 },
    { name: words.say('code.madeOn'), value: words.instant(madeAt) },
  ];
}
