// One rule as people read it: what it says, of which nature it is, on what it rests, who may depart from it, what the test may say and who can resolve that.
import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { Cited, effectOf, isUnread, SourceState } from '../../ui/findings.tsx';
import { Facts } from '../../ui/page.tsx';
import { needsNothing } from '../../ui/seen.words.ts';
import { type Bilingual, useWords } from '../../ui/words.ts';
import { type Rule } from './code.api.ts';

interface RuleFinding {
  readonly code: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  readonly effect?: string;
  readonly scope?: string;
  readonly liftedBy?: string;
  readonly departable?: boolean;
  readonly kept?: Bilingual;
}

/** Answers who may depart from a norm: what the law asks holds for everybody. */
function departsBy({ nature }: Rule, findings: readonly RuleFinding[]): string {
  const isDepartable = findings.some(({ departable }) => departable === true);
  if (nature === 'law') {
    return isDepartable ? 'partly' : 'law';
  }
  return isDepartable ? 'mandated' : 'nobody';
}

/** How many of the sources nobody has read itself, told before they are unfolded; nothing of a build that does not say. */
function sureness({ source }: Rule, t: TFunction): readonly (readonly [string, string])[] {
  const unread = source.filter(isUnread).length;
  const said = unread === 0 ? t('codes.allRead') : t('codes.unread', { some: unread, total: source.length });
  return source.some(({ confidence }) => confidence !== null) ? [[t('codes.source'), said]] : [];
}

export function RuleCard({ rule }: { readonly rule: Rule }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const findings = rule.findings as unknown as readonly RuleFinding[];
  return (
    <section className="card rule" id={rule.norm} tabIndex={-1} aria-label={`${rule.norm} ${pick(rule.title)}`}>
      <p className="meta">
        <a href={`#${rule.norm}`}>{rule.norm}</a>
        {rule.article === null ? null : <span>{t('codes.article', { article: rule.article })}</span>}
        <Badge tone={rule.isInForce ? 'good' : 'neutral'}>{t(rule.isInForce ? 'codes.inForce' : 'codes.notInForce')}</Badge>
        <Badge>{t(`findings.nature.${rule.nature}`)}</Badge>
      </p>
      <h3>{pick(rule.title)}</h3>
      <p>{pick(rule.description)}</p>
      <Facts
        items={[
          [t('codes.nature'), t(`codes.natureAbout.${rule.nature}`)],
          [t('codes.departs'), t(`codes.departsBy.${departsBy(rule, findings)}`)],
          [t('codes.asked'), rule.gates.map((gate) => t(`codes.gates.${gate}`)).join(', ')],
          ...sureness(rule, t),
          [t('codes.heaviest'), rule.effect === null ? t('app.none') : t(`findings.effect.${rule.effect}`)],
        ]}
      />
      <More rule={rule} findings={findings} />
    </section>
  );
}

/** On what the rule rests and what it may find: behind one stop of the Tab key, so that seventy-seven rules can be passed. */
function More({ rule, findings }: { readonly rule: Rule; readonly findings: readonly RuleFinding[] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <details>
      <summary>{t('codes.findings', { count: findings.length })}</summary>
      <p>{t('codes.source')}:</p>
      <ul>
        {rule.source.map((source) => (
          <li key={source.description.en}>
            <Cited source={source} /> <SourceState source={source} />
          </li>
        ))}
      </ul>
      <p>{t('codes.found')}:</p>
      <ul>
        {findings.map(({ code, title, remedy, effect, scope, liftedBy = 'nobody', kept }) => (
          <li key={code}>
            <strong>{pick(title)}</strong>
            {effect === undefined ? null : ` (${t(`findings.effect.${effectOf({ effect, scope })}`)})`}. {t('findings.helps')}{' '}
            {pick(remedy)}
            {liftedBy === 'nobody' || needsNothing({ remedy }) ? null : ` ${t('findings.by', { who: t(`findings.party.${liftedBy}`) })}.`}
            {kept === undefined ? null : ` ${t('codes.kept', { reason: pick(kept) })}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
