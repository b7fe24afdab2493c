// The first code of an institution, made by the platform itself with the institution: the release's policy, adopted.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Day, Forbidden } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { inForceOf, normsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type Rules } from '../engine/rules.js';
import { CodeAdoptions } from './code-adoptions.service.js';
import { type CodeDraft, CodeDrafts, type ParticipantDraft, type RuleArticle } from './code-drafts.service.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { type Regulation } from './regulation.js';

/** How the first code of an institution came about; without students or a review, A-69 approves nothing yet. */
export interface FirstCodeDraft {
  readonly effectiveOn: Day;
  readonly sourceDecision: string;
  readonly articles?: readonly RuleArticle[];
  readonly participants?: readonly ParticipantDraft[];
  readonly regulation?: Regulation;
}

@Injectable()
export class FirstCode {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeDrafts) private readonly drafts: CodeDrafts,
    @Inject(CodeAdoptions) private readonly adoptions: CodeAdoptions,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** The rules of this release, of which the first code is made. */
  get rules(): Rules {
    return this.builds.release.rules;
  }

  /** How versions of this release are called, the norms whose facts the platform supplies, and all of them. */
  get release(): { readonly label: string; readonly inForce: readonly string[]; readonly norms: readonly string[] } {
    const { release } = this.builds;
    return { label: release.manifest.version, inForce: inForceOf(release, release.parameters), norms: normsOf(release) };
  }

  /**
   * Adopts the release as it stands: only for the platform itself, people go by draft, councils and mandate.
   * @throws Forbidden (403); Duplicate (409) when a version of this label exists
   */
  async adopt(actor: Actor, draft: FirstCodeDraft): Promise<CodeVersionEntity> {
    const { label, inForce } = this.release;
    return this.journal.write(actor, async (tx) => {
      const { effectiveOn, sourceDecision, articles = [], participants = [], regulation = null } = draft;
      const made = { label, inForce, articles, regulation };
      const version = await this.drawn(tx, actor, made, participants);
      return this.adoptions.adoptIn(tx, actor, version, { effectiveOn, sourceDecision, mandateId: null, deputyFor: null });
    });
  }

  private async drawn(
    tx: Tx,
    actor: Actor,
    draft: Omit<CodeDraft, 'summary'>,
    participants: readonly ParticipantDraft[],
  ): Promise<CodeVersionEntity> {
    if (actor.kind !== 'system') {
      throw new Forbidden();
    }
    const id = await this.drafts.createIn(tx, actor, { ...draft, summary: '' });
    for (const participant of participants) {
      await this.drafts.addParticipantIn(tx, actor, id, participant);
    }
    await this.drafts.submitIn(tx, actor, id);
    const version = await this.repository.byId(tx, actor.institutionId, id);
    if (version === null) {
      throw new Error('the version just drawn up is not there');
    }
    return version;
  }
}
