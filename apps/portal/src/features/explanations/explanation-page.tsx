// Why a test came out as it did: what was found with what each rule saw, what is permitted instead, and what the other rules saw.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { FindingList, RuleLink, type ToldFinding } from '../../ui/findings.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { CodeName } from '../code/code-name.tsx';
import { type AskedRule, type Explained, type Explanation, type SeenFact, useExplanation } from './explanation.api.ts';
import { SeenFacts } from './seen-facts.tsx';
import { SmallerUseList } from './smaller-uses.tsx';

export function ProjectExplanationPage(): ReactNode {
  return <ExplanationPage of="projects" />;
}

export function RequestExplanationPage(): ReactNode {
  return <ExplanationPage of="access-requests" />;
}

export function KeptExplanationPage(): ReactNode {
  return <ExplanationPage of="verdicts" />;
}

function ExplanationPage({ of }: { readonly of: Explained }): ReactNode {
  const { id = '' } = useParams();
  return <LoadedPage query={useExplanation(of, id)}>{(explanation) => <Whole explanation={explanation} />}</LoadedPage>;
}

/** Where what was judged is shown, by its kind. */
const PLACES: Readonly<Record<string, string>> = {
  project: '/projects',
  'project-decision': '/projects',
  'access-request': '/access-requests',
  import: '/imports',
};

function Whole({ explanation }: { readonly explanation: Explanation }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const { gate, subjectKind, subjectId, outcome, code, decidedAt, nearest, processes } = explanation;
  const place = PLACES[subjectKind];
  return (
    <Page
      title={t('explanation.title')}
      lead={t(`codes.gates.${gate}`)}
      {...(place === undefined ? {} : { back: { to: `${place}/${subjectId}`, label: t(`explanation.subjects.${subjectKind}`) } })}
    >
      <Card>
        <Facts
          items={[
            [t('requests.outcome'), <OutcomeBadge key="o" outcome={outcome} />],
            [t('explanation.at'), decidedAt === null ? t('explanation.now') : instant(decidedAt)],
            [t('explanation.code'), <CodeName key="c" code={code} />],
          ]}
        />
        {explanation.isErased ? <Notice title={t('explanation.erased')} /> : null}
      </Card>
      {nearest === null ? null : (
        <Card>
          <SmallerUseList nearest={nearest} processes={processes} />
        </Card>
      )}
      <Found explanation={explanation} />
      <Others explanation={explanation} />
    </Page>
  );
}

function Found({ explanation: { findings, rules, processes } }: { readonly explanation: Explanation }): ReactNode {
  const { t } = useTranslation();
  const about = (finding: ToldFinding): ReactNode => {
    const rule = rules.find(({ norm }) => norm === finding.norm);
    return rule === undefined ? null : <Saw seen={factsOf(rule, finding)} processes={processes} about={finding.norm} />;
  };
  return (
    <Card title={t('findings.title', { count: findings.length })}>
      {findings.length === 0 ? <p>{t('explanation.nothingFound')}</p> : <FindingList findings={findings} about={about} />}
    </Card>
  );
}

/** Of a finding about one process or one column, what the rule saw of that one, and of what is no process or column. */
function factsOf({ seen }: AskedRule, { process, column }: ToldFinding): readonly SeenFact[] | null {
  const isOfColumns = seen?.some(({ of }) => column !== undefined && of.includes(column)) === true;
  const ofColumn = (fact: SeenFact): SeenFact => (isOfColumns && fact.of.includes(column ?? '') ? { ...fact, of: [column ?? ''] } : fact);
  return (
    seen
      ?.filter((fact) => process === undefined || fact.process === null || fact.process === process)
      .filter(({ of }) => !isOfColumns || of.length === 0 || of.includes(column ?? ''))
      .map(ofColumn) ?? null
  );
}

/** The rules that were asked and found nothing. */
function Others({ explanation: { rules, processes, code } }: { readonly explanation: Explanation }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const others = rules.filter(({ hasFound }) => !hasFound);
  return others.length === 0 ? null : (
    <Card title={t('explanation.others', { count: others.length })}>
      <p className="small quiet">{t('explanation.othersAbout')}</p>
      {others.map(({ norm, title, article, seen }) => (
        <details key={norm}>
          <summary>{`${norm} ${pick(title)}`}</summary>
          <p>
            <RuleLink
              norm={norm}
              article={article ?? undefined}
              {...(code.id === null ? {} : { at: `/code/versions/${code.id}/rules#${norm}` })}
            />
          </p>
          <SeenFacts seen={seen} processes={processes} caption={t('explanation.saw')} />
        </details>
      ))}
    </Card>
  );
}

function Saw({
  seen,
  processes,
  about,
}: {
  readonly seen: readonly SeenFact[] | null;
  readonly processes: readonly string[];
  readonly about: string;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('explanation.saw')}</summary>
      <SeenFacts seen={seen} processes={processes} caption={t('explanation.sawOf', { norm: about })} />
    </details>
  );
}
