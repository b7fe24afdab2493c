// Two versions side by side, as a council wants to read them: rules that come, go or change, and parameters stricter or looser.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
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
  const [search, setSearch] = useSearchParams();
  const to = search.get('to') ?? versions[0]?.id ?? '';
  const from = search.get('from') ?? versions.find(({ isInForce, id }) => isInForce && id !== to)?.id ?? '';
  const options = versions.map(({ id, label, state }) => ({ value: id, label: `${label} (${t(`codes.states.${state}`)})` }));
  return (
    <>
      <Card>
        <div className="form">
          <SelectField
            label={t('codes.compareFrom')}
            name="from"
            value={from}
            onChange={(value) => setSearch({ from: value, to }, { replace: true })}
            options={options}
            isNarrow
          />
          <SelectField
            label={t('codes.compareTo')}
            name="to"
            value={to}
            onChange={(value) => setSearch({ from, to: value }, { replace: true })}
            options={options}
            isNarrow
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
        comparison.rules.length + comparison.parameters.length === 0 ? (
          <Notice title={t('codes.same')} />
        ) : (
          <div className="stack">
            <div className="row">
              <CodeDocumentLinks id={to} since={from} />
            </div>
            <RuleDifferences rules={comparison.rules} from={from} to={to} />
            <ParameterDifferences parameters={comparison.parameters} />
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

/** A rule is led to its text in the later version, or in the earlier where that alone has it. */
function RuleDifferences({ rules, from, to }: RuleDifferencesProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <Table
      caption={t('codes.ruleDifferences', { count: rules.length })}
      rows={rules}
      keyOf={({ norm, change }) => `${norm} ${change}`}
      empty={t('codes.noRuleDifferences')}
      columns={[
        {
          name: t('codes.rule'),
          cell: ({ norm, title, after }) => (
            <>
              <RuleLink norm={norm} at={`/code/versions/${after === null ? from : to}/rules#${norm}`} /> {pick(title)}
            </>
          ),
        },
        { name: t('codes.change'), cell: ({ change }) => <Badge>{t(`codes.changes.${change}`)}</Badge> },
        { name: t('codes.before'), cell: ({ before }) => (before === null ? t('app.none') : pick(before)) },
        { name: t('codes.after'), cell: ({ after }) => (after === null ? t('app.none') : pick(after)) },
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
        { name: t('codes.before'), cell: ({ from }) => shown(from) },
        { name: t('codes.after'), cell: ({ to }) => shown(to) },
        {
          name: t('codes.direction'),
          cell: ({ direction }) => <Badge tone={TONES[direction] ?? 'neutral'}>{t(`codes.ways.${direction}`)}</Badge>,
        },
      ]}
    />
  );
}
