// Adoption, extension and retirement of a version of the code, by the board or whom it mandated (mandate `code-adoption`).
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day, type JsonObject, WrongState } from '../../common/index.js';
import { InstitutionProfiles, type MandateStanding, MandatesService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { AdopterHasHand, AdoptionIncomplete, NoMandate } from '../code-of-practice.errors.js';
import { extensionOf, lacking, termMonthsOf } from './adoption.js';
import { AdoptionSeals } from './adoption-seal.js';
import { isBarred } from './code-hands.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { CodeSuccession } from './code-succession.js';
import { CodeVersionActs, type ReadVersion } from './code-version.acts.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { standingActs } from './councils.js';

export interface AdoptionDraft {
  readonly effectiveOn: Day;
  readonly sourceDecision: string;
}

@Injectable()
export class CodeAdoptions {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeVersionActs) private readonly acts: CodeVersionActs,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(AdoptionSeals) private readonly seals: AdoptionSeals,
    @Inject(CodeSuccession) private readonly succession: CodeSuccession,
  ) {}

  /**
   * Adopts a version, signed with the institution's key; what it replaces is retired on the day that it takes effect.
   * @throws NoMandate (403), AdopterHasHand (403), AdoptionIncomplete (409), WrongState (409); PreconditionRequired (428), StaleVersion (412) for
   * another text than was read
   */
  async adopt(actor: Actor, read: ReadVersion, draft: AdoptionDraft): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      const version = await this.acts.takeRead(tx, actor, read, 'adopt');
      const { mandateId, deputyFor } = await this.requireMandate(tx, actor);
      if (isBarred('adopt', [actor.personId, deputyFor], await this.acts.handsIn(tx, version))) {
        throw new AdopterHasHand();
      }
      await this.requireComplete(tx, actor, version, draft.effectiveOn);
      await this.adoptIn(tx, actor, version, { ...draft, mandateId, deputyFor });
    });
  }

  /** Adopts what was checked by the caller: the platform's own first version of an institution, or as above. */
  async adoptIn(
    tx: Tx,
    actor: Actor,
    version: CodeVersionEntity,
    { deputyFor, ...draft }: AdoptionDraft & Pick<MandateStanding, 'mandateId' | 'deputyFor'>,
  ): Promise<CodeVersionEntity> {
    const seal = await this.seals.seal({
      institutionId: version.institutionId,
      codeVersion: version.version,
      manifestSha256: version.manifestSha256 ?? '',
      policySha256: version.policySha256,
      parametersSha256: version.parametersSha256,
      effectiveOn: draft.effectiveOn,
    });
    const adopted = await this.repository.save(tx, version, {
      state: 'adopted',
      ...draft,
      ...seal,
      adoptedAt: this.acts.now(),
      adoptedBy: actor.personId,
    });
    await this.repository.keepParameters(tx, {
      institutionId: version.institutionId,
      parametersSha256: version.parametersSha256,
      parameters: version.parameters,
      storedAt: this.acts.now(),
    });
    await this.acts.move(tx, actor, adopted, version.state, {
      to: 'adopted',
      kind: 'code.adopted',
      facts: { effective_on: draft.effectiveOn, mandate_id: draft.mandateId, signed_by: seal.signedBy },
      commitments: { source_decision: draft.sourceDecision },
      deputyFor,
    });
    await this.succession.follow(tx, actor, adopted);
    return adopted;
  }

  /** Extends the year of a version once, by the months that its parameters say. @throws NoMandate (403), WrongState (409) */
  async extend(actor: Actor, id: string, reason: string): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      await this.succession.retireReplaced(tx, actor);
      const version = await this.acts.take(tx, actor, id, 'extend');
      const { deputyFor } = await this.requireMandate(tx, actor);
      const months = termMonthsOf(version.parameters as JsonObject);
      if (version.extendedUntil !== null || version.adoptedAt === null || months === null) {
        throw new WrongState('extended');
      }
      const adoptedOn = await this.profiles.dayAt(tx, actor.institutionId, version.adoptedAt);
      const saved = await this.repository.save(tx, version, { extendedUntil: extensionOf(adoptedOn, months) });
      await this.acts.move(tx, actor, saved, version.state, {
        to: 'adopted',
        kind: 'code.extended',
        reason,
        facts: { extended_until: saved.extendedUntil },
        commitments: { reason },
        deputyFor,
      });
    });
  }

  /** Retires a version; running projects go on. @throws NoMandate (403), WrongState (409) */
  async retire(actor: Actor, id: string, reason: string): Promise<void> {
    await this.acts.write(actor, async (tx) => {
      await this.succession.retireReplaced(tx, actor);
      const version = await this.acts.take(tx, actor, id, 'retire');
      const { deputyFor } = await this.requireMandate(tx, actor);
      await this.succession.retire(tx, actor, version, { reason, commitments: { reason }, deputyFor });
    });
  }

  private async requireMandate(tx: Tx, actor: Actor): Promise<MandateStanding> {
    const day = await this.profiles.today(tx, actor.institutionId);
    const standing = await this.mandates.standingOf(tx, actor.institutionId, actor.personId, {
      kind: 'code-adoption',
      route: 'heavy',
      day,
    });
    if (!standing.inForce || !standing.coversRoute) {
      throw new NoMandate();
    }
    return standing;
  }

  private async requireComplete(tx: Tx, actor: Actor, version: CodeVersionEntity, effectiveOn: Day): Promise<void> {
    const acts = await this.repository.acts(tx, actor.institutionId, version.id);
    const lacks = lacking({
      participants: await this.repository.participants(tx, actor.institutionId, version.id),
      acts: standingActs(acts),
      effectiveOn,
      today: await this.profiles.today(tx, actor.institutionId),
    });
    if (lacks.length > 0) {
      throw new AdoptionIncomplete(lacks);
    }
  }
}
