// Data tokens for analysts' tools: a member of an approved project gets one for one registered setting in force.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type FieldFault, InvalidInput } from '../../common/index.js';
import { ReceivingSettingsService, settingFacts } from '../../datasets/index.js';
import { InstitutionProfiles, type IssuedToken, TokensService } from '../../identity/index.js';
import { Transactions } from '../../platform/database/index.js';
import { ProjectsService } from '../../projects/index.js';

export interface DataTokenDraft {
  readonly projectId: string;
  readonly settingId: string;
  readonly days: number;
}

@Injectable()
export class DataTokensService {
  constructor(
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(TokensService) private readonly tokens: TokensService,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /**
   * Issues a data token.
   * @throws InvalidInput (400) for a project that is not the actor's, a setting not in force, or with an Idempotency-Key: the
   *   answer holds the token, which is kept nowhere
   */
  async issue(actor: Actor, draft: DataTokenDraft): Promise<IssuedToken> {
    if (actor.trace.idempotency !== undefined) {
      throw new InvalidInput([{ pointer: '/headers/idempotency-key', code: 'idempotencyKeyNotHere' }]);
    }
    return this.transactions.write(actor, async (tx) => {
      const today = await this.profiles.today(tx, actor.institutionId);
      const project = await this.projects.readable(tx, actor, draft.projectId).catch(() => null);
      const setting = await this.settings.byId(tx, actor.institutionId, draft.settingId);
      const faults: FieldFault[] = [
        ...(project !== null && project.memberIds.includes(actor.personId) && project.project.state === 'approved'
          ? []
          : [{ pointer: '/projectId', code: 'notApproved' }]),
        ...(setting !== null && settingFacts(setting, today)['in_force'] === true ? [] : [{ pointer: '/settingId', code: 'notInForce' }]),
      ];
      if (faults.length > 0) {
        throw new InvalidInput(faults);
      }
      return this.tokens.issueToken(tx, actor, draft);
    });
  }
}
