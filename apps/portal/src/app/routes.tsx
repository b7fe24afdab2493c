// Which page stands at which address; each is fetched when somebody goes there, and only for who has the right.
import { type ComponentType, type ReactNode } from 'react';
import { type RouteObject } from 'react-router';
import { CrashPage, NotFoundPage } from './not-found.tsx';
import { useMay } from './session.tsx';
import { Shell } from './shell.tsx';

type Page = () => Promise<{ readonly Component: ComponentType }>;

/** A page behind a right of roles; without it the page does not exist. */
function guarded(right: string, Component: ComponentType): ComponentType {
  return function Guarded(): ReactNode {
    return useMay()(right) ? <Component /> : <NotFoundPage />;
  };
}

function page(path: string, right: string | null, load: Page): RouteObject {
  return {
    path,
    lazy: async () => {
      const { Component } = await load();
      return { Component: right === null ? Component : guarded(right, Component) };
    },
  };
}

const PAGES: readonly RouteObject[] = [
  page('/', null, async () => ({ Component: (await import('../features/work/work-page.tsx')).WorkPage })),
  page('/projects', 'read:Project', async () => ({ Component: (await import('../features/projects/projects-page.tsx')).ProjectsPage })),
  page('/projects/new', 'create:Project', async () => ({
    Component: (await import('../features/projects/registration-page.tsx')).NewProjectPage,
  })),
  page('/projects/:id', 'read:Project', async () => ({ Component: (await import('../features/projects/project-page.tsx')).ProjectPage })),
  page('/projects/:id/edit', 'change:Project', async () => ({
    Component: (await import('../features/projects/registration-page.tsx')).EditProjectPage,
  })),
  page('/projects/:id/processes/:code', 'change:Project', async () => ({
    Component: (await import('../features/projects/process-page.tsx')).ProcessPage,
  })),
  page('/projects/:id/prescan', 'read:Prescan', async () => ({
    Component: (await import('../features/projects/prescan/prescan-page.tsx')).PrescanPage,
  })),
  page('/projects/:id/explanation', 'read:Project', async () => ({
    Component: (await import('../features/explanations/explanation-page.tsx')).ProjectExplanationPage,
  })),
  page('/projects/:id/advice', 'advise:Project', async () => ({
    Component: (await import('../features/projects/advice-page.tsx')).AdvicePage,
  })),
  page('/projects/:id/test', 'test:Project', async () => ({ Component: (await import('../features/projects/test-page.tsx')).TestPage })),
  page('/projects/:id/decision', 'decide:Project', async () => ({
    Component: (await import('../features/projects/decision-page.tsx')).DecisionPage,
  })),
  page('/monthly-list', 'read:MonthlyList', async () => ({ Component: (await import('../features/months/month-page.tsx')).MonthPage })),
  page('/my-data', 'read:Consent', async () => ({ Component: (await import('../features/consent/consents-page.tsx')).ConsentsPage })),
  page('/data-sets', null, async () => ({ Component: (await import('../features/datasets/datasets-page.tsx')).DatasetsPage })),
  page('/data-sets/:code', null, async () => ({ Component: (await import('../features/datasets/dataset-page.tsx')).DatasetPage })),
  page('/imports', 'read:Import', async () => ({ Component: (await import('../features/imports/imports-page.tsx')).ImportsPage })),
  page('/imports/:id', 'read:Import', async () => ({ Component: (await import('../features/imports/import-page.tsx')).ImportPage })),
  page('/access-requests', 'read:AccessRequest', async () => ({
    Component: (await import('../features/access-requests/requests-page.tsx')).RequestsPage,
  })),
  page('/access-requests/new', 'create:AccessRequest', async () => ({
    Component: (await import('../features/access-requests/new-request-page.tsx')).NewRequestPage,
  })),
  page('/access-requests/:id', 'read:AccessRequest', async () => ({
    Component: (await import('../features/access-requests/request-page.tsx')).RequestPage,
  })),
  page('/access-requests/:id/explanation', 'read:AccessRequest', async () => ({
    Component: (await import('../features/explanations/explanation-page.tsx')).RequestExplanationPage,
  })),
  page('/explanations/:id', 'read:Verdict', async () => ({
    Component: (await import('../features/explanations/explanation-page.tsx')).KeptExplanationPage,
  })),
  page('/code', 'read:CodeVersion', async () => ({ Component: (await import('../features/code/code-page.tsx')).CodePage })),
  page('/code/versions', 'read:CodeVersion', async () => ({
    Component: (await import('../features/code/versions-page.tsx')).CodeVersionsPage,
  })),
  page('/code/units', 'read:CodeVersion', async () => ({ Component: (await import('../features/code/units-page.tsx')).UnitsPage })),
  page('/code/units/new', 'change:CodeVersion', async () => ({
    Component: (await import('../features/code/unit-form-page.tsx')).NewUnitPage,
  })),
  page('/code/units/:unit/edit', 'change:CodeVersion', async () => ({
    Component: (await import('../features/code/unit-form-page.tsx')).EditUnitPage,
  })),
  page('/code/compare', 'read:CodeVersion', async () => ({
    Component: (await import('../features/code/compare-page.tsx')).ComparePage,
  })),
  page('/code/what-if', 'read:WhatIf', async () => ({
    Component: (await import('../features/what-if/runs-page.tsx')).WhatIfRunsPage,
  })),
  page('/code/what-if/new', 'create:WhatIf', async () => ({
    Component: (await import('../features/what-if/new-run-page.tsx')).NewRunPage,
  })),
  page('/code/what-if/:id', 'read:WhatIf', async () => ({
    Component: (await import('../features/what-if/run-page.tsx')).WhatIfRunPage,
  })),
  page('/code/what-if/:id/changes/:changeId', 'read:WhatIf', async () => ({
    Component: (await import('../features/what-if/change-page.tsx')).WhatIfChangePage,
  })),
  page('/code/versions/new', 'create:CodeVersion', async () => ({
    Component: (await import('../features/code/draft-page.tsx')).NewVersionPage,
  })),
  page('/code/versions/:id', 'read:CodeVersion', async () => ({
    Component: (await import('../features/code/version-page.tsx')).CodeVersionPage,
  })),
  page('/code/versions/:id/edit', 'change:CodeVersion', async () => ({
    Component: (await import('../features/code/draft-page.tsx')).EditVersionPage,
  })),
  page('/code/versions/:id/rules', 'read:CodeVersion', async () => ({
    Component: (await import('../features/code/code-page.tsx')).CodeRulesPage,
  })),
  page('/deliveries', 'read:Delivery', async () => ({
    Component: (await import('../features/access-requests/deliveries-page.tsx')).DeliveriesPage,
  })),
  page('/logs', 'read:LogEntry', async () => ({ Component: (await import('../features/audit-log/logs-page.tsx')).LogsPage })),
  page('/logs/:log/:index', 'read:LogEntry', async () => ({
    Component: (await import('../features/audit-log/entry-page.tsx')).LogEntryPage,
  })),
  page('/institution', 'read:Institution', async () => ({
    Component: (await import('../features/identity/institution-page.tsx')).InstitutionPage,
  })),
  page('/people', 'read:RoleGrant', async () => ({ Component: (await import('../features/identity/people-page.tsx')).PeoplePage })),
];

export const ROUTES: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <></>,
    children: [...PAGES, { path: '*', element: <NotFoundPage /> }],
  },
];
