// The code that an institution is judged by today: the version, its build, its parameters; each checked before it is used.
import { Inject, Injectable } from '@nestjs/common';
import { jsonSha256, type JsonObject } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { AdoptionSeals } from './adoption-seal.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { CodeVersionsRepository } from './code-versions.repository.js';

export interface CodeToJudgeBy {
  readonly version: CodeVersionEntity;
  readonly engine: PolicyEngine;
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

  /** @throws PolicyFault when none is in force, or what is in force is unsigned, altered or not kept: the gate then holds. */
  async code(tx: Tx, institutionId: string): Promise<CodeToJudgeBy> {
    const version = await this.version(tx, institutionId);
    if (version === null) {
      throw new PolicyFault('none', 'no code of practice is in force');
    }
    const parameters = version.parameters as JsonObject;
    const parametersSha256 = jsonSha256(parameters);
    await this.requireSeal(version, parametersSha256);
    const engine = await this.builds.engine(tx, institutionId, version.manifestSha256 ?? '');
    if (engine.manifest.policySha256 !== version.policySha256) {
      throw new PolicyFault(
        'altered',
        `code ${version.version} names policy ${version.policySha256}; its build has ${engine.manifest.policySha256}`,
      );
    }
    return { version, engine, parameters, parametersSha256 };
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
