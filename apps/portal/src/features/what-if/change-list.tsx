// The outcomes that would change, by kind; each opens side by side.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client.ts';
import { SelectField } from '../../ui/fields.tsx';
import { RuleLink } from '../../ui/findings.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { type Change, type Run } from './what-if.api.ts';

const KINDS = ['outcome', 'conditions', 'not-judged'] as const;

export function ChangeList({ run }: { readonly run: Run }): ReactNode {
  const { t } = useTranslation();
  const [kind, setKind] = useState('');
  const chosen = KINDS.find((one) => one === kind);
  const pages = usePages<Change>(['what-if', run.id, 'changes', kind], (query) =>
    body(
      api.GET('/api/v1/what-if-runs/{id}/changes', {
        params: { path: { id: run.id }, query: { ...query, ...(chosen === undefined ? {} : { kind: chosen }) } },
      }),
    ),
  );
  return (
    <>
      <SelectField
        label={t('whatIf.show')}
        name="kind"
        value={kind}
        onChange={setKind}
        none={t('whatIf.allKinds')}
        options={KINDS.map((value) => ({ value, label: t(`whatIf.kinds.${value}`) }))}
        isNarrow
      />
      <Paged pages={pages}>{(items) => <ChangeTable run={run} changes={items} />}</Paged>
    </>
  );
}

function ChangeTable({ run, changes }: { readonly run: Run; readonly changes: readonly Change[] }): ReactNode {
  const { t } = useTranslation();
  const subject = useSubject();
  return (
    <Table
      caption={t('whatIf.changes')}
      rows={changes}
      keyOf={({ id }) => id}
      empty={t('whatIf.noChanges')}
      columns={[
        {
          name: t('whatIf.what'),
          cell: (change) => (
            <Link to={`/code/what-if/${run.id}/changes/${change.id}`}>
              {subject(change)}, {t(`codes.gates.${change.gate}`)}
            </Link>
          ),
        },
        { name: t('codes.change'), cell: ({ kind }) => t(`whatIf.kinds.${kind}`) },
        { name: t('whatIf.was'), cell: ({ from }) => <OutcomeBadge outcome={from} /> },
        { name: t('whatIf.becomes'), cell: ({ to, kind }) => (kind === 'not-judged' ? t('app.none') : <OutcomeBadge outcome={to} />) },
        {
          name: t('whatIf.byRules'),
          cell: ({ appeared, disappeared, changed }) => <Norms norms={[...appeared, ...disappeared, ...changed]} />,
        },
      ]}
    />
  );
}

/** Answers what a change is about: of which kind, and of which project where that is known. */
export function useSubject(): (change: Pick<Change, 'subjectKind' | 'projectNumber'>) => string {
  const { t } = useTranslation();
  return ({ subjectKind, projectNumber }) =>
    projectNumber === null ? t(`whatIf.subjects.${subjectKind}`) : t(`whatIf.subjectsOfProject.${subjectKind}`, { number: projectNumber });
}

/** Rules by which something changes, each led to its text in the version that was tried. */
export function Norms({ norms }: { readonly norms: Change['appeared'] }): ReactNode {
  const { t } = useTranslation();
  const once = norms.filter(({ norm }, at) => norms.findIndex((other) => other.norm === norm) === at);
  return once.length === 0 ? (
    t('app.none')
  ) : (
    <span className="row">
      {once.map(({ norm, rule }) => (
        <RuleLink key={norm} norm={norm} at={rule} />
      ))}
    </span>
  );
}
