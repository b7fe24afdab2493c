// The check that is the first statement of a command: what one may not see does not exist, what one may not do is refused.
import { describe, expect, it } from '@jest/globals';
import { Forbidden, NotFound, type Role, systemActor } from '../common/index.js';
import { requireMay } from './index.js';

const ME = '00000000-0000-7000-8000-000000000001';
const project = { id: 'p', memberIds: ['00000000-0000-7000-8000-000000000002'] };
const actor = (role: Role): ReturnType<typeof systemActor> => ({ ...systemActor('i'), kind: 'person', personId: ME, roles: [role] });
const attempt = (role: Role, found: typeof project | null | undefined): (() => unknown) => {
  return () => requireMay(actor(role), 'decide', 'Project', found, ({ memberIds }) => ({ memberIds }));
};

describe('requireMay', () => {
  it('hands over the record to who may do this to it', () => {
    expect(attempt('mandate-holder', project)()).toBe(project);
  });

  it('refuses with 403 who may see the record, but not do this to it', () => {
    expect(attempt('auditor', project)).toThrow(Forbidden);
  });

  it('answers 404 to who may not see the record, as if it were not there', () => {
    expect(attempt('analyst', project)).toThrow(NotFound);
    expect(attempt('mandate-holder', null)).toThrow(NotFound);
    expect(attempt('mandate-holder', undefined)).toThrow(NotFound);
  });
});
