// The rules of a version, ordered by the four principles; an address like #A-55 leads to its rule.
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Card, Facts } from '../../ui/page.tsx';
import { Loaded } from '../../ui/status.tsx';
import { type Bilingual, useWords } from '../../ui/words.ts';
import { type Rule, type RuleList, useRules } from './code.api.ts';
import { RuleCard } from './rule-card.tsx';
import { RuleFilter, useShownRules } from './rule-filter.tsx';

/** From the surest. */
const SOURCE_STATES = ['verified', 'secondary', 'background'] as const;

interface Part {
  readonly code: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

export function ReadableCode({ id }: { readonly id: string }): ReactNode {
  const rules = useRules(id);
  return <Loaded query={rules}>{(list) => <Whole list={list} />}</Loaded>;
}

function Whole({ list }: { readonly list: RuleList }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const shown = useShownRules(list.items);
  const parts = partsOf(list, shown, { pick, rest: t('codes.noPrinciple') });
  useAnchor();
  return (
    <>
      <RuleFilter rules={list.items} shown={shown} />
      <Contents parts={parts} />
      {list.items.some(({ source }) => source.some(({ confidence }) => confidence !== null)) ? <SourceStates /> : null}
      {parts.map(({ code, title, rules }) => (
        <section className="stack" key={code} aria-label={title}>
          <h2>{title}</h2>
          {rules.map((rule) => (
            <RuleCard key={rule.norm} rule={rule} />
          ))}
        </section>
      ))}
      <Card id="gate" title={t('codes.engine')}>
        <p>{t('codes.engineAbout')}</p>
      </Card>
      <p>
        <a href="#contents">{t('codes.toTop')}</a>
      </p>
    </>
  );
}

/** How sure a source can be, in the words that stand beside each. */
function SourceStates(): ReactNode {
  const { t } = useTranslation();
  return (
    <Card id="sources" title={t('codes.sourceStatesTitle')}>
      <p>{t('codes.sourceStatesAbout')}</p>
      <Facts items={SOURCE_STATES.map((state) => [t(`codes.sourceStates.${state}`), t(`codes.sourceStateAbout.${state}`)])} />
    </Card>
  );
}

function Contents({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <nav className="card" id="contents" tabIndex={-1} aria-label={t('codes.contents')}>
      <h2>{t('codes.contents')}</h2>
      {parts.map(({ code, title, rules }) => (
        <details key={code}>
          <summary>{title}</summary>
          <ul>
            {rules.map((rule) => (
              <li key={rule.norm}>
                <a href={`#${rule.norm}`}>
                  {rule.article === null ? '' : `${t('codes.article', { article: rule.article })}. `}
                  {rule.norm} {pick(rule.title)}
                </a>
                {rule.isInForce ? null : <span className="quiet"> ({t('codes.notInForce')})</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

/** The four principles in the order that the build names them; rules of a build that knew no principles come last. */
function partsOf({ principles, items }: RuleList, shown: readonly Rule[], { pick, rest }: PartWords): readonly Part[] {
  const known = principles.map(({ code }) => code);
  return [
    ...principles.map(({ code, title }) => ({ code, title: pick(title), rules: items.filter(({ principle }) => principle === code) })),
    { code: 'rest', title: rest, rules: items.filter(({ principle }) => !known.includes(principle)) },
  ]
    .map(({ code, title, rules }) => ({ code, title: `${chapterOf(rules)}${title}`, rules: rules.filter((rule) => shown.includes(rule)) }))
    .filter(({ rules }) => rules.length > 0);
}

interface PartWords {
  readonly pick: (text: Bilingual) => string;
  readonly rest: string;
}

/** The number that all articles of a chapter begin with, as `2. ` of 2.1 and 2.2; nothing where they share none. */
function chapterOf(rules: readonly Rule[]): string {
  const numbers = new Set(rules.map(({ article }) => /^([^.]+)\./.exec(article ?? '')?.[1] ?? null));
  const [chapter = null] = numbers;
  return numbers.size === 1 && chapter !== null ? `${chapter}. ` : '';
}

/** Goes to the rule that the address names, once the rules are there. */
function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const target = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [hash]);
}
