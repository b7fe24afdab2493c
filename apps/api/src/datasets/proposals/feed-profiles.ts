// Feeds that are known from the start (apps/api/data/feeds/*.json), recognised by their header; a proposal like any other.
import { readdirSync, readFileSync } from 'node:fs';
import { jsonSha256 } from '../../common/index.js';
import { fromProjectRoot } from '../../platform/files/project-root.js';
import { type ColumnProposal, type DatasetDraft, type Lookup, type Proposal, type RowDate, type Shift } from './proposal.js';

type ProfileColumn = Omit<ColumnProposal, 'position' | 'decimalMark' | 'missingCodes' | 'unit' | 'bands'> &
  Partial<Pick<ColumnProposal, 'decimalMark' | 'missingCodes' | 'unit' | 'bands'>>;

interface FeedFile {
  readonly feed: string;
  readonly dataset: Partial<DatasetDraft> & Pick<DatasetDraft, 'code' | 'kind'>;
  readonly columns: readonly ProfileColumn[];
  readonly rowDate?: RowDate;
  readonly lookups?: readonly Lookup[];
  readonly shift?: Shift;
}

/** A feed as it is recognised: by the digest of its header. */
export interface KnownFeed {
  readonly code: string;
  readonly headerSha256: string;
  readonly proposal: Proposal;
}

/** Answers the digest by which files of one feed know each other: over the header, in order. */
export function headerDigest(headers: readonly string[]): string {
  return jsonSha256(headers);
}

/** Reads the feed profiles of a folder. @throws Error when a file is no profile */
export function readFeedProfiles(folder = fromProjectRoot('apps', 'api', 'data', 'feeds')): readonly KnownFeed[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => feedOf(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as FeedFile));
}

function feedOf(file: FeedFile): KnownFeed {
  const draft: DatasetDraft = {
    ...{ title: null, description: null, sourceSystem: null, owner: null, originalPurpose: null, obtainedFrom: null, attribution: null },
    ...{ purpose: null, basis: null, consentPurpose: null, criminalStatute: null },
    ...{ retentionMonths: null, retentionOwner: null, lineage: [], knownBreaks: [] },
    ...file.dataset,
  };
  const columns = file.columns.map((column, position) => ({
    decimalMark: null,
    missingCodes: [],
    unit: null,
    bands: null,
    ...column,
    position,
  }));
  return {
    code: file.feed,
    headerSha256: headerDigest(file.columns.map(({ header }) => header)),
    proposal: { dataset: draft, columns, rowDate: file.rowDate ?? null, lookups: file.lookups ?? [], shift: file.shift ?? null },
  };
}
