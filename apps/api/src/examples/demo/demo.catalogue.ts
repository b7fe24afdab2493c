// The catalogue of the demo: purposes with their notices, definitions, receiving settings.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day, pageRequest } from '../../common/index.js';
import { NoticesService } from '../../consent/index.js';
import { DefinitionsService, ReceivingSettingsService } from '../../datasets/index.js';
import { PurposesService } from '../../projects/index.js';
import { type DemoData } from './demo.profile.js';
import { onceOnly } from './once-only.js';

@Injectable()
export class DemoCatalogue {
  constructor(
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(NoticesService) private readonly notices: NoticesService,
    @Inject(DefinitionsService) private readonly definitions: DefinitionsService,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
  ) {}

  async ensure(actor: Actor, data: DemoData, since: Day): Promise<void> {
    for (const { notice, ...purpose } of data.purposes) {
      await onceOnly(() => this.purposes.add(actor, purpose));
      if ((await this.noticeOf(actor, purpose.code)) === null) {
        await this.notices.record(actor, { purpose: purpose.code, text: notice, validFrom: since });
      }
    }
    for (const setting of data.settings) {
      await onceOnly(() => this.settings.register(actor, { ...setting, fromOn: since, untilOn: null }));
    }
    const known = await this.definitions.list(actor, pageRequest({ limit: 200 }), null);
    for (const definition of data.definitions.filter(({ term }) => !known.items.some((item) => item.term === term))) {
      await this.definitions.record(actor, { ...definition, validFrom: since });
    }
  }

  /** Answers the newest notice of a purpose, or null. */
  async noticeOf(actor: Actor, purpose: string): Promise<string | null> {
    const { items } = await this.notices.list(actor, pageRequest({ limit: 200 }), purpose);
    return items.at(-1)?.id ?? null;
  }
}
