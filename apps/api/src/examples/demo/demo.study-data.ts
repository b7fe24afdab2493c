// The study data of the demo: the committed extract of OULAD, and consents for a seeded share of its subjects.
import { Inject, Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { ConsentService, epochNow } from '../../consent/index.js';
import { DatasetsService, ImportsService } from '../../datasets/index.js';
import { SubjectRegister } from '../../identity/index.js';
import { fromProjectRoot } from '../../platform/files/index.js';
import { DemoCatalogue } from './demo.catalogue.js';
import { type DemoData } from './demo.profile.js';

@Injectable()
export class DemoStudyData {
  constructor(
    @Inject(DemoCatalogue) private readonly catalogue: DemoCatalogue,
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Loads the files that are not loaded yet, in their order (reference sets first). */
  async ensureFiles(actor: Actor, data: DemoData): Promise<void> {
    for (const { file, dataset } of data.files) {
      await this.load(actor, file, dataset);
    }
  }

  /** Records consent for a seeded share of the subjects, the student persona's among them, unless there are records. */
  async ensureConsents(actor: Actor, data: DemoData): Promise<void> {
    const found = await this.journal.read(actor.institutionId, async (tx) => ({
      epoch: await epochNow(tx, actor.institutionId),
      subjects: await this.register.all(tx, actor.institutionId),
      student: await this.register.find(tx, actor.institutionId, data.studentNumber),
    }));
    if (found.epoch !== '0') {
      return;
    }
    const subjectIds = found.subjects.filter((id, index) => id === found.student || isChosen(index, data.consentShare));
    for (const { code: purpose } of data.purposes) {
      const noticeId = await this.catalogue.noticeOf(actor, purpose);
      if (noticeId !== null) {
        await this.consents.recordMany(actor, { purpose, state: 'given', noticeId, subjectIds, givenVia: 'demo' });
      }
    }
  }

  private async load(actor: Actor, file: string, code: string): Promise<void> {
    const dataset = await this.journal.read(actor.institutionId, (tx) => this.datasets.byCode(tx, actor.institutionId, code));
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
