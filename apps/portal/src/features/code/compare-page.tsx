// Two versions side by side, as a council wants to read them: rules that come, go or change, and parameters stricter or looser.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { useAddressChoices } from '../../ui/address-choice.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { RuleLink } from '../../ui/findings.tsx';
import { Card, LoadedPage, Page } from '../../ui/page.tsx';
import { Loaded, Notice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeSummary, useVersionChoices } from './code.api.ts';
import { CodeDocumentLinks } from './document-links.tsx';
import { useValue } from './parameters.tsx';

type Comparison = Schemas['CodeComparisonDto'];
const TONES: Readonly<Record<string, Tone>> = { stricter: 'info', looser: 'warn', other: 'neutral' };
/** Changes that are only seen with what was beside what is. */
const SIDE_BY_SIDE: readonly string[] = ['reworded', 'other-values', 'other-effect', 'renumbered'];

/** Of these one row says all. */
const WHOLE: readonly string[] = ['other-effect', 'renumbered'];

export function ComparePage(): ReactNode {
  const { t } = useTranslation();
  const versions = useVersionChoices();
  return (
    <LoadedPage query={versions}>
      {(items) => (
        <Page title={t('codes.compare')} lead={t('codes.compareLead')} back={{ to: '/code/versions', label: t('codes.versions') }}>
          <Choice versions={items} />
        </Page>
      )}
    </LoadedPage>
  );
}

/** From the one in force, unless that is the one that is looked at, to the newest. */
function Choice({ versions }: { readonly versions: readonly CodeSummary[] }): ReactNode {
  const { t } = useTranslation();
  const [chosen, choose] = useAddressChoices();
  const to = chosen('to') ?? versions[0]?.id ?? '';
  const from = chosen('from') ?? versions.find(({ isInForce, id }) => isInForce && id !== to)?.id ?? '';
  const options = versions.map(({ id, label, state }) => ({ value: id, label: `${label} (${t(`codes.states.${state}`)})` }));
  return (
    <>
      <Card>
        <div className="form">
          <SelectField
            label={t('codes.compareFrom')}
            name="from"
            value={from}
            onChange={(value) => choose({ from: value, to })}
            options={options}
          />
          <SelectField
            label={t('codes.compareTo')}
            name="to"
            value={to}
            onChange={(value) => choose({ from, to: value })}
            options={options}
          />
        </div>
      </Card>
      <div aria-live="polite">
        {from === '' || to === '' ? <Notice>{t('codes.compareChoose')}</Notice> : <Differences from={from} to={to} />}
      </div>
    </>
  );
}

function Differences({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['code-comparison', from, to],
    queryFn: () =>
      body(api.GET('/api/v1/code-versions/{id}/compare', { params: { path: { id: to }, query: { with: from } } })) as Promise<Comparison>,
  });
  return (
    <Loaded query={query}>
      {(comparison) =>
        comparison.rules.length + comparison.parameters.length + comparison.regulation.length === 0 ? (
          <Notice title={t('codes.same')} />
        ) : (
          <div className="stack">
            <div className="row">
              <CodeDocumentLinks id={to} since={from} />
            </div>
            <RuleDifferences rules={comparison.rules} from={from} to={to} />
            <ParameterDifferences parameters={comparison.parameters} />
            <RegulationDifferences rows={comparison.regulation} />
          </div>
        )
      }
    </Loaded>
  );
}

interface RuleDifferencesProps {
  readonly rules: Comparison['rules'];
  readonly from: string;
  readonly to: string;
}

/** Rules by what happens to them: what comes and goes as a list to open, what is numbered or worded anew, or names another value, side by side. */
function RuleDifferences({ rules, from, to }: RuleDifferencesProps): ReactNode {
  const { t } = useTranslation();
  const changes = [...new Set(rules.map(({ change }) => change))];
  return rules.length === 0 ? (
    <p className="quiet">{t('codes.noRuleDifferences')}</p>
  ) : (
    changes.map((change) => {
      const some = rules.filter((rule) => rule.change === change);
      return SIDE_BY_SIDE.includes(change) ? (
        <SideBySide key={change} rules={some} change={change} to={to} />
      ) : (
        <Card key={change} title={`${capital(t(`codes.changes.${change}`))} (${String(some.length)})`}>
          <RuleList rules={some} from={from} to={to} />
        </Card>
      );
    })
  );
}

