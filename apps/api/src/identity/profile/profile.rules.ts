// What an institution cannot decide: two goals under one code, or a red line for data that no source system gives.
import { type FieldFault } from '../../common/index.js';
import { type ProfileValues } from './profile.values.js';
import { isSourceSystem } from './source-systems.js';

/** Answers what keeps a profile from being recorded, each by its pointer in the request. */
export function profileFaults({ goals, redLines }: ProfileValues): readonly FieldFault[] {
  const codes = goals.map(({ code }) => code);
  return [
    ...codes.flatMap((code, at) => (codes.indexOf(code) < at ? [{ pointer: `/profile/goals/${at}/code`, code: 'twice' }] : [])),
    ...redLines.flatMap((line, at) => (isSourceSystem(line) ? [] : [{ pointer: `/profile/redLines/${at}`, code: 'unknown' }])),
  ];
}
