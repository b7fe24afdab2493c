// The made-up university of the demo: the generator's tables through the import, gate G0 included, and its consents into
// the ledger.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { ConsentService } from '../../consent/index.js';
import { DatasetsService, ImportsService } from '../../datasets/index.js';
import { SubjectRegister } from '../../identity/index.js';
import { fileOf, openTable } from '../generator/generator.js';
import { personOf, type Recipe, type World, worldOf } from '../generator/population.js';
import { type ConsentAnswer, consentOf, type Table, TABLES } from '../generator/tables.js';
import { DemoCatalogue } from './demo.catalogue.js';

/** What the generated consents are given to. */
const PURPOSE = 'study-success';

@Injectable()
export class DemoUniversity {
  constructor(
    @Inject(DemoCatalogue) private readonly catalogue: DemoCatalogue,
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Loads what is not loaded yet; the last table comes after the consents, so that it tells whether all is there. */
  async ensure(actor: Actor, recipe: Recipe): Promise<void> {
    const last = TABLES.at(-1);
    if (recipe.students === 0 || last === undefined || (await this.isLoaded(actor, last))) {
      return;
    }
    const world = worldOf(recipe);
    for (const table of TABLES.slice(0, -1)) {
      await this.load(actor, world, table);
    }
    await this.recordConsents(actor, world);
    await this.load(actor, world, last);
  }

  private async load(actor: Actor, world: World, table: Table): Promise<void> {
    if (!(await this.isLoaded(actor, table))) {
      await this.imports.importFile(actor, { name: fileOf(table), open: () => openTable(world, table) }, { wait: true });
    }
  }

  private async isLoaded(actor: Actor, { code }: Table): Promise<boolean> {
    const dataset = await this.journal.read(actor.institutionId, (tx) => this.datasets.byCode(tx, actor.institutionId, code));
    return dataset !== null && dataset.currentVersionId !== null;
  }

  private async recordConsents(actor: Actor, world: World): Promise<void> {
    const noticeId = await this.catalogue.noticeOf(actor, PURPOSE);
    if (noticeId === null) {
      return;
    }
    const answers = Array.from({ length: world.persons }, (_, index) => {
      const person = personOf(world, index);
      return { number: person.number, answer: consentOf(world, person) };
    });
    const subjectsOf = async (...wanted: readonly ConsentAnswer[]): Promise<readonly string[]> => {
      const numbers = answers.filter(({ answer }) => wanted.includes(answer)).map(({ number }) => number);
      return this.journal.read(actor.institutionId, (tx) => this.register.findMany(tx, actor.institutionId, numbers));
    };
    const common = { purpose: PURPOSE, noticeId, givenVia: 'demo' as const };
    const given = await subjectsOf('given', 'withdrawn');
    await this.consents.recordMany(actor, { ...common, state: 'given', subjectIds: given });
    await this.consents.recordMany(actor, { ...common, state: 'refused', subjectIds: await subjectsOf('refused') });
    await this.consents.recordMany(actor, { ...common, state: 'withdrawn', subjectIds: await subjectsOf('withdrawn') });
  }
}
