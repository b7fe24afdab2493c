// How one version of the code makes place for the next: what was replaced is retired on the day that its successor takes
// effect, by a job that waits for that day, and before every act of the board should the job be late. Twice does nothing more.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { type CodeVersionEntity } from './code-version.entity.js';
import { type Act, CodeVersionActs } from './code-version.acts.js';
import { CodeVersionsRepository } from './code-versions.repository.js';

const TAKES_EFFECT = 'code.takes-effect';

@Injectable()
export class CodeSuccession implements OnModuleInit {
  constructor(
    @Inject(CodeVersionsRepository) private readonly repository: CodeVersionsRepository,
    @Inject(CodeVersionActs) private readonly acts: CodeVersionActs,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.on(TAKES_EFFECT, (tx, actor) => this.retireReplaced(tx, actor));
  }

  /** Retires what an adopted version replaces: now when it is in effect, and otherwise when its day begins. */
  async follow(tx: Tx, actor: Actor, adopted: CodeVersionEntity): Promise<void> {
    const { institutionId, id, effectiveOn } = adopted;
    if (effectiveOn !== null && effectiveOn > (await this.profiles.today(tx, institutionId))) {
      const dueAt = await this.profiles.startOf(tx, institutionId, effectiveOn);
      await this.outbox.putFor(tx, institutionId, { topic: TAKES_EFFECT, payload: { code_version_id: id }, dueAt });
    }
    await this.retireReplaced(tx, actor);
  }

  /** Retires every version in effect but the one in force today. */
  async retireReplaced(tx: Tx, actor: Actor): Promise<void> {
    const today = await this.profiles.today(tx, actor.institutionId);
    const inForce = await this.repository.adopted(tx, actor.institutionId, today);
    if (inForce === null) {
      return;
    }
    for (const version of await this.repository.lockOthersInEffect(tx, inForce, today)) {
      await this.retire(tx, actor, version, { facts: { replaced_by: inForce.id }, aboutId: inForce.id, deputyFor: null });
    }
  }

  async retire(tx: Tx, actor: Actor, version: CodeVersionEntity, why: Omit<Act, 'kind'>): Promise<void> {
    const saved = await this.repository.save(tx, version, { state: 'retired', retiredAt: this.acts.now() });
    await this.acts.move(tx, actor, saved, version.state, { to: 'retired', kind: 'code.retired', ...why });
  }
}
