// Consent: one ledger of consent, objection and restriction; notices; the lock and the epoch that answers rest on.
import { ConsentEpochEntity, ConsentEventEntity, ConsentStateEntity } from './consent.entity.js';
import { ConsentNoticeEntity } from './notices/consent-notice.entity.js';
import { ConsentCountEntity } from './shares/consent-count.entity.js';

export { type ConsentChange, type ConsentChangeHandler, TAKEN_AWAY } from './consent-ledger.service.js';
export { type GivenVia } from './consent.entity.js';
export { consentLockKey, epochNow, lockShared } from './consent.lock.js';
export { ConsentModule } from './consent.module.js';
export { type ConsentAnswer, type ConsentMany, ConsentService, type RecordedMany } from './consent.service.js';
export { type ConsentKind, type ConsentState, type RaisedKind } from './consent.states.js';
export { type NoticeDraft, NoticesService, type NoticeView } from './notices/notices.service.js';

export const CONSENT_ENTITIES = [ConsentNoticeEntity, ConsentEventEntity, ConsentStateEntity, ConsentEpochEntity, ConsentCountEntity];
