// Digests against published vectors: FIPS 180-4 (SHA-256) and RFC 4231 (HMAC-SHA-256).
import { describe, expect, it } from '@jest/globals';
import { hmacSha256, jsonSha256, sha256, sha256Hex } from './digest.js';

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('answers the published digest of "%s"', (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
    expect(sha256(Buffer.from(text)).toString('hex')).toBe(digest);
  });

  it('takes a text in its UTF-8 form', () => {
    expect(sha256Hex('é')).toBe(sha256Hex(Buffer.from([0xc3, 0xa9])));
    expect(sha256Hex('é')).not.toBe(sha256Hex(Buffer.from([0xe9])));
  });
});

describe('the digest of a JSON value', () => {
  it('is the same for any order of keys', () => {
    expect(jsonSha256({ a: 1, b: [true, null] })).toBe(jsonSha256({ b: [true, null], a: 1 }));
  });

  it('differs for a list in another order', () => {
    expect(jsonSha256([1, 2])).not.toBe(jsonSha256([2, 1]));
  });
});

describe('HMAC-SHA-256', () => {
  it('answers test case 2 of RFC 4231', () => {
    expect(hmacSha256(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('differs under another key', () => {
    expect(hmacSha256(Buffer.from('Jefe'), 'x').equals(hmacSha256(Buffer.from('Jeff'), 'x'))).toBe(false);
  });
});
