// Which questions of the pre-scan wait for an answer.
import { describe, expect, it } from '@jest/globals';
import { openQuestions, type PrescanAnswers, type ProcessAnswers } from './prescan.js';

const ANSWERS: PrescanAnswers = {
  ordinaryKinds: [],
  specialKinds: [],
  sensitiveKinds: [],
  subjectKinds: ['students'],
  frequency: 'once',
  storedOutside: false,
  specialTransferred: null,
  baseRegistry: false,
  minorsService: 'none',
  newLaw: false,
  criteria: [],
  apItems: [],
  article353: [],
  noDpiaReason: null,
};
const PROCESS: ProcessAnswers = {
  processId: 'p1',
  versionId: 'v1',
  subjects: 0,
  effect: 'none',
  continuous: false,
  joinsControllers: false,
  newTechnology: false,
  blocksRight: false,
  modality: [],
  largeScale: null,
};
const REGISTERED = { transfers: [], retentionMonths: 24, processes: [{ processId: 'p1', versionId: 'v1' }] };

const openOf = (
  answers: Partial<PrescanAnswers>,
  process: Partial<ProcessAnswers> = {},
  registered: Partial<typeof REGISTERED> = {},
): unknown =>
  openQuestions({ ...ANSWERS, ...answers }, [{ ...PROCESS, ...process }], { ...REGISTERED, ...registered }).map(
    ({ question, processId }) => (processId === null ? question : `${processId}/${question}`),
  );

describe('a question of the pre-scan', () => {
  it('is closed by an answer, also by none, no and zero', () => {
    expect(openOf({})).toEqual([]);
  });

  it.each(Object.keys(ANSWERS).filter((name) => name !== 'specialTransferred' && name !== 'noDpiaReason'))(
    '%s is open without an answer',
    (name) => {
      expect(openOf({ [name]: null })).toEqual([name]);
    },
  );

  it.each(['subjects', 'effect', 'continuous', 'joinsControllers', 'newTechnology', 'blocksRight', 'modality'])(
    '%s is open of a process without an answer',
    (name) => {
      expect(openOf({}, { [name]: null })).toEqual([`p1/${name}`]);
    },
  );

  it('about what goes along is asked where something goes outside the EEA, and only there', () => {
    expect(openOf({}, {}, { transfers: [{}] as never[] })).toEqual(['specialTransferred']);
    expect(openOf({ specialTransferred: false }, {}, { transfers: [{}] as never[] })).toEqual([]);
  });

  it('about scale is asked where behaviour is watched, and only there', () => {
    expect(openOf({}, { modality: ['behaviour'] })).toEqual(['p1/largeScale']);
    expect(openOf({}, { modality: ['behaviour'], largeScale: false })).toEqual([]);
    expect(openOf({}, { modality: ['camera'] })).toEqual([]);
  });

  it('about persons is not closed by nobody', () => {
    expect(openOf({ subjectKinds: [] })).toEqual(['subjectKinds']);
  });

  it('is open again for another version of the process', () => {
    expect(openOf({}, {}, { processes: [{ processId: 'p1', versionId: 'v2' }] })).toHaveLength(7);
  });

  it('is open in all before anything is answered', () => {
    expect(openQuestions(null, [], { transfers: null, retentionMonths: null, processes: [] })).toHaveLength(14);
  });
});
