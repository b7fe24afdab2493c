// The heaviest of what a rule may find, against what the gate makes of each finding.
import { describe, expect, it } from '@jest/globals';
import { heaviestOf, toldEffect } from './effects.js';
import { type RuleFindingText } from './rules.js';

const text = { nl: 'tekst', en: 'text' };
const finding = (effect: string, scope = 'project'): RuleFindingText => ({
  code: 'rule/variant',
  title: text,
  remedy: text,
  effect,
  scope,
});

describe('what a finding counts for', () => {
  it.each([
    ['deny', 'project', 'deny'],
    ['deny', 'ingest-column', 'deny'],
    ['deny', 'column', 'narrow'],
    ['deny', 'rows', 'narrow'],
    ['deny', 'subject', 'narrow'],
    ['hold', 'column', 'hold'],
    ['oblige', 'rows', 'oblige'],
  ])('a %s of %s is a %s', (effect, scope, told) => {
    expect(toldEffect(finding(effect, scope))).toBe(told);
  });

  it('is not known of an effect that no build has', () => {
    expect(toldEffect(finding('forbid'))).toBeNull();
  });
});

describe('the heaviest of what a rule may find', () => {
  it.each([
    [[finding('warn'), finding('hold'), finding('deny')], 'deny'],
    [[finding('deny', 'column'), finding('hold')], 'hold'],
    [[finding('oblige'), finding('deny', 'rows')], 'narrow'],
    [[finding('warn'), finding('oblige')], 'oblige'],
    [[finding('warn')], 'warn'],
    [[], null],
  ])('of %j is %s', (findings, heaviest) => {
    expect(heaviestOf({ findings })).toBe(heaviest);
  });
});
