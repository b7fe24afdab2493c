// Everything a load needs before the first row: reference data, the shift in years, digests, the time zone.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day } from '../../common/index.js';
import { InstitutionProfiles, SubjectRegister } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { DatasetsService } from '../catalogue/datasets.service.js';
import { type FieldView } from '../catalogue/datasets.views.js';
import { type Inspection } from '../inspection/inspection.types.js';
import { yearsToLastFullYear } from '../inspection/presentations.js';
import { type ImportEntity } from '../imports/import.entity.js';
import { ReferenceMissing } from '../imports/import.errors.js';
import { type Lookup, type Proposal, subjectColumn } from '../proposals/proposal.js';
import { type LookupTable, RowReader, tableColumns } from './row-reader.js';
import { type NewTable, RowTables, tableNameOf } from './row-tables.js';

/** Reference data are held in memory during a load; more rows than this are no reference. */
const MOST_REFERENCE_ROWS = 100_000;

export interface LoadPlan {
  readonly table: NewTable;
  readonly reader: RowReader;
  readonly shiftYears: number;
  /** Descriptions of the fields taken from reference data, in the order of the table. */
  readonly lookupFields: readonly FieldView[];
}

@Injectable()
export class LoadPlanner {
  constructor(
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(RowTables) private readonly tables: RowTables,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  /** Plans the load of an import as a version. @throws ReferenceMissing (409) */
  async plan(tx: Tx, actor: Actor, found: ImportEntity, versionId: string): Promise<LoadPlan> {
    const { proposal, inspection } = found;
    const today = await this.profiles.today(tx, actor.institutionId);
    const { institution } = await this.profiles.view(actor, today);
    const shiftYears = await this.shiftYears(tx, actor.institutionId, { proposal, inspection, today });
    const joined = [];
    for (const lookup of proposal.lookups) {
      joined.push(await this.lookup(tx, actor.institutionId, lookup));
    }
    const lookups = joined.map(({ table }) => table);
    const hash = await this.register.hasher(actor.institutionId);
    return {
      table: { name: tableNameOf(versionId), columns: tableColumns(proposal, lookups), hasSubject: subjectColumn(proposal) !== null },
      reader: new RowReader({ proposal, lookups, shiftYears, hash, wallClock: wallClockIn(institution.time_zone) }),
      shiftYears,
      lookupFields: joined.flatMap(({ fields }) => fields),
    };
  }

  private async shiftYears(
    tx: Tx,
    institutionId: string,
    ask: { readonly proposal: Proposal; readonly inspection: Inspection; readonly today: Day },
  ): Promise<number> {
    const { shift, columns } = ask.proposal;
    switch (shift?.kind) {
      case undefined:
        return 0;
      case 'years':
        return shift.years;
      case 'last-full-year': {
        const position = columns.find((column) => column.code === shift.column)?.position ?? -1;
        const newest = ask.inspection.columns[position]?.newestPresentation ?? null;
        if (newest === null) {
          throw new ReferenceMissing(ask.proposal.dataset.code, 'no-column');
        }
        return yearsToLastFullYear(newest, ask.today);
      }
      case 'as-dataset':
        return (await this.current(tx, institutionId, shift.dataset)).shiftYears;
    }
  }

  private async lookup(
    tx: Tx,
    institutionId: string,
    lookup: Lookup,
  ): Promise<{ readonly table: LookupTable; readonly fields: readonly FieldView[] }> {
    const version = await this.current(tx, institutionId, lookup.dataset);
    const fieldOf = (code: string): FieldView => {
      const field = version.fields.find((candidate) => candidate.code === code);
      if (field === undefined) {
        throw new ReferenceMissing(lookup.dataset, 'no-column');
      }
      return field;
    };
    const fields = lookup.take.map(fieldOf);
    const codes = [fieldOf(lookup.key).code, ...fields.map(({ code }) => code)];
    const texts = await this.tables.readTexts(tx, version.tableName, codes, MOST_REFERENCE_ROWS + 1);
    if (texts.length > MOST_REFERENCE_ROWS) {
      throw new ReferenceMissing(lookup.dataset, 'too-large');
    }
    const rows = new Map(texts.map(([key, ...values]) => [key ?? '', values]));
    if (rows.size !== texts.length) {
      throw new ReferenceMissing(lookup.dataset, 'key-not-unique');
    }
    return { table: { key: lookup.key, columns: fields.map(({ code, type }) => ({ code, type })), rows }, fields };
  }

  private async current(
    tx: Tx,
    institutionId: string,
    code: string,
  ): Promise<NonNullable<Awaited<ReturnType<DatasetsService['version']>>>> {
    const dataset = await this.datasets.byCode(tx, institutionId, code);
    const id = dataset?.kind === 'reference' ? dataset.currentVersionId : null;
    const version = id === null ? null : await this.datasets.version(tx, institutionId, id);
    if (version === null) {
      throw new ReferenceMissing(code, 'no-version');
    }
    return version;
  }
}

/** Answers how to write an instant as the wall clock of a time zone shows it. */
function wallClockIn(timeZone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(instant);
}
