// One outcome that would change: as it was and as the other code has it, on the same facts.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMay } from '../../app/session.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/status.tsx';
import { Norms, useSubject } from './change-list.tsx';
import { ChangeTerms } from './change-terms.tsx';
import { type Change, type SideBySide, useSideBySide } from './what-if.api.ts';

/** Where what was judged is shown, by its kind, and to whom. */
const PLACES: Readonly<Record<string, { readonly at: string; readonly right: string }>> = {
  project: { at: '/projects', right: 'read:Project' },
  'project-decision': { at: '/projects', right: 'read:Project' },
  'access-request': { at: '/access-requests', right: 'read:AccessRequest' },
};

export function WhatIfChangePage(): ReactNode {
  const { id = '', changeId = '' } = useParams();
  const query = useSideBySide(id, changeId);
  return <LoadedPage query={query}>{(found) => <Sides runId={id} found={found} />}</LoadedPage>;
}

function Sides({ runId, found: { change, was, draft } }: { readonly runId: string; readonly found: SideBySide }): ReactNode {
  const { t } = useTranslation();
  const subject = useSubject();
  return (
    <Page
      title={t('whatIf.sideBySide')}
      lead={`${subject(change)}, ${t(`codes.gates.${change.gate}`)}`}
      back={{ to: `/code/what-if/${runId}`, label: t('whatIf.toRun') }}
    >
      <About change={change} />
      <ChangeTerms terms={change.terms} />
      <div className="columns even">
        {was === null ? (
          <Notice tone="warn" title={t('whatIf.nothingDecided')} />
        ) : (
          <Card title={t(change.verdictId === null ? 'whatIf.isBy' : 'whatIf.wasBy', { label: was.codeVersion })}>
            <Outcome judged={was} />
          </Card>
        )}
        {draft === null ? (
          <Notice tone="warn" title={t('whatIf.cannot')} />
        ) : (
          <Card title={t('whatIf.becomesBy', { label: draft.codeVersion })}>
            <Outcome judged={draft} />
          </Card>
        )}
      </div>
    </Page>
  );
}

/** What changes by which rules, and where what was tested and its explanation stand. */
function About({ change }: { readonly change: Change }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const place = PLACES[change.subjectKind];
  const subject = useSubject();
  return (
    <Card>
      <Facts
        items={[
          [t('codes.change'), t(`whatIf.kinds.${change.kind}`)],
          [t('whatIf.appearedBy'), <Norms key="a" norms={change.appeared} />],
          [t('whatIf.disappearedBy'), <Norms key="d" norms={change.disappeared} />],
          [t('whatIf.changedBy'), <Norms key="c" norms={change.changed} />],
          ...(place === undefined || !may(place.right)
            ? []
            : ([
                [
                  t('whatIf.what'),
                  <Link key="l" to={`${place.at}/${change.subjectId}`}>
                    {subject(change)}
                  </Link>,
                ],
              ] as const)),
          ...(change.verdictId !== null && may('read:Verdict')
            ? ([
                [
                  t('explanation.title'),
                  <Link key="e" to={`/explanations/${change.verdictId}`}>
                    {t('explanation.link')}
                  </Link>,
                ],
              ] as const)
            : []),
        ]}
      />
    </Card>
  );
}
