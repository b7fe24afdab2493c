// The history of a project: who, what, from, to, why, and the receipt of each step.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';
import { Receipt } from '../../ui/receipt.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';

export function ProjectHistory({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const query = useQuery({
    queryKey: ['project-history', id],
    queryFn: () => body(api.GET('/api/v1/projects/{id}/history', { params: { path: { id } } })),
  });
  return (
    <Loaded query={query}>
      {({ items }) => (
        <ol className="timeline">
          {items.map(({ from, to, at, person, reason, logIndex }) => (
            <li key={logIndex}>
              <p>
                <strong>{t(`projects.states.${to}`)}</strong>
                {from === null ? '' : ` · ${t('projects.from', { state: t(`projects.states.${from}`) })}`}
              </p>
              <p className="quiet small">
                {person === null || person === undefined ? t('projects.platform') : `${person.displayName}, ${person.functionTitle}`} ·{' '}
                {instant(at)} · <Receipt index={logIndex} />
              </p>
              {reason === null ? null : <p>{reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
