// Under which version of the code projects were approved, against the version that is in force now.
import { Inject, Injectable } from '@nestjs/common';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { VerdictsRepository } from '../verdicts/verdicts.repository.js';
import { type CodeVersionEntity } from '../versions/code-version.entity.js';
import { CodeVersionsRepository } from '../versions/code-versions.repository.js';

/** What a project stands under, and what it would be approved under now. */
export interface ProjectUnderCode {
  /** Null when it was approved under no version that is kept. */
  readonly approvedUnder: CodeVersionEntity | null;
  /** Null when every version is retired. */
  readonly inForce: CodeVersionEntity | null;
  /** Whether a version newer than that of the approval is in force; null when nobody knows. */
  readonly isNewerInForce: boolean | null;
}

@Injectable()
export class ProjectsUnderCode {
  constructor(
    @Inject(VerdictsRepository) private readonly verdicts: VerdictsRepository,
    @Inject(CodeVersionsRepository) private readonly versions: CodeVersionsRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  async of(tx: Tx, institutionId: string, projectId: string): Promise<ProjectUnderCode> {
    return (await this.ofMany(tx, institutionId, [projectId])).get(projectId) ?? UNKNOWN;
  }

  /** Answers the same of several projects. */
  async ofMany(tx: Tx, institutionId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectUnderCode>> {
    const labels = await this.verdicts.approvedUnder(tx, institutionId, projectIds);
    const inForce = await this.versions.adopted(tx, institutionId, await this.profiles.today(tx, institutionId));
    const known = new Map<string, CodeVersionEntity | null>();
    for (const label of new Set(labels.values())) {
      known.set(label, await this.versions.byLabel(tx, institutionId, label));
    }
    return new Map(
      projectIds.map((id) => {
        const approvedUnder = known.get(labels.get(id) ?? '') ?? null;
        return [id, { approvedUnder, inForce, isNewerInForce: isNewer(inForce, approvedUnder) }];
      }),
    );
  }
}

const UNKNOWN: ProjectUnderCode = { approvedUnder: null, inForce: null, isNewerInForce: null };

/** Tells whether a version that is in force took effect after another; null when it is not known which other. */
export function isNewer(inForce: Ordered | null, other: Ordered | null): boolean | null {
  if (other === null) {
    return null;
  }
  return inForce !== null && inForce.id !== other.id && orderOf(inForce) > orderOf(other);
}

type Ordered = Pick<CodeVersionEntity, 'id' | 'effectiveOn' | 'adoptedAt'>;

/** Versions follow each other by the day they take effect, on one day by the instant they were adopted. */
function orderOf({ effectiveOn, adoptedAt }: Ordered): string {
  return `${effectiveOn ?? ''} ${adoptedAt?.toISOString() ?? ''}`;
}
