// What waits for somebody about versions of the code: a council's position, the board's answer and decision, the yearly revision.
import { Inject, Injectable } from '@nestjs/common';
import { mayEver } from '../../access/index.js';
import { type Actor, type Day } from '../../common/index.js';
import { InstitutionProfiles, MandatesService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { lacking } from './adoption.js';
import { handsInCode, isBarred, proposersOf } from './code-hands.js';
import { CodeInForce } from './code-in-force.js';
import { type CodeActEntity, type CodeUnitEntity, type CodeVersionEntity } from './code-version.entity.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { CodeVersionViews } from './code-versions.views.js';
import { councilsOf, FORMAL_ACTS, standingActs } from './councils.js';

export interface WaitingCode {
  readonly step: 'advise' | 'answer' | 'adopt' | 'revise';
  readonly version: CodeVersionEntity;
  readonly since: Date;
  readonly dueOn: Day | null;
}

@Injectable()
export class CodesWaiting {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeVersionViews) private readonly views: CodeVersionViews,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  async of(tx: Tx, actor: Actor): Promise<readonly WaitingCode[]> {
    const adopts = await this.mayAdopt(tx, actor);
    const speaks = councilsOf(actor.roles).length > 0 && mayEver(actor, 'advise', 'CodeVersion');
    const waiting: WaitingCode[] = [];
    for (const version of adopts || speaks ? await this.repository.consulted(tx, actor.institutionId) : []) {
      const recorded = await this.repository.acts(tx, actor.institutionId, version.id);
      const acts = standingActs(recorded);
      const events = await this.repository.events(tx, actor.institutionId, version.id);
      const since = events.findLast(({ toState }) => toState !== null)?.at ?? version.createdAt;
      const hands = handsInCode({ version, acts: recorded, events });
      if (speaks && isSilent(acts, actor) && !isBarred('act', [actor.personId], hands)) {
        waiting.push({ step: 'advise', version, since, dueOn: null });
      }
      const step = adopts ? await this.stepOfBoard(tx, version, acts) : null;
      if (step !== null && !(step === 'adopt' && isBarred('adopt', [actor.personId], hands))) {
        waiting.push({ step, version, since: acts.at(-1)?.recordedAt ?? since, dueOn: null });
      }
    }
    return [...waiting, ...(await this.toRevise(tx, actor))];
  }

  /** Answers what loosens a unit and waits for the actor as a second person. */
  async unitsToConfirm(tx: Tx, actor: Actor): Promise<readonly CodeUnitEntity[]> {
    const waiting = mayEver(actor, 'decide', 'CodeVersion') ? await this.repository.unitsWaiting(tx, actor.institutionId) : [];
    return waiting.filter((unit) => !proposersOf(unit).includes(actor.personId));
  }

  private async stepOfBoard(tx: Tx, version: CodeVersionEntity, acts: readonly CodeActEntity[]): Promise<'answer' | 'adopt' | null> {
    const today = await this.profiles.today(tx, version.institutionId);
    const participants = await this.repository.participants(tx, version.institutionId, version.id);
    const lacks = lacking({ participants, acts, effectiveOn: today, today });
    return lacks.includes('answer') ? 'answer' : lacks.length === 0 ? 'adopt' : null;
  }

  /** The code in force, from the month on in which its revision is due, until a later one is adopted. */
  private async toRevise(tx: Tx, actor: Actor): Promise<readonly WaitingCode[]> {
    const version = mayEver(actor, 'change', 'CodeVersion') ? await this.inForce.version(tx, actor.institutionId) : null;
    const term = version === null ? null : await this.views.term(tx, version);
    if (version === null || term === null || term.newerExists || term.warnOn > (await this.profiles.today(tx, actor.institutionId))) {
      return [];
    }
    return [{ step: 'revise', version, since: new Date(`${term.warnOn}T00:00:00Z`), dueOn: term.extendedUntil ?? term.endsOn }];
  }

  private async mayAdopt(tx: Tx, actor: Actor): Promise<boolean> {
    if (!mayEver(actor, 'decide', 'CodeVersion')) {
      return false;
    }
    const day = await this.profiles.today(tx, actor.institutionId);
    const ask = { kind: 'code-adoption', route: 'heavy', day } as const;
    const standing = await this.mandates.standingOf(tx, actor.institutionId, actor.personId, ask);
    return standing.inForce && standing.coversRoute;
  }
}

/** Whether no council that the actor speaks for gave advice or assent. */
function isSilent(acts: readonly CodeActEntity[], actor: Actor): boolean {
  const councils = councilsOf(actor.roles);
  return !acts.some(({ body, kind }) => councils.includes(body) && FORMAL_ACTS.includes(kind));
}
