// Builds of the policy for those who read verdicts: which are kept, and their bytes.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, NotFound } from '../../common/index.js';
import { type BuildPart, type PolicyBuild } from '../engine/policy-build.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { PolicyFault } from '../engine/policy-fault.js';

@Injectable()
export class CodeBuilds {
  constructor(
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async list(actor: Actor): Promise<readonly { readonly build: PolicyBuild; readonly storedAt: Date }[]> {
    return this.journal.read(actor.institutionId, (tx) => this.builds.list(tx, actor.institutionId));
  }

  /** @throws NotFound (404) for a build that is not kept here. */
  async part(actor: Actor, policySha256: string, part: BuildPart): Promise<Buffer> {
    try {
      const engine = await this.journal.read(actor.institutionId, (tx) =>
        this.builds.engineOfPolicy(tx, actor.institutionId, policySha256),
      );
      return engine.build.parts[part];
    } catch (error) {
      throw error instanceof PolicyFault && error.kind === 'unknown' ? new NotFound() : error;
    }
  }
}
