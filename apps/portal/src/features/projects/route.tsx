// The route of a project, with what sets it, and the umbrella under which it stands.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Project } from './projects.api.ts';

export function RouteOf({ project: { route, routeMarks } }: { readonly project: Pick<Project, 'route' | 'routeMarks'> }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {t(`projects.routes.${route}`)}
      {routeMarks.length === 0 ? null : (
        <ul>
          {routeMarks.map((mark) => (
            <li key={mark}>{t(`projects.routeMarks.${mark}`)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
