// A running project against the code of practice of now: under which version it was approved, which is in force, what that finds.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { FindingList, type ToldFinding } from '../../ui/findings.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { Loaded, Notice } from '../../ui/status.tsx';
import { type Project } from './projects.api.ts';

type Review = Schemas['ProjectReviewDto'];
type Code = Schemas['ReviewedCodeDto'];

export function useProjectReview(id: string): UseQueryResult<Review> {
  return useQuery({
    queryKey: ['project-review', id],
    queryFn: () => body(api.GET('/api/v1/projects/{id}/review', { params: { path: { id } } })),
  });
}

/** Shown from the approval on; before it, the code has its say on the project as it stands. */
export function ProjectReview({ project }: { readonly project: Project }): ReactNode {
  return project.state === 'approved' ? <ReviewCard id={project.id} /> : null;
}

function ReviewCard({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('projects.review.title')}>
      <Loaded query={useProjectReview(id)}>{(review) => <Reviewed review={review} />}</Loaded>
    </Card>
  );
}

function Reviewed({ review }: { readonly review: Review }): ReactNode {
  const { t } = useTranslation();
  const findings = review.findings as readonly ToldFinding[];
  return (
    <div className="stack">
      {review.isNewerInForce === true ? <NewerCode review={review} /> : null}
      <Facts
        items={[
          [t('projects.review.approvedUnder'), <CodeLink key="then" code={review.approvedUnder} none={t('projects.review.unknown')} />],
          [t('projects.review.inForce'), <CodeLink key="now" code={review.inForce} none={t('projects.review.none')} />],
        ]}
      />
      {findings.length === 0 && review.inForce?.state === 'adopted' ? <p>{t('projects.review.clean')}</p> : null}
      {findings.length === 0 ? null : <FindingList findings={findings} />}
      <p className="quiet">{t('projects.review.goesOn')}</p>
    </div>
  );
}

function NewerCode({ review: { approvedUnder, inForce } }: { readonly review: Review }): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="warn">
      <p>{t('projects.review.newer')}</p>
      {approvedUnder === null || inForce === null ? null : (
        <p>
          <Link to={`/code/compare?from=${approvedUnder.id}&to=${inForce.id}`}>{t('projects.review.compare')}</Link>
        </p>
      )}
    </Notice>
  );
}

/** Beside a request for data: its project goes on under an older version of the code, and so does the request. */
export function OlderCode({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  const { data } = useProjectReview(projectId);
  return data?.isNewerInForce !== true ? null : (
    <Notice tone="warn">
      <p>{t('projects.review.ofRequest')}</p>
      <p>
        <Link to={`/projects/${projectId}`}>{t('projects.review.title')}</Link>
      </p>
    </Notice>
  );
}

function CodeLink({ code, none }: { readonly code: Code | null; readonly none: string }): ReactNode {
  const { t } = useTranslation();
  return code === null ? (
    none
  ) : (
    <>
      <Link to={`/code/versions/${code.id}`}>{code.label}</Link>
      {code.state === 'retired' ? ` (${t('codes.states.retired')})` : ''}
    </>
  );
}
