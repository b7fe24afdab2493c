// An open redirect is a lure: whatever is not a path of this platform leads to its front page.
import { describe, expect, it } from '@jest/globals';
import { returnPath } from './return-to.js';

describe('the way back after signing in', () => {
  it.each(['/', '/projects/1?tab=history', '/consent#purposes', '/a%2Fb'])('is the path that was asked for: %s', (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'projects',
    'https://evil.example',
    'HTTPS:evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '@evil.example',
    `/${'a'.repeat(500)}`,
  ])('is the front page for %j', (path) => {
    expect(returnPath(path)).toBe('/');
  });
});
