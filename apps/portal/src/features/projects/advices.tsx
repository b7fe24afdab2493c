// The advice that was given on a project: on what, by whom, when and why.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Facts } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.ts';
import { type Project } from './projects.api.ts';

export function Advices({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  if (project.advices.length === 0) {
    return null;
  }
  return (
    <Card title={t('projects.advices')}>
      <Facts
        items={project.advices.map(({ about, outcome, rationale, person, at }) => [
          t('projects.adviceOn', { about: t(`judgement.subjects.${about}`) }),
          `${t(`judgement.outcomes.${outcome}`)}: ${rationale}\n${person?.displayName ?? ''}, ${day(at.slice(0, 10))}`,
        ])}
      />
    </Card>
  );
}

/** Negative advice that a decision to approve answers: the last one on each subject counts. */
export function negativeAdvice(project: Project): readonly Project['advices'][number]['about'][] {
  const last = new Map(project.advices.map(({ about, outcome }) => [about, outcome]));
  return [...last].filter(([, outcome]) => outcome === 'negative').map(([about]) => about);
}
