// Data access: requests, deliveries, recalls.
import { DeliveryEntity } from './delivery/delivery.entity.js';
import { RecallEntity } from './recalls/recall.entity.js';
import { AccessRequestEntity } from './requests/access-request.entity.js';

export { RecallsService } from './recalls/recalls.service.js';
export { DataAccessModule, RequestExplanationsModule } from './data-access.module.js';

export const DATA_ACCESS_ENTITIES = [AccessRequestEntity, DeliveryEntity, RecallEntity];
