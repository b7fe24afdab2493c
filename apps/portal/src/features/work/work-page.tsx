// Everybody's first page: what waits for me.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Counts, useMonth } from '../months/month-counts.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';

type Item = Schemas['WorkItemDto'];

const PLACES: Readonly<Record<Item['kind'], (id: string) => string>> = {
  'project-complete': (id) => `/projects/${id}`,
  'project-repair': (id) => `/projects/${id}`,
  'project-advise': (id) => `/projects/${id}/advice`,
  'project-test': (id) => `/projects/${id}/test`,
  'project-decide': (id) => `/projects/${id}/decision`,
  'project-review': (id) => `/projects/${id}`,
  'departure-advise': (id) => `/projects/${id}`,
  'departure-decide': (id) => `/projects/${id}`,
  'departure-note': (id) => `/projects/${id}`,
  'prescan-establish': (id) => `/projects/${id}/prescan`,
  'contest-judge': (id) => `/projects/${id}/prescan`,
  'code-advise': (id) => `/code/versions/${id}`,
  'code-answer': (id) => `/code/versions/${id}`,
  'code-adopt': (id) => `/code/versions/${id}`,
  'code-revise': (id) => `/code/versions/${id}`,
  'code-unit-confirm': () => '/code/units',
  'import-answer': (id) => `/imports/${id}`,
  'import-load': (id) => `/imports/${id}`,
  'recall-confirm': () => '/deliveries',
  'grant-confirm': () => '/people',
  'mandate-confirm': () => '/people',
  'deputyship-confirm': () => '/people',
  'profile-confirm': () => '/institution',
};

export function WorkPage(): ReactNode {
  const { t } = useTranslation();
  const { person, roles } = useSignedIn();
  const may = useMay();
  const query = useQuery({ queryKey: ['work'], queryFn: () => body(api.GET('/api/v1/work')) });
  const count = query.data?.items.length ?? 0;
  return (
    <Page title={t('work.title')} lead={query.isSuccess ? t('work.lead', { name: person.name, count }) : ''}>
      {roles.includes('auditor') ? <p className="notice">{t('work.readOnly')}</p> : null}
      <Loaded query={query}>
        {({ items }) => (
          <ul className="cards">
            {items.map((item) => (
              <WorkCard key={item.kind + item.id} item={item} />
            ))}
          </ul>
        )}
      </Loaded>
      {may('read:MonthlyList') ? <ThisMonth /> : null}
      <Starts />
    </Page>
  );
}

function WorkCard({ item }: { readonly item: Item }): ReactNode {
  const { t } = useTranslation();
  const { instant, until, day } = useWords();
  return (
    <li className="card card-link">
      <p className="small">{t(`work.kind.${item.kind}`)}</p>
      <h2>
        <Link to={PLACES[item.kind](item.id)}>{item.label}</Link>
      </h2>
      <About item={item} />
      <p className="when">
        {item.dueOn === null ? (
          t('work.since', { at: instant(item.since) })
        ) : (
          <Badge tone="warn">{t('work.due', { day: day(item.dueOn), until: until(item.dueOn) })}</Badge>
        )}
      </p>
    </li>
  );
}

/** One line about what waits, in words where the api gives a code or a name alone. */
function About({ item: { kind, about } }: { readonly item: Item }): ReactNode {
  const { t } = useTranslation();
  if (about === null) {
    return null;
  }
  const words: Readonly<Partial<Record<Item['kind'], string>>> = {
    'grant-confirm': t(`roles.${about}`),
    'deputyship-confirm': t('work.deputyFor', { name: about }),
  };
  return <p>{words[kind] ?? about}</p>;
}

/** What the running month brought, for who oversees. */
function ThisMonth(): ReactNode {
  const { t } = useTranslation();
  const query = useMonth(null);
  return (
    <Card title={t('months.this')}>
      <Loaded query={query}>
        {(month) => (
          <p>
            <Counts month={month} /> <Link to="/monthly-list">{t('months.open')}</Link>
          </p>
        )}
      </Loaded>
    </Card>
  );
}

/** What one can begin, beside what waits. */
function Starts(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const starts = [
    ['create:Project', '/projects/new', 'work.start.project'],
    ['create:AccessRequest', '/access-requests/new', 'work.start.request'],
    ['create:Import', '/imports', 'work.start.import'],
    ['read:Consent', '/my-data', 'work.start.consents'],
    ['read:LogEntry', '/logs', 'work.start.logs'],
  ] as const;
  const open = starts.filter(([right]) => may(right));
  return open.length === 0 ? null : (
    <nav aria-label={t('work.starts')} className="row">
      {open.map(([right, to, text]) => (
        <LinkButton key={right} to={to}>
          {t(text)}
        </LinkButton>
      ))}
    </nav>
  );
}
