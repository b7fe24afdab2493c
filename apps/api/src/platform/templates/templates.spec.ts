// Templates are compiled at start, strict about what the view lacks, and escape what people wrote.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Templates } from './templates.js';

let folder: string;
let templates: Templates;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waarborg-templates-'));
  for (const name of ['letters', 'partials', 'half']) {
    mkdirSync(join(folder, name));
  }
  writeFileSync(join(folder, 'partials', 'sign.hbs'), '-- {{who}}');
  writeFileSync(join(folder, 'letters', 'hello.nl.hbs'), 'Dag {{who}}{{> sign}}');
  writeFileSync(join(folder, 'letters', 'hello.en.hbs'), 'Hello {{who}}');
  writeFileSync(join(folder, 'letters', 'catalogue.nl.json'), '{"a":"een"}');
  writeFileSync(join(folder, 'letters', 'catalogue.en.json'), '{"a":"one"}');
  writeFileSync(join(folder, 'half', 'catalogue.nl.json'), '{"a":"een"}');
  templates = new Templates(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a template', () => {
  it('renders in each language, with partials', () => {
    expect([
      templates.render('letters', 'hello', 'nl', { who: 'Noor' }),
      templates.render('letters', 'hello', 'en', { who: 'Noor' }),
    ]).toEqual(['Dag Noor-- Noor', 'Hello Noor']);
  });

  it('escapes what it is given', () => {
    expect(templates.render('letters', 'hello', 'en', { who: '<script>&"' })).toBe('Hello &lt;script&gt;&amp;&quot;');
  });

  it('refuses a view that lacks a member', () => {
    expect(() => templates.render('letters', 'hello', 'en', {})).toThrow(/who/);
  });

  it('refuses a name that it does not know', () => {
    expect(() => templates.render('letters', 'goodbye', 'en', { who: 'Noor' })).toThrow('no template letters/goodbye.en');
  });
});

describe('the catalogue of a domain', () => {
  it('is answered in the language that is asked', () => {
    expect([templates.catalogue('letters', 'nl'), templates.catalogue('letters', 'en')]).toEqual([{ a: 'een' }, { a: 'one' }]);
  });

  it('is there in both languages or not at all', () => {
    expect(() => templates.catalogue('half', 'nl')).toThrow('no catalogue half');
  });
});

describe('a start', () => {
  it('is stopped by a partial that stands in no folder of its own', () => {
    writeFileSync(join(folder, 'letters', 'broken.nl.hbs'), '{{#if who}}');
    expect(() => new Templates(folder).render('letters', 'broken', 'nl', { who: 'Noor' })).toThrow(/Parse error/);
  });
});
