// Queries on versions of the code, who took part, what councils said, and units.
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { type Day, type JsonObject, type PageRequest } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import {
  CodeActEntity,
  CodeEventEntity,
  CodeUnitEntity,
  CodeVersionEntity,
  ParameterSetEntity,
  ParticipantEntity,
} from './code-version.entity.js';

/** Adopted and never withdrawn before its first day, as the institution counts days. */
const NOT_WITHDRAWN = `(c.state = 'adopted' or (c.state = 'retired' and c.effective_on <=
  (select (c.retired_at at time zone i.time_zone)::date from institution i where i.id = c.institution_id)))`;

@Injectable()
export class CodeVersionsRepository {
  /**
   * Answers the version in force on a day: of the adopted ones that have taken effect the latest, and when every one of
   * them is retired, the one retired last, so that running projects go on (A-69 says the rest). What was withdrawn before
   * its first day never comes in force.
   */
  async inForce(tx: Tx, institutionId: string, day: Day): Promise<CodeVersionEntity | null> {
    return tx
      .createQueryBuilder(CodeVersionEntity, 'c')
      .where(`c.institution_id = :institutionId and c.effective_on <= :day and ${NOT_WITHDRAWN}`, { institutionId, day })
      .orderBy(`case c.state when 'adopted' then 0 else 1 end`)
      .addOrderBy(`case c.state when 'retired' then c.retired_at end`, 'DESC')
      .addOrderBy('c.effective_on', 'DESC')
      .addOrderBy('c.adopted_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .getOne();
  }

  /** Answers the version that is truly in force on a day: adopted, not retired; null when every one is retired. */
  async adopted(tx: Tx, institutionId: string, day: Day): Promise<CodeVersionEntity | null> {
    const version = await this.inForce(tx, institutionId, day);
    return version?.state === 'adopted' ? version : null;
  }

  async byId(tx: Tx, institutionId: string, id: string, lock: 'none' | 'update' = 'none'): Promise<CodeVersionEntity | null> {
    return tx.findOne(CodeVersionEntity, {
      where: { institutionId, id },
      ...(lock === 'update' ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  async byLabel(tx: Tx, institutionId: string, version: string): Promise<CodeVersionEntity | null> {
    return tx.findOne(CodeVersionEntity, { where: { institutionId, version } });
  }

  /** Newest first. */
  async page(tx: Tx, institutionId: string, page: PageRequest): Promise<CodeVersionEntity[]> {
    return tx.find(CodeVersionEntity, {
      where: { institutionId, ...(page.after === null ? {} : { id: LessThan(page.after) }) },
      order: { id: 'DESC' },
      take: page.limit + 1,
    });
  }

  /** Answers the versions that lie before the councils, the oldest first. */
  async consulted(tx: Tx, institutionId: string): Promise<CodeVersionEntity[]> {
    return tx.find(CodeVersionEntity, { where: { institutionId, state: 'consulted' }, order: { id: 'ASC' } });
  }

  /** Answers, locked, the adopted versions that have taken effect and have not been retired, but for one. */
  async lockOthersInEffect(tx: Tx, { institutionId, id }: CodeVersionEntity, day: Day): Promise<CodeVersionEntity[]> {
    return tx
      .createQueryBuilder(CodeVersionEntity, 'c')
      .where(`c.institution_id = :institutionId and c.state = 'adopted' and c.effective_on <= :day and c.id <> :id`, {
        institutionId,
        day,
        id,
      })
      .orderBy('c.id', 'ASC')
      .setLock('pessimistic_write')
      .getMany();
  }

  /** Tells whether a version was adopted after another, and not withdrawn before its first day. */
  async anyAdoptedAfter(tx: Tx, version: CodeVersionEntity): Promise<boolean> {
    return tx
      .createQueryBuilder(CodeVersionEntity, 'c')
      .where(`c.institution_id = :institutionId and ${NOT_WITHDRAWN} and c.adopted_at > :adoptedAt and c.id <> :id`, {
        institutionId: version.institutionId,
        adoptedAt: version.adoptedAt,
        id: version.id,
      })
      .getExists();
  }

  async insert(tx: Tx, version: CodeVersionEntity): Promise<void> {
    await tx.insert(CodeVersionEntity, version);
  }

  /** Saves a change of the text, which councils and board read anew; answers the record as it is then. */
  async saveText(tx: Tx, version: CodeVersionEntity, change: Partial<CodeVersionEntity>): Promise<CodeVersionEntity> {
    return this.save(tx, version, { ...change, textRevision: version.revision + 1 });
  }

  /** Saves what changed and counts the change; answers the record as it is then. */
  async save(tx: Tx, version: CodeVersionEntity, change: Partial<CodeVersionEntity>): Promise<CodeVersionEntity> {
    const changed = { ...change, revision: version.revision + 1 };
    await tx.update(CodeVersionEntity, { institutionId: version.institutionId, id: version.id }, changed);
    return { ...version, ...changed };
  }

  async keepParameters(tx: Tx, set: ParameterSetEntity): Promise<void> {
    await tx.createQueryBuilder().insert().into(ParameterSetEntity).values(set).orIgnore().updateEntity(false).execute();
  }

  async parameters(tx: Tx, institutionId: string, parametersSha256: string): Promise<JsonObject | null> {
    const set = await tx.findOne(ParameterSetEntity, { where: { institutionId, parametersSha256 } });
    return set === null ? null : (set.parameters as JsonObject);
  }

  async insertEvent(tx: Tx, event: CodeEventEntity): Promise<void> {
    await tx.insert(CodeEventEntity, event);
  }

  /** Answers what was done with a version, in the order of the log. */
  async events(tx: Tx, institutionId: string, codeVersionId: string): Promise<CodeEventEntity[]> {
    return tx.find(CodeEventEntity, { where: { institutionId, codeVersionId }, order: { logEntryId: 'ASC' } });
  }

  async insertParticipant(tx: Tx, participant: ParticipantEntity): Promise<void> {
    await tx.insert(ParticipantEntity, participant);
  }

  async participants(tx: Tx, institutionId: string, codeVersionId: string): Promise<ParticipantEntity[]> {
    return tx.find(ParticipantEntity, { where: { institutionId, codeVersionId }, order: { id: 'ASC' } });
  }

  async insertAct(tx: Tx, act: CodeActEntity): Promise<void> {
    await tx.insert(CodeActEntity, act);
  }

  async act(tx: Tx, institutionId: string, codeVersionId: string, id: string): Promise<CodeActEntity | null> {
    return tx.findOne(CodeActEntity, { where: { institutionId, codeVersionId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async acts(tx: Tx, institutionId: string, codeVersionId: string): Promise<CodeActEntity[]> {
    return tx.find(CodeActEntity, { where: { institutionId, codeVersionId }, order: { id: 'ASC' } });
  }

  async answer(
    tx: Tx,
    act: CodeActEntity,
    answer: { readonly answer: string; readonly answeredAt: Date; readonly answeredBy: string },
  ): Promise<void> {
    await tx.update(CodeActEntity, { institutionId: act.institutionId, id: act.id }, answer);
  }

  async lapseActs(tx: Tx, institutionId: string, codeVersionId: string, at: Date): Promise<void> {
    await tx.update(CodeActEntity, { institutionId, codeVersionId, lapsedAt: IsNull() }, { lapsedAt: at });
  }

  async insertUnit(tx: Tx, unit: CodeUnitEntity): Promise<void> {
    await tx.insert(CodeUnitEntity, unit);
  }

  /** Answers the row of each unit that holds, by code. */
  async units(tx: Tx, institutionId: string): Promise<CodeUnitEntity[]> {
    return tx
      .createQueryBuilder(CodeUnitEntity, 'u')
      .distinctOn(['u.unit'])
      .where('u.institution_id = :institutionId and u.held_since is not null', { institutionId })
      .orderBy('u.unit', 'ASC')
      .addOrderBy('u.revision', 'DESC')
      .getMany();
  }

  /** Answers the row of a unit that holds. */
  async unit(tx: Tx, institutionId: string, unit: string): Promise<CodeUnitEntity | null> {
    return tx.findOne(CodeUnitEntity, { where: { institutionId, unit, heldSince: Not(IsNull()) }, order: { revision: 'DESC' } });
  }

  /** Answers the newest row of a unit, whether it holds or waits. */
  async newestOfUnit(tx: Tx, institutionId: string, unit: string, lock: 'none' | 'update' = 'none'): Promise<CodeUnitEntity | null> {
    return tx.findOne(CodeUnitEntity, {
      where: { institutionId, unit },
      order: { revision: 'DESC' },
      ...(lock === 'update' ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** Answers the newest row of each unit of which that waits for a second person, those that wait longest first. */
  async unitsWaiting(tx: Tx, institutionId: string): Promise<readonly CodeUnitEntity[]> {
    const newest = await tx
      .createQueryBuilder(CodeUnitEntity, 'u')
      .distinctOn(['u.unit'])
      .where('u.institution_id = :institutionId', { institutionId })
      .orderBy('u.unit', 'ASC')
      .addOrderBy('u.revision', 'DESC')
      .getMany();
    return newest.filter(({ heldSince }) => heldSince === null).sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  }

  async isUnitRow(tx: Tx, institutionId: string, row: { readonly unit: string; readonly id: string }): Promise<boolean> {
    return tx.exists(CodeUnitEntity, { where: { institutionId, ...row } });
  }

  /** Lets a row of a unit hold that waited; answers it as it is then. */
  async confirmUnit(
    tx: Tx,
    unit: CodeUnitEntity,
    held: { readonly heldSince: Date; readonly confirmedBy: string },
  ): Promise<CodeUnitEntity> {
    await tx.update(CodeUnitEntity, { institutionId: unit.institutionId, id: unit.id }, held);
    return { ...unit, ...held };
  }
}
