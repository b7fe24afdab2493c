// Units of the institution that hold themselves to stricter parameters; looser ones are refused.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import {
  type Actor,
  type FieldFault,
  InvalidInput,
  type Json,
  jsonSha256,
  type JsonObject,
  newId,
  WrongState,
} from '../../common/index.js';
import { PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type CodeUnitEntity, type CodeVersionEntity } from './code-version.entity.js';
import { CodeInForce } from './code-in-force.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { ofUnit } from './holding.js';
import { faultsOfUnit, type ParameterKind } from './parameters.js';

export interface CodeUnitView {
  readonly unit: CodeUnitEntity;
  /** Name of who recorded it; null for the platform itself. */
  readonly recordedBy: string | null;
  readonly codeVersion: string;
  /** Per parameter that the unit named: what the institution has, what the unit asked, and what holds. */
  readonly parameters: readonly {
    readonly code: string;
    readonly title: Bilingual;
    readonly base: Json;
    readonly asked: Json;
    readonly holds: Json;
  }[];
}

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

  /** Records what a unit holds itself to from now on. @throws InvalidInput (400) for what is looser; WrongState (409) without a code. */
  async record(actor: Actor, unit: string, draft: { readonly title: Bilingual; readonly parameters: JsonObject }): Promise<CodeUnitView> {
    return this.journal.write(actor, async (tx) => {
      const code = requireMay(actor, 'change', 'CodeVersion', await this.inForce.version(tx, actor.institutionId), () => ({}));
      if (code.state !== 'adopted') {
        throw new WrongState(code.state);
      }
      const faults = await this.faultsOf(tx, code, draft.parameters);
      if (faults.length > 0) {
        throw new InvalidInput(faults);
      }
      const at = this.journal.now();
      const before = await this.repository.unit(tx, actor.institutionId, unit);
      const recorded: CodeUnitEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        unit,
        revision: (before?.revision ?? 0) + 1,
        ...draft,
        recordedAt: at,
        recordedBy: actor.personId,
      };
      await this.repository.insertUnit(tx, recorded);
      await this.journal.append(tx, actor, {
        log: 'decisions',
        kind: 'code.unit-recorded',
        facts: { unit, revision: recorded.revision, code_version: code.version, parameters_sha256: jsonSha256(draft.parameters) },
        commitments: { actor: actor.personId },
      });
      return this.viewOf(tx, actor, code, recorded);
    });
  }

  private async faultsOf(tx: Tx, code: CodeVersionEntity, wanted: JsonObject): Promise<readonly FieldFault[]> {
    const { kinds, own } = await this.ownOf(tx, code);
    return faultsOfUnit(kinds, own, wanted);
  }

  private async viewOf(tx: Tx, actor: Actor, code: CodeVersionEntity, unit: CodeUnitEntity): Promise<CodeUnitView> {
    const { kinds, own } = await this.ownOf(tx, code);
    const asked = unit.parameters as JsonObject;
    const holds = ofUnit(kinds, own, unit);
    const named = await this.people.namedFor(tx, actor, [unit.recordedBy]);
    return {
      unit,
      recordedBy: named.get(unit.recordedBy)?.displayName ?? null,
      codeVersion: code.version,
      parameters: kinds.flatMap(({ code: name, title }) => {
        const wanted = asked[name];
        return wanted === undefined ? [] : [{ code: name, title, base: own[name] ?? null, asked: wanted, holds: holds[name] ?? null }];
      }),
    };
  }

  /** What the institution holds itself to: no unit is looser than that. */
  private async ownOf(
    tx: Tx,
    { institutionId, manifestSha256, parameters }: CodeVersionEntity,
  ): Promise<{ readonly kinds: readonly ParameterKind[]; readonly own: JsonObject }> {
    const engine = await this.builds.engine(tx, institutionId, manifestSha256 ?? '');
    const own = await this.inForce.holding(tx, institutionId, { engine, parameters: parameters as JsonObject, unit: null });
    return { kinds: kindsOf(engine), own };
  }
}
