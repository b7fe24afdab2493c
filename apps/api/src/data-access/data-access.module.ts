// Data access: the enforcement point on data.
import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { CodeOfPracticeModule } from '../code-of-practice/index.js';
import { WrongState } from '../common/index.js';
import { ConsentModule } from '../consent/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { ProjectsModule, ProjectWatchers } from '../projects/index.js';
import { DataAccessController } from './data-access.controller.js';
import { DataDesk } from './data-desk.js';
import { DeliveriesService } from './delivery/deliveries.service.js';
import { DeliveriesRepository } from './delivery/deliveries.repository.js';
import { DeliveryList } from './delivery/delivery-list.service.js';
import { DeliveryPlans } from './delivery/delivery-plans.service.js';
import { Snapshots } from './delivery/snapshot.js';
import { DeliveryLog } from './delivery/delivery-log.service.js';
import { Instance } from './delivery/instance.js';
import { ProxyPool } from './delivery/proxy-pool.js';
import { PseudonymsService } from './delivery/pseudonyms.service.js';
import { Recovery } from './delivery/recovery.js';
import { StreamSlots } from './delivery/stream-slots.js';
import { Streams } from './delivery/streams.js';
import { RecallsService } from './recalls/recalls.service.js';
import { AccessRequestFacts } from './requests/access-request.facts.js';
import { AccessRequestsRepository } from './requests/access-requests.repository.js';
import { AccessRequestsService } from './requests/access-requests.service.js';
import { DictionariesService } from './requests/dictionaries.service.js';
import { RequestDesk } from './requests/request-desk.js';
import { RequestNaming } from './requests/request-naming.service.js';
import { RequestExplanationsController } from './requests/request-explanations.controller.js';
import { DataTokensService } from './tokens/data-tokens.service.js';

/** A project that handed out data cannot be withdrawn any more: its data must be destroyed first. */
@Injectable()
export class WithdrawalWatch implements OnModuleInit {
  constructor(
    @Inject(ProjectWatchers) private readonly watchers: ProjectWatchers,
    @Inject(DeliveriesRepository) private readonly repository: DeliveriesRepository,
  ) {}

  onModuleInit(): void {
    this.watchers.onTransition(async (tx, actor, { projectId, from, to }) => {
      if (to === 'withdrawn' && (await this.repository.anyOfProject(tx, actor.institutionId, projectId))) {
        throw new WrongState(from ?? 'approved');
      }
    });
  }
}

@Module({
  imports: [AuditLogModule, ConsentModule, DatasetsModule, ProjectsModule],
  controllers: [DataAccessController],
  providers: [
    AccessRequestsRepository,
    AccessRequestFacts,
    AccessRequestsService,
    DictionariesService,
    RequestDesk,
    RequestNaming,
    DataTokensService,
    DeliveriesRepository,
    DeliveriesService,
    DeliveryPlans,
    Snapshots,
    DeliveryLog,
    Instance,
    ProxyPool,
    PseudonymsService,
    Recovery,
    StreamSlots,
    Streams,
    RecallsService,
    DataDesk,
    DeliveryList,
    WithdrawalWatch,
  ],
  exports: [AccessRequestsService, RecallsService],
})
export class DataAccessModule {}

/** Apart, because without a code of practice there is nothing to explain, while data access stands and holds. */
@Module({ imports: [CodeOfPracticeModule, DataAccessModule], controllers: [RequestExplanationsController] })
export class RequestExplanationsModule {}
