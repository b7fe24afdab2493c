// The code that an institution is judged by today: the version, its build, its parameters; each checked before it is used.
import { Inject, Injectable } from '@nestjs/common';
import { type Day, jsonSha256, type JsonObject } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { AdoptionSeals } from './adoption-seal.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { CodeVersionsRepository } from './code-versions.repository.js';
import { heldTo } from './holding.js';

export interface CodeToJudgeBy {
  readonly version: CodeVersionEntity;
  readonly engine: PolicyEngine;
  /** The strictest of the version, the profile of today and the unit. */
  readonly parameters: JsonObject;
  readonly parametersSha256: string;
}

@Injectable()
export class CodeInForce {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(AdoptionSeals) private readonly seals: AdoptionSeals,
  ) {}

  /** Answers the version in force today, or null. */
  async version(tx: Tx, institutionId: string): Promise<CodeVersionEntity | null> {
    return this.repository.inForce(tx, institutionId, await this.profiles.today(tx, institutionId));
  }

  /**
   * Answers what judges today, by the stricter parameters of a unit where one is named.
   * @throws PolicyFault when none is in force, or what is in force is unsigned, altered or not kept, or the unit is not
   * known: the gate then holds.
   */
  async code(tx: Tx, institutionId: string, unit: string | null): Promise<CodeToJudgeBy> {
    const today = await this.profiles.today(tx, institutionId);
    const version = await this.repository.inForce(tx, institutionId, today);
    if (version === null) {
      throw new PolicyFault('none', 'no code of practice is in force');
    }
    await this.requireSeal(version, jsonSha256(version.parameters as JsonObject));
    const engine = await this.builds.engine(tx, institutionId, version.manifestSha256 ?? '');
    if (engine.manifest.policySha256 !== version.policySha256) {
      throw new PolicyFault(
        'altered',
        `code ${version.version} names policy ${version.policySha256}; its build has ${engine.manifest.policySha256}`,
      );
    }
    const parameters = await this.holding(tx, institutionId, { engine, parameters: version.parameters as JsonObject, unit, today });
    return { version, engine, parameters, parametersSha256: jsonSha256(parameters) };
  }

  /** Answers parameters as they hold today for the institution, or for a unit of it. @throws PolicyFault for one that is not known */
  async holding(
    tx: Tx,
    institutionId: string,
    of: { readonly engine: PolicyEngine; readonly parameters: JsonObject; readonly unit: string | null; readonly today?: Day },
  ): Promise<JsonObject> {
    const profile = await this.profiles.profileAt(tx, institutionId, of.today ?? (await this.profiles.today(tx, institutionId)));
    const unit = of.unit === null ? null : await this.repository.unit(tx, institutionId, of.unit);
    if (of.unit !== null && unit === null) {
      throw new PolicyFault('unknown', `no unit ${of.unit} is known`);
    }
    return heldTo(kindsOf(of.engine), of.parameters, { profile, unit });
  }

  /** Tells whether the signature of an adopted version holds over what the row says now. */
  async isSealed(version: CodeVersionEntity): Promise<boolean> {
    try {
      await this.requireSeal(version, jsonSha256(version.parameters as JsonObject));
      return true;
    } catch (error) {
      if (error instanceof PolicyFault) {
        return false;
      }
      throw error;
    }
  }

  private async requireSeal(version: CodeVersionEntity, parametersSha256: string): Promise<void> {
    const { institutionId, policySha256, manifestSha256, effectiveOn, signature } = version;
    await this.seals.require(
      {
        institutionId,
        codeVersion: version.version,
        manifestSha256: manifestSha256 ?? '',
        policySha256,
        parametersSha256,
        effectiveOn: effectiveOn ?? '',
      },
      { signature },
    );
  }
}