/** A rule is led to its text in the later version, or in the earlier where that alone has it. */
function RuleList({ rules, from, to }: RuleDifferencesProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <ul className="plain-list spaced">
      {rules.map(({ norm, title, before, after, articleBefore, articleAfter }) => {
        const text = after ?? before;
        return (
          <li key={norm}>
            {pick(title)}{' '}
            <RuleLink
              norm={norm}
              article={articleAfter ?? articleBefore ?? undefined}
              at={`/code/versions/${after === null ? from : to}/rules#${norm}`}
            />
            {text === null ? null : (
              <details>
                <summary>{t('codes.entails', { norm })}</summary>
                <p>{pick(text)}</p>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface SideBySideProps {
  readonly rules: Comparison['rules'];
  readonly change: string;
  readonly to: string;
}

interface Side {
  readonly key: string;
  readonly rule: Comparison['rules'][number];
  /** Which of its texts; null for its number and for what it does at most. */
  readonly part: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What was beside what is: of a rule with another number its article, with another effect that, of any other each text that differs. */
function SideBySide({ rules, change, to }: SideBySideProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const said = (text: Comparison['rules'][number]['before']): string | null => (text === null ? null : pick(text));
  const does = (effect: Comparison['rules'][number]['effectBefore']): string | null =>
    effect === null ? null : t(`findings.effect.${effect}`);
  const whole = (rule: Comparison['rules'][number]): Side =>
    change === 'renumbered'
      ? { key: rule.norm, rule, part: null, before: rule.articleBefore, after: rule.articleAfter }
      : { key: rule.norm, rule, part: null, before: does(rule.effectBefore), after: does(rule.effectAfter) };
  const rows = rules.flatMap((rule): readonly Side[] =>
    WHOLE.includes(change)
      ? [whole(rule)]
      : rule.texts
          .map(({ part, code, before, after }) => ({
            key: `${rule.norm} ${code ?? part}`,
            rule,
            part,
            before: said(before),
            after: said(after),
          }))
          .filter(({ before, after }) => before !== after),
  );
  return (
    <Table
      caption={`${capital(t(`codes.changes.${change}`))} (${String(rules.length)})`}
      rows={rows}
      keyOf={({ key }) => key}
      empty={t('codes.noRuleDifferences')}
      columns={[
        {
          name: t('codes.rule'),
          cell: ({ rule, part }) => (
            <>
              <RuleLink norm={rule.norm} at={`/code/versions/${to}/rules#${rule.norm}`} /> {pick(rule.title)}
              {part === null ? null : <p className="small">{t(`codes.textParts.${part}`)}</p>}
            </>
          ),
        },
        { name: t('codes.before'), cell: ({ before }) => before ?? t('app.none') },
        { name: t('codes.after'), cell: ({ after }) => after ?? t('app.none') },
      ]}
    />
  );
}

/** The table against the institution’s own regulation: rows that came, went or changed. */
function RegulationDifferences({ rows }: { readonly rows: Comparison['regulation'] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const told = (row: Comparison['regulation'][number]['before']): string =>
    row === null ? t('app.none') : [row.article, row.note ?? ''].filter((part) => part !== '').join('; ');
  return rows.length === 0 ? null : (
    <Table
      caption={t('codes.regulationDifferences', { count: rows.length })}
      rows={rows}
      keyOf={({ norm }) => norm}
      empty={t('codes.same')}
      columns={[
        { name: t('codes.ofCode'), cell: ({ norm, title }) => `${norm} ${pick(title)}` },
        { name: t('codes.change'), cell: ({ change }) => <Badge>{t(`codes.rowChanges.${change}`)}</Badge> },
        { name: t('codes.before'), cell: ({ before }) => told(before) },
        { name: t('codes.after'), cell: ({ after }) => told(after) },
      ]}
    />
  );
}

function ParameterDifferences({ parameters }: { readonly parameters: Comparison['parameters'] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const shown = useValue();
  return (
    <Table
      caption={t('codes.parameterDifferences', { count: parameters.length })}
      rows={parameters}
      keyOf={({ code }) => code}
      empty={t('codes.noParameterDifferences')}
      columns={[
        { name: t('codes.parameter'), cell: ({ title }) => pick(title) },
        { name: t('codes.before'), cell: ({ from, unit }) => shown(from, unit) },
        { name: t('codes.after'), cell: ({ to, unit }) => shown(to, unit) },
        {
          name: t('codes.direction'),
          cell: ({ direction }) => <Badge tone={TONES[direction] ?? 'neutral'}>{t(`codes.ways.${direction}`)}</Badge>,
        },
      ]}
    />
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
