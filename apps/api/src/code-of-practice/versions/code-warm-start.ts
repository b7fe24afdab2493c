// Makes ready at start what is asked first: the policy under the parameters of the versions in force, as many as are kept warm.
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { InstitutionsService } from '../../identity/index.js';
import { MOST_INSTANCES } from '../engine/policy-engine.js';
import { PolicyFault } from '../engine/policy-fault.js';
import { CodeInForce, type CodeToJudgeBy } from './code-in-force.js';

@Injectable()
export class CodeWarmStart implements OnApplicationBootstrap {
  constructor(
    @Inject(InstitutionsService) private readonly institutions: InstitutionsService,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const warm = new Set<string>();
    for (const { id } of await this.institutions.all()) {
      const code = warm.size < MOST_INSTANCES ? await this.codeOf(id) : null;
      if (code !== null) {
        await code.engine.warm(code.parameters, code.parametersSha256);
        warm.add(`${code.engine.build.manifestSha256} ${code.parametersSha256}`);
      }
    }
  }

  /** Null where none can be used: the gates say why when they are asked. */
  private async codeOf(institutionId: string): Promise<CodeToJudgeBy | null> {
    try {
      return await this.journal.read(institutionId, (tx) => this.inForce.code(tx, institutionId, null));
    } catch (error) {
      if (error instanceof PolicyFault) {
        return null;
      }
      throw error;
    }
  }
}
