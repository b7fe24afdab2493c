// Units of the institution that hold themselves to stricter parameters; looser than the institution is refused, and looser than
// the unit was before waits for a second person.
import { Inject, Injectable } from '@nestjs/common';
import { may, requireMay } from '../../access/index.js';
import { Journal, type LogKind } from '../../audit-log/index.js';
import {
  type Actor,
  InvalidInput,
  type Json,
  jsonSha256,
  type JsonObject,
  newId,
  NotFound,
  type Role,
  WrongState,
} from '../../common/index.js';
import { bothOf, overlap, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { ProposerConfirms } from '../code-of-practice.errors.js';
import { proposersOf } from './code-hands.js';
import { type CodeUnitEntity, type CodeVersionEntity } from './code-version.entity.js';
import { CodeInForce } from './code-in-force.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { ofUnit } from './holding.js';
import { faultsOfUnit, loosenedBy, type ParameterKind } from './parameters.js';

/** Per parameter that a row of a unit names: what the institution has, what the unit asked, and what holds by that row. */
export interface UnitParameter {
  readonly code: string;
  readonly title: Bilingual;
  readonly base: Json;
  readonly asked: Json;
  readonly holds: Json;
}

/** A row of a unit with the name of who recorded it; null for the platform itself. */
export interface UnitRowView {
  readonly unit: CodeUnitEntity;
  readonly recordedBy: string | null;
  readonly parameters: readonly UnitParameter[];
}

export interface CodeUnitView extends UnitRowView {
  readonly codeVersion: string;
  /** What is looser and waits for a second person, and whether this person may be that. */
  readonly proposal: (UnitRowView & { readonly isOpenToActor: boolean }) | null;
}

/** The roles of those who confirm: they decide on the code. */
const CONFIRMERS: readonly Role[] = ['board-member', 'mandate-holder'];

@Injectable()
export class CodeUnits {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async list(actor: Actor): Promise<readonly CodeUnitView[]> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const code = await this.inForce.version(tx, actor.institutionId);
      const units = await this.repository.units(tx, actor.institutionId);
      return code === null ? [] : Promise.all(units.map((unit) => this.viewOf(tx, actor, code, unit)));
    });
  }

  /**
   * Records what a unit holds itself to from now on; what is looser than it held itself to waits for a second person. A later row
   * takes the place of one that waits.
   * @throws InvalidInput (400) for what is looser than the institution; WrongState (409) without a code.
   */
  async record(actor: Actor, unit: string, draft: { readonly title: Bilingual; readonly parameters: JsonObject }): Promise<CodeUnitView> {
    return this.journal.write(actor, async (tx) => {
      const code = requireMay(actor, 'change', 'CodeVersion', await this.inForce.version(tx, actor.institutionId), () => ({}));
      if (code.state !== 'adopted') {
        throw new WrongState(code.state);
      }
      const { kinds, own } = await this.ownOf(tx, code);
      const faults = faultsOfUnit(kinds, own, draft.parameters);
      if (faults.length > 0) {
        throw new InvalidInput(faults);
      }
      const newest = await this.repository.newestOfUnit(tx, actor.institutionId, unit, 'update');
      const before = await this.repository.unit(tx, actor.institutionId, unit);
      const isLooser = before !== null && loosenedBy(kinds, before.parameters as JsonObject, draft.parameters).length > 0;
      const at = this.journal.now();
      const recorded: CodeUnitEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        unit,
        revision: (newest?.revision ?? 0) + 1,
        ...draft,
        recordedAt: at,
        recordedBy: actor.personId,
        deputyFor: await this.people.standsInFor(tx, actor, ['privacy-officer']),
        heldSince: isLooser ? null : at,
        confirmedBy: null,
      };
      await this.repository.insertUnit(tx, recorded);
      await this.log(tx, actor, code, { kind: isLooser ? 'code.unit-proposed' : 'code.unit-recorded', unit: recorded });
      return this.viewOf(tx, actor, code, isLooser ? before : recorded);
    });
  }

  /**
   * Lets what loosens a unit hold, by another person than proposed it.
   * @throws NotFound (404); Forbidden (403), ProposerConfirms (403); WrongState (409) when it holds already, a later row took
   * its place, or without a code; InvalidInput (400) when it is looser than the institution by now.
   */
  async confirm(actor: Actor, unit: string, id: string): Promise<CodeUnitView> {
    return this.journal.write(actor, async (tx) => {
      const code = requireMay(actor, 'decide', 'CodeVersion', await this.inForce.version(tx, actor.institutionId), () => ({}));
      const proposal = await this.waiting(tx, actor, { unit, id });
      if (code.state !== 'adopted') {
        throw new WrongState(code.state);
      }
      const deputyFor = await this.people.standsInFor(tx, actor, CONFIRMERS, proposersOf(proposal));
      if (overlap(bothOf(actor.personId, deputyFor), proposersOf(proposal))) {
        throw new ProposerConfirms();
      }
      const { kinds, own } = await this.ownOf(tx, code);
      const faults = faultsOfUnit(kinds, own, proposal.parameters as JsonObject);
      if (faults.length > 0) {
        throw new InvalidInput(faults);
      }
      const held = await this.repository.confirmUnit(tx, proposal, { heldSince: this.journal.now(), confirmedBy: actor.personId });
      await this.log(tx, actor, code, { kind: 'code.unit-confirmed', unit: held });
      return this.viewOf(tx, actor, code, held);
    });
  }

  /** Answers a row that waits, locked. @throws NotFound (404); WrongState (409) when it holds already, or a later row took its place */
  private async waiting(tx: Tx, actor: Actor, { unit, id }: { readonly unit: string; readonly id: string }): Promise<CodeUnitEntity> {
    const newest = await this.repository.newestOfUnit(tx, actor.institutionId, unit, 'update');
    if (newest?.id !== id && !(await this.repository.isUnitRow(tx, actor.institutionId, { unit, id }))) {
      throw new NotFound();
    }
    if (newest?.id !== id || newest.heldSince !== null) {
      throw new WrongState(newest?.id === id ? 'confirmed' : 'replaced');
    }
    return newest;
  }

  private async log(
    tx: Tx,
    actor: Actor,
    code: CodeVersionEntity,
    { kind, unit }: { readonly kind: LogKind; readonly unit: CodeUnitEntity },
  ): Promise<void> {
    await this.journal.append(tx, actor, {
      log: 'decisions',
      kind,
      facts: {
        unit: unit.unit,
        revision: unit.revision,
        code_version: code.version,
        parameters_sha256: jsonSha256(unit.parameters as JsonObject),
      },
      commitments: { actor: actor.personId },
    });
  }

  private async viewOf(tx: Tx, actor: Actor, code: CodeVersionEntity, unit: CodeUnitEntity): Promise<CodeUnitView> {
    const by = await this.ownOf(tx, code);
    const newest = await this.repository.newestOfUnit(tx, unit.institutionId, unit.unit);
    const isOpenToActor = newest !== null && may(actor, 'decide', 'CodeVersion', {}) && !proposersOf(newest).includes(actor.personId);
    return {
      ...(await this.rowOf(tx, actor, unit, by)),
      codeVersion: code.version,
      proposal: newest === null || newest.heldSince !== null ? null : { ...(await this.rowOf(tx, actor, newest, by)), isOpenToActor },
    };
  }

  private async rowOf(tx: Tx, actor: Actor, unit: CodeUnitEntity, { kinds, own }: OwnParameters): Promise<UnitRowView> {
    const asked = unit.parameters as JsonObject;
    const holds = ofUnit(kinds, own, unit);
    const named = await this.people.namedFor(tx, actor, [unit.recordedBy]);
    return {
      unit,
      recordedBy: named.get(unit.recordedBy)?.displayName ?? null,
      parameters: kinds.flatMap(({ code: name, title }) => {
        const wanted = asked[name];
        return wanted === undefined ? [] : [{ code: name, title, base: own[name] ?? null, asked: wanted, holds: holds[name] ?? null }];
      }),
    };
  }

  /** What the institution holds itself to: no unit is looser than that. */
  private async ownOf(tx: Tx, { institutionId, manifestSha256, parameters }: CodeVersionEntity): Promise<OwnParameters> {
    const engine = await this.builds.engine(tx, institutionId, manifestSha256 ?? '');
    const own = await this.inForce.holding(tx, institutionId, { engine, parameters: parameters as JsonObject, unit: null });
    return { kinds: kindsOf(engine), own };
  }
}

interface OwnParameters {
  readonly kinds: readonly ParameterKind[];
  readonly own: JsonObject;
}
