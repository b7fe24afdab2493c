// Findings of the code of practice: what was found, by which norm, of which nature, what helps and who can help.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge, type Tone } from './badge.tsx';
import { Seen } from './seen.tsx';
import { needsNothing } from './seen.words.ts';
import { type Bilingual, useWords } from './words.ts';

/** On what a rule rests: how sure that is, and where it stands. */
export interface Source {
  readonly description: Bilingual;
  /** Null for a source without a public address. */
  readonly ref: string | null;
  /** Null where the build of before did not say. */
  readonly confidence: string | null;
}

export interface ToldFinding {
  readonly code: string;
  readonly norm: string;
  /** Where the text of its rule stands, in the version that judged. */
  readonly rule?: string;
  /** Article of the institution's own code, where it has one. */
  readonly article?: string;
  readonly effect: string;
  readonly scope: string;
  readonly nature: string;
  readonly lifted_by: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  readonly source: readonly Source[];
  readonly process?: string;
  /** What the rule saw: numbers, days and codes, by name. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly column?: string;
  /** Whether a project may depart from it. */
  readonly departable?: boolean;
  /** Last day of the departure by which it counts as a warning. */
  readonly departed_until?: string;
}

const TONES: Readonly<Record<string, Tone>> = { deny: 'bad', hold: 'warn', oblige: 'info', warn: 'warn', narrow: 'info' };

/** A refusal of these takes something out of the answer; any other stops it. */
const NARROWING: readonly string[] = ['column', 'rows', 'subject'];
const ORDER: readonly string[] = ['deny', 'hold', 'warn', 'narrow', 'oblige'];

interface FindingListProps {
  readonly findings: readonly ToldFinding[];
  /** The project that may ask to depart from them, for who may ask it. */
  readonly projectId?: string | undefined;
  /** What more is told of a finding. */
  readonly about?: (finding: ToldFinding) => ReactNode;
}

export function FindingList({ findings, projectId, about }: FindingListProps): ReactNode {
  const ordered = findings.toSorted((a, b) => ORDER.indexOf(effectOf(a)) - ORDER.indexOf(effectOf(b)));
  return (
    <ul className="findings">
      {ordered.map((finding) => (
        <FindingItem
          key={`${finding.code}${finding.process ?? ''}${finding.column ?? ''}`}
          finding={finding}
          projectId={projectId}
          more={about?.(finding)}
        />
      ))}
    </ul>
  );
}

/** Answers what a finding counts for. */
export function effectOf({
  effect,
  scope,
  departed_until: departedUntil,
}: Pick<ToldFinding, 'effect' | 'departed_until'> & { readonly scope?: string | undefined }): string {
  if (departedUntil !== undefined) {
    return 'warn';
  }
  return effect === 'deny' && scope !== undefined && NARROWING.includes(scope) ? 'narrow' : effect;
}

interface FindingItemProps {
  readonly finding: ToldFinding;
  readonly projectId: string | undefined;
  readonly more: ReactNode;
}

function FindingItem({ finding, projectId, more }: FindingItemProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const effect = effectOf(finding);
  return (
    <li className="finding">
      <p className="meta">
        <Badge tone={TONES[effect] ?? 'neutral'}>{t(`findings.effect.${effect}`)}</Badge>
        <span>{t(`findings.nature.${finding.nature}`)}</span>
        <RuleLink norm={finding.norm} article={finding.article} at={finding.rule} />
        {finding.column === undefined ? null : <code>{finding.column}</code>}
      </p>
      <h3>{pick(finding.title)}</h3>
      {finding.departed_until === undefined ? null : <p>{t('findings.departed', { day: day(finding.departed_until) })}</p>}
      <Seen code={finding.code} params={finding.params ?? {}} />
      <p>
        <strong>{t('findings.helps')}</strong> {pick(finding.remedy)}
      </p>
      <p className="meta">
        {finding.lifted_by === 'nobody' || needsNothing(finding) ? null : (
          <span>{t('findings.by', { who: t(`findings.party.${finding.lifted_by}`) })}</span>
        )}
        <Sources sources={finding.source} />
      </p>
      {projectId === undefined || finding.departable !== true || finding.departed_until !== undefined ? null : (
        <p>
          <Link to={`/projects/${projectId}?depart=${finding.norm}`}>{t('findings.depart')}</Link>
        </p>
      )}
      {more}
    </li>
  );
}

/** The norm under which the test says of itself that it could not judge. */
const ENGINE = 'gate';

interface RuleLinkProps {
  readonly norm: string;
  readonly article?: string | undefined;
  /** Where its text stands; without, in the code that holds today. */
  readonly at?: string | undefined;
}

/** Leads to the text of a rule. */
export function RuleLink({ norm, article, at = `/code#${norm}` }: RuleLinkProps): ReactNode {
  const { t } = useTranslation();
  const name = norm === ENGINE ? t('findings.engine') : t('findings.rule', { norm });
  return article === undefined ? (
    <Link to={at} className="unbroken">
      {name}
    </Link>
  ) : (
    <Link to={at}>{t('findings.article', { article, norm })}</Link>
  );
}

/** Tells a source that nobody has read itself. */
export const isUnread = ({ confidence }: Source): boolean => confidence === 'secondary' || confidence === 'background';

/** On what a rule rests: what is not read in the source itself is never shown as if it were. */
function Sources({ sources }: { readonly sources: readonly Source[] }): ReactNode {
  return sources.map((source) => (
    <span key={source.description.en}>
      <Cited source={source} /> {isUnread(source) ? <SourceState source={source} /> : null}
    </span>
  ));
}

/** A source as it is cited, with the way to it where it has an address. */
export function Cited({ source: { description, ref } }: { readonly source: Source }): ReactNode {
  const { pick } = useWords();
  return ref === null ? (
    pick(description)
  ) : (
    <a href={ref} rel="noreferrer" target="_blank">
      {pick(description)}
    </a>
  );
}

/** How sure a source is; nothing where the build of before did not say. */
export function SourceState({ source: { confidence } }: { readonly source: Source }): ReactNode {
  const { t } = useTranslation();
  return confidence === null ? null : <span className="quiet">({t(`codes.sourceStates.${confidence}`)})</span>;
}
