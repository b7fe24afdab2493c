// What the code of practice says of a project as it stands now.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingList } from '../../ui/findings.tsx';
import { Card } from '../../ui/page.tsx';
import { type Project } from './projects.api.ts';

/** As long as nothing is decided, the code of practice has its say on the project as it stands. */
const UNDECIDED: readonly string[] = ['draft', 'returned', 'submitted', 'tested'];

/** Tells whether the page of a project lists what the code finds. */
export function showsFindings({ state, findings }: Project): boolean {
  return UNDECIDED.includes(state) && findings.length > 0;
}

export function ProjectFindings({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  return UNDECIDED.includes(project.state) ? (
    <Card id="findings" title={t('findings.title', { count: project.findings.length })}>
      {project.findings.length === 0 ? <p>{t('findings.none')}</p> : <FindingList findings={project.findings} />}
    </Card>
  ) : null;
}
