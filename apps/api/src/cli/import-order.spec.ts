import { describe, expect, it } from '@jest/globals';
import { readFeedProfiles } from '../datasets/proposals/feed-profiles.js';
import { inLoadingOrder } from './import-order.js';

const files = readFeedProfiles()
  .filter(({ code }) => code.startsWith('oulad-'))
  .map(({ code, proposal }) => ({ name: code, proposal }));

describe('inLoadingOrder', () => {
  it('loads what others take from first, whatever the order in the folder', () => {
    const expected = ['oulad-courses', 'oulad-assessments', 'oulad-materials', 'oulad-registrations', 'oulad-students', 'oulad-results'];
    expect(inLoadingOrder(files).map(({ name }) => name)).toEqual(expected);
    expect(inLoadingOrder([...files].reverse()).map(({ name }) => name)).toEqual(expected);
  });

  it('loads files that need each other all the same', () => {
    const [one, two] = files;
    const circle = [
      { name: 'a', proposal: { ...one?.proposal, shift: { kind: 'as-dataset', dataset: two?.proposal.dataset.code } } },
      { name: 'b', proposal: { ...two?.proposal, shift: { kind: 'as-dataset', dataset: one?.proposal.dataset.code } } },
    ] as typeof files;
    expect(inLoadingOrder(circle)).toHaveLength(2);
  });
});
