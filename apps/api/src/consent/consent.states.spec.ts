// The state table, what takes a use away, and the strictest of two standings, over all combinations.
import { describe, expect, it } from '@jest/globals';
import { actsOf, CONSENT_STATES, isInForce, nextState, type Standing, strictest, takesAway } from './consent.states.js';

const YESTERDAY = '2026-11-21';
const TODAY = '2026-11-22';
const TOMORROW = '2026-11-23';

const standing = (state: Standing['state'], validUntil: string | null = null): Standing => ({ state, validUntil, noticeId: 'n1' });
const CONSENTS: readonly (Standing | null)[] = [
  null,
  ...CONSENT_STATES.filter((state) => state !== 'open').flatMap((state) =>
    [null, YESTERDAY, TODAY, TOMORROW].map((validUntil) => standing(state, validUntil)),
  ),
];
const PAIRS = CONSENTS.flatMap((kept) => CONSENTS.map((gone) => ({ kept, gone })));

describe('the state table', () => {
  it('gives consent where there was none, and renews one that was given', () => {
    expect([nextState('consent', 'give', null), nextState('consent', 'give', 'given')]).toEqual(['given', 'renewed']);
  });

  it('gives, and does not renew, a consent that was withdrawn', () => {
    expect(nextState('consent', 'give', 'withdrawn')).toBe('given');
  });

  it('withdraws a consent that was given, and none that was refused or never asked', () => {
    expect([
      nextState('consent', 'withdraw', 'given'),
      nextState('consent', 'withdraw', 'refused'),
      nextState('consent', 'withdraw', null),
    ]).toEqual(['withdrawn', null, null]);
  });

  it('refuses a consent that was given, and does not refuse one twice', () => {
    expect([nextState('consent', 'refuse', 'renewed'), nextState('consent', 'refuse', 'refused')]).toEqual(['refused', null]);
  });

  it('raises an objection once, and again only after it was withdrawn', () => {
    expect([nextState('objection', 'raise', 'open'), nextState('objection', 'raise', 'withdrawn')]).toEqual([null, 'open']);
  });

  it('knows no consent acts for a restriction', () => {
    expect([actsOf('restriction', null), actsOf('restriction', 'open')]).toEqual([['raise'], ['withdraw']]);
  });

  it('offers withdrawing wherever a consent is in force', () => {
    expect([actsOf('consent', 'given'), actsOf('consent', 'refused')]).toEqual([['give', 'refuse', 'withdraw'], ['give']]);
  });
});

describe('in force', () => {
  it('holds on the last day and not on the day after', () => {
    expect([isInForce(standing('given', TODAY), TODAY), isInForce(standing('given', YESTERDAY), TODAY)]).toEqual([true, false]);
  });

  it('holds without a last day until withdrawn', () => {
    expect([isInForce(standing('renewed'), TODAY), isInForce(standing('withdrawn'), TODAY), isInForce(null, TODAY)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('takes away', () => {
  it('sees a refusal after consent, and not a refusal at the first question', () => {
    const after = standing('refused');
    expect([
      takesAway('consent', { before: standing('given'), after }, TODAY),
      takesAway('consent', { before: null, after }, TODAY),
    ]).toEqual([true, false]);
  });

  it('sees a consent that is cut short to before today, and not one that is renewed', () => {
    const before = standing('given');
    expect([
      takesAway('consent', { before, after: standing('given', YESTERDAY) }, TODAY),
      takesAway('consent', { before, after: standing('renewed', TODAY) }, TODAY),
    ]).toEqual([true, false]);
  });

  it('sees an objection that is raised, and not one that is withdrawn', () => {
    expect([
      takesAway('objection', { before: null, after: standing('open') }, TODAY),
      takesAway('objection', { before: standing('open'), after: standing('withdrawn') }, TODAY),
    ]).toEqual([true, false]);
  });
});

describe('the strictest of two', () => {
  const resultOf = ({ kept, gone }: (typeof PAIRS)[number]): Standing | null => strictest('consent', kept, gone, TODAY) ?? kept;
  const existing = ({ kept, gone }: (typeof PAIRS)[number]): readonly Standing[] => [kept, gone].filter((item) => item !== null);

  it('has a consent in force exactly when each that exists is in force, today and on every day', () => {
    const wrong = PAIRS.filter((pair) => existing(pair).length > 0).filter(
      (pair) =>
        isInForce(resultOf(pair), TODAY) !== existing(pair).every((item) => isInForce(item, TODAY)) ||
        (isInForce(resultOf(pair), TOMORROW) && !existing(pair).every((item) => isInForce(item, TOMORROW))),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves the kept standing alone when nothing was recorded of the one that is gone', () => {
    expect(CONSENTS.filter((kept) => strictest('consent', kept, null, TODAY) !== null)).toEqual([]);
  });

  it('takes over the earlier last day, and not the later one', () => {
    expect([
      strictest('consent', standing('given'), standing('given', TOMORROW), TODAY),
      strictest('consent', standing('given', TOMORROW), standing('given'), TODAY),
    ]).toEqual([standing('given', TOMORROW), null]);
  });

  it('opens an objection that either had open, and no other', () => {
    const [open, withdrawn] = [standing('open'), standing('withdrawn')];
    expect([
      strictest('objection', null, open, TODAY),
      strictest('objection', withdrawn, open, TODAY),
      strictest('objection', null, withdrawn, TODAY),
      strictest('objection', open, withdrawn, TODAY),
    ]).toEqual([open, open, null, null]);
  });
});
