// What the code of practice says of a project: as it stands now, and once it is decided, why it came out so.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { FindingList } from '../../ui/findings.tsx';
import { Card } from '../../ui/page.tsx';
import { type Project } from './projects.api.ts';

/** As long as nothing is decided, the code of practice has its say on the project as it stands. */
const UNDECIDED: readonly string[] = ['draft', 'returned', 'submitted', 'tested'];
const DECIDED: readonly string[] = ['approved', 'rejected'];

/** Tells whether the page of a project lists what the code finds. */
export function showsFindings({ state, findings }: Project): boolean {
  return UNDECIDED.includes(state) && findings.length > 0;
}

export function ProjectFindings({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  const may = useMay();
  const isMember = project.members.some(({ id }) => id === person.id);
  const link =
    isMember || may('read:Verdict') ? (
      <p>
        <Link to={`/projects/${project.id}/explanation`}>{t('explanation.link')}</Link>
      </p>
    ) : null;
  if (DECIDED.includes(project.state)) {
    return link === null ? null : <Card title={t('explanation.decided')}>{link}</Card>;
  }
  return UNDECIDED.includes(project.state) ? (
    <Card id="findings" title={t('findings.title', { count: project.findings.length })}>
      {project.findings.length === 0 ? <p>{t('findings.none')}</p> : <FindingList findings={project.findings} />}
      {link}
    </Card>
  ) : null;
}
