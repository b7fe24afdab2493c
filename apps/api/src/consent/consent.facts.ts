// What a gate is told about consent to a purpose: whether a notice is in force, and at which epoch the ledger stands.
// Who consented is never a fact: the policy answers an obligation, and the selection joins the ledger's views.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type FactSheet, Gate } from '../gate/index.js';
import { type Tx } from '../platform/database/index.js';
import { PurposesService } from '../projects/index.js';
import { epochNow } from './consent.lock.js';
import { NoticesService } from './notices/notices.service.js';

@Injectable()
export class ConsentFacts implements OnModuleInit {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(NoticesService) private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('consent', (tx, subject, request) => this.facts(tx, request.actor.institutionId, subject.id));
  }

  /** The version leaves the epoch out: each consent moves it, and the selection reads the ledger itself under the lock. */
  private async facts(tx: Tx, institutionId: string, purposeId: string): Promise<FactSheet> {
    const purpose = await this.purposes.byId(tx, institutionId, purposeId);
    if (purpose === null) {
      return { facts: {}, version: 'none' };
    }
    const notice = await this.notices.inForceFor(tx, institutionId, purposeId);
    const epoch = Number(await epochNow(tx, institutionId));
    return {
      facts: { consent: { purpose: purpose.code, notice_in_force: notice !== null, epoch } },
      version: `${purpose.code}/${notice?.version ?? 'none'}`,
    };
  }
}
