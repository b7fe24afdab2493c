// The facts of a decision: four eyes hold for the decider and for whom the decider stands in.
import { describe, expect, it } from '@jest/globals';
import { decisionFacts } from './projects.facts.js';
import { type ProjectView } from './projects.repository.js';

const DEAN = 'person-dean';
const DEPUTY = 'person-deputy';
const ANALYST = 'person-analyst';
const OFFICER = 'person-officer';
const standing = { held: true, inForce: true, coversRoute: true, mandateId: 'm', deputyFor: null };
const test = { decidedBy: OFFICER, deputyFor: null as string | null, outcome: 'positive' };

const view = (requesterId: string, memberIds: readonly string[]): ProjectView =>
  ({ project: { requesterId }, memberIds, processes: [] }) as unknown as ProjectView;
const factsOf = (about: ProjectView, personId: string, deputyFor: string | null = null, tested: typeof test | null = test): unknown =>
  decisionFacts(about, { personId, standing: { ...standing, deputyFor }, outcome: 'approved', answers: [] }, tested);

describe('the facts of a decision', () => {
  it('see a decider who had no part in the project', () => {
    expect(factsOf(view(ANALYST, [ANALYST]), DEAN)).toEqual({
      outcome: 'approved',
      answered_advices: [],
      decider_is_requester: false,
      decider_is_preparer: false,
      decider_is_tester: false,
      tester_is_preparer: false,
      mandate: { held: true, in_force: true, covers_route: true },
      test: { done: true, positive: true },
    });
  });

  it('see a decider who asked, who prepared, or who tested', () => {
    expect(factsOf(view(DEAN, []), DEAN)).toMatchObject({ decider_is_requester: true, decider_is_preparer: false });
    expect(factsOf(view(ANALYST, [ANALYST, DEAN]), DEAN)).toMatchObject({ decider_is_requester: false, decider_is_preparer: true });
    expect(factsOf(view(ANALYST, [ANALYST]), OFFICER)).toMatchObject({ decider_is_tester: true });
  });

  it('see a tester who asked or who prepared', () => {
    expect(factsOf(view(OFFICER, []), DEAN)).toMatchObject({ tester_is_preparer: true });
    expect(factsOf(view(ANALYST, [ANALYST, OFFICER]), DEAN)).toMatchObject({ tester_is_preparer: true });
    expect(factsOf(view(ANALYST, [ANALYST]), DEAN, null, null)).toMatchObject({ tester_is_preparer: false });
  });

  it('hold for a deputy whose principal asked, prepared or tested', () => {
    expect(factsOf(view(DEAN, []), DEPUTY, DEAN)).toMatchObject({ decider_is_requester: true });
    expect(factsOf(view(ANALYST, [DEAN]), DEPUTY, DEAN)).toMatchObject({ decider_is_preparer: true });
    expect(factsOf(view(ANALYST, [ANALYST]), DEPUTY, OFFICER)).toMatchObject({ decider_is_tester: true });
  });

  it('see for whom the tester stood in: a principal who prepared it, or who decides', () => {
    const byDeputy = { ...test, decidedBy: DEPUTY, deputyFor: OFFICER };
    expect(factsOf(view(ANALYST, [ANALYST, OFFICER]), DEAN, null, byDeputy)).toMatchObject({ tester_is_preparer: true });
    expect(factsOf(view(ANALYST, [ANALYST]), OFFICER, null, byDeputy)).toMatchObject({ decider_is_tester: true });
    expect(factsOf(view(ANALYST, [ANALYST]), DEAN, null, byDeputy)).toMatchObject({ tester_is_preparer: false, decider_is_tester: false });
  });

  it('do not hold against a deputy who decides by a mandate of one’s own', () => {
    expect(factsOf(view(DEAN, [DEAN]), DEPUTY)).toMatchObject({ decider_is_requester: false, decider_is_preparer: false });
  });

  it('tell apart a test that was not done and one that was negative', () => {
    expect(factsOf(view(ANALYST, []), DEAN, null, null)).toMatchObject({ test: { done: false, positive: null }, decider_is_tester: false });
    expect(factsOf(view(ANALYST, []), DEAN, null, { ...test, outcome: 'negative' })).toMatchObject({
      test: { done: true, positive: false },
    });
  });
});
