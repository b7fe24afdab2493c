// The catalogue of the demo: purposes with their notices, definitions, receiving settings, the extract of OULAD, consents.
import { Inject, Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { type Actor, type Day } from '../../common/index.js';
import { ConsentService, epochNow, NoticesService } from '../../consent/index.js';
import { DatasetsService, DefinitionsService, ImportsService, ReceivingSettingsService } from '../../datasets/index.js';
import { SubjectRegister } from '../../identity/index.js';
import { Transactions } from '../../platform/database/index.js';
import { fromProjectRoot } from '../../platform/files/index.js';
import { PurposesService } from '../../projects/index.js';
import { type DemoData } from './demo.profile.js';
import { onceOnly } from './once-only.js';

@Injectable()
export class DemoCatalogue {
  constructor(
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(NoticesService) private readonly notices: NoticesService,
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(DefinitionsService) private readonly definitions: DefinitionsService,
    @Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(Transactions) private readonly transactions: Transactions,
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
    const known = await this.definitions.list(actor, { after: null, limit: 200 }, null);
    for (const definition of data.definitions.filter(({ term }) => !known.items.some((item) => item.term === term))) {
      await this.definitions.record(actor, { ...definition, validFrom: since });
    }
    for (const { file, dataset } of data.files) {
      await this.load(actor, file, dataset);
    }
  }

  /** Records consent for a seeded share of the subjects, the student persona's among them, unless there are records. */
  async ensureConsents(actor: Actor, data: DemoData): Promise<void> {
    const found = await this.transactions.read(actor.institutionId, async (tx) => ({
      epoch: await epochNow(tx, actor.institutionId),
      subjects: await this.register.all(tx, actor.institutionId),
      student: await this.register.find(tx, actor.institutionId, data.studentNumber),
    }));
    if (found.epoch !== '0') {
      return;
    }
    const subjectIds = found.subjects.filter((id, index) => id === found.student || isChosen(index, data.consentShare));
    for (const { code: purpose } of data.purposes) {
      const noticeId = await this.noticeOf(actor, purpose);
      if (noticeId !== null) {
        await this.consents.recordMany(actor, { purpose, state: 'given', noticeId, subjectIds, givenVia: 'demo' });
      }
    }
  }

  private async noticeOf(actor: Actor, purpose: string): Promise<string | null> {
    const { items } = await this.notices.list(actor, { after: null, limit: 200 }, purpose);
    return items.at(-1)?.id ?? null;
  }

  private async load(actor: Actor, file: string, code: string): Promise<void> {
    const dataset = await this.transactions.read(actor.institutionId, (tx) => this.datasets.byCode(tx, actor.institutionId, code));
    if (dataset === null || dataset.currentVersionId === null) {
      const path = fromProjectRoot('apps', 'api', 'data', 'oulad', file);
      await this.imports.importFile(actor, { name: file, open: () => createReadStream(path) }, { wait: true });
    }
  }
}

/** Chooses a share of all numbers, the same ones each time (multiplicative hashing by the golden ratio). */
function isChosen(index: number, share: number): boolean {
  return (Math.imul(index + 1, 0x9e3779b1) >>> 0) / 2 ** 32 < share;
}
