// Builds of the policy for those who read verdicts: which are kept, and their bytes.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, NotFound } from '../../common/index.js';
import { PolicyUnavailable } from '../code-of-practice.errors.js';
import { type BuildPart, type PolicyBuild } from '../engine/policy-build.js';
import { PolicyBuilds } from '../engine/policy-builds.js';
import { PolicyFault } from '../engine/policy-fault.js';

@Injectable()
export class CodeBuilds {
  constructor(
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** @throws PolicyUnavailable (409) when one is not what it was. */
  async list(actor: Actor): Promise<readonly { readonly build: PolicyBuild; readonly storedAt: Date }[]> {
    return usable(this.journal.read(actor.institutionId, (tx) => this.builds.list(tx, actor.institutionId)));
  }

  /** @throws NotFound (404) for a build that is not kept here; PolicyUnavailable (409) for one that is not what it was. */
  async part(actor: Actor, policySha256: string, part: BuildPart): Promise<Buffer> {
    const read = this.journal.read(actor.institutionId, (tx) => this.builds.engineOfPolicy(tx, actor.institutionId, policySha256));
    return (await usable(read)).build.parts[part];
  }
}

async function usable<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof PolicyFault)) {
      throw error;
    }
    throw error.kind === 'unknown' ? new NotFound() : new PolicyUnavailable(error.kind);
  }
}
