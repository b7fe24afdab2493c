// What a version says follows its parameters wherever it is read: its rules, its titles, its paper, and what it makes different.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../apps/api/src/platform/templates/index.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

interface Text {
  readonly nl: string;
  readonly en: string;
}
interface Told {
  readonly norm: string;
  readonly title: Text;
  readonly description: Text;
  readonly findings: readonly { readonly code: string; readonly title: Text; readonly remedy: Text }[];
}
interface Difference {
  readonly norm: string;
  readonly change: string;
  readonly title: Text;
  readonly texts: readonly {
    readonly part: string;
    readonly code: string | null;
    readonly before: Text | null;
    readonly after: Text | null;
  }[];
}

let world: World;
let university: University;
let inForce: string;
let older: string;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await University.open(world);
  inForce = String(must(await get('code-versions/in-force'), 200).json.id);
  const change = { label: '2027.older', summary: 'Ouder.', parameters: { consent_age: 18, consent_request_months: 24 } };
  older = String(must(await university.call('privacy-officer', 'POST /api/v1/code-versions', change), 201).json.id);
}, 60_000);
afterAll(async () => world.close());

const get = (path: string): Promise<Reply> => university.call('student', `GET /api/v1/${path}`);
const ruleOf = async (id: string, norm: string): Promise<Told | undefined> => {
  const { items } = must(await get(`code-versions/${id}/rules`), 200).json as { readonly items: readonly Told[] };
  return items.find((rule) => rule.norm === norm);
};

describe('the rules of a version', () => {
  it('have the values of that version, with their unit, in each language', async () => {
    expect((await ruleOf(inForce, 'A-77'))?.title).toEqual({ nl: 'Nee is 12 maanden lang nee', en: 'No is no for 12 months' });
    expect((await ruleOf(older, 'A-77'))?.title).toEqual({ nl: 'Nee is 24 maanden lang nee', en: 'No is no for 24 months' });
    expect((await ruleOf(older, 'A-42'))?.description.nl).toContain('Die plicht geldt vanaf 2 december 2027');
    expect((await ruleOf(older, 'A-21'))?.findings.find(({ code }) => code === 'young-students/ask-anew')?.title).toEqual({
      nl: 'Studenten die nu 18 jaar zijn, zijn niet zelf gevraagd',
      en: 'Students who have reached the age of 18 years were not asked themselves',
    });
  });

  it.each(['code-of-practice/rules', 'code-versions/in-force'])('name no parameter where they are read: %s', async (path) => {
    const { text } = must(await get(path), 200);
    expect(text).toContain('Nee is 12 maanden lang nee');
    expect(text.match(/\{[a-z_]+\}/g)).toBeNull();
  });

  it('are titled by those values on the page of the version', async () => {
    const { inForce: held, notInForce } = must(await get(`code-versions/${older}`), 200).json;
    expect([...held, ...notInForce]).toContainEqual({
      norm: 'A-77',
      title: { nl: 'Nee is 24 maanden lang nee', en: 'No is no for 24 months' },
    });
  });
});

describe('a version with other values than another', () => {
  it('shows of each rule that names them the sentences that read otherwise', async () => {
    const { rules, parameters } = must(await get(`code-versions/${older}/compare?with=${inForce}`), 200).json as {
      readonly rules: readonly Difference[];
      readonly parameters: readonly { readonly code: string }[];
    };
    expect(parameters.map(({ code }) => code)).toEqual(['consent_age', 'consent_request_months']);
    expect(rules.map(({ norm, change }) => [norm, change])).toEqual([
      ['A-21', 'other-values'],
      ['A-77', 'other-values'],
    ]);
    expect(rules[1]?.texts.find(({ code }) => code === 'no-nagging/too-soon')).toMatchObject({
      part: 'finding',
      before: { en: 'This student refused less than 12 months ago.' },
      after: { en: 'This student refused less than 24 months ago.' },
    });
    const description = rules[0]?.texts.find(({ part }) => part === 'description');
    expect(description?.after?.nl).toMatch(/^Voor een student onder de 18 jaar/);
    expect(description?.after?.nl).not.toContain('Zonder die toestemming');
  });

  it.each([
    ['nl', 'Nee is 12 maanden lang nee', 'Nee is 24 maanden lang nee'],
    ['en', 'No is no for 12 months', 'No is no for 24 months'],
  ])('shows them side by side on paper, in %s', async (language, before, after) => {
    const page = must(await get(`code-versions/${older}/document?language=${language}&since=${inForce}`), 200).text;
    expect(page).toMatch(new RegExp(`<td [^>]+>${before}</td><td [^>]+>${after}</td>`));
  });

  it.each(LANGUAGES)('has them on its own paper, and leaves nothing unfilled, in %s', async (language) => {
    const page = must(await get(`code-versions/${older}/document?language=${language}`), 200).text;
    expect(page).toContain(language === 'nl' ? 'Onder de 18 jaar of onder curatele' : 'Under the age of 18 years or under guardianship');
    expect(page.match(/\{[a-z_]+\}/g)).toBeNull();
  });
});
