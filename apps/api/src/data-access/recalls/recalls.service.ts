// Recalls: what a withdrawal, objection or restriction asks of copies that were delivered before it. Computed in a job
// from the outbox row that consent wrote; each waits at the holder of the copy until confirmed.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMay, scope } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import {
  type Actor,
  addDays,
  isWorkingDay,
  type JsonObject,
  newId,
  type Page,
  pageOf,
  type PageRequest,
  WrongState,
} from '../../common/index.js';
import { type FactSheet, Gate, type GateId } from '../../gate/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { paged, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { DeliveriesRepository } from '../delivery/deliveries.repository.js';
import { PseudonymsService } from '../delivery/pseudonyms.service.js';
import { holdsOrdinal } from '../delivery/subject-bitmap.js';
import { RecallEntity, type RecallCause } from './recall.entity.js';

const MOST_WAITING = 100;
const CAUSES: Readonly<Record<string, RecallCause>> = { consent: 'consent-withdrawn', objection: 'objection', restriction: 'restriction' };

interface TakenAway {
  readonly cause: RecallCause;
  readonly subjectId: string;
  readonly purposeId: string;
  readonly epoch: string;
}

interface Candidate {
  readonly id: string;
  readonly scope_id: string;
  readonly key_period: number;
  readonly state: string;
  readonly bitmap: Buffer | null;
}

interface SubjectRow {
  readonly id: string;
  readonly ordinal: string;
}

export interface HeldRecall {
  readonly recall: RecallEntity;
  readonly holderId: string;
}

/** A delivery is just opening: whose rows it holds is not known yet. The outbox tries again. */
class NotKnownYet extends Error {}

@Injectable()
export class RecallsService implements OnModuleInit {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(DeliveriesRepository) private readonly deliveries: DeliveriesRepository,
    @Inject(PseudonymsService) private readonly pseudonyms: PseudonymsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('project', (tx, { id }, { gate, actor }) => this.ofProject(tx, actor, { gate, projectId: id }));
    this.outbox.on('consent.taken-away', (tx, actor, payload) => this.recall(tx, actor, takenAwayOf(payload)));
  }

  /** Answers recalls, of the actor's own copies or of all, as the role allows; open ones and confirmed ones. */
  async list(actor: Actor, page: PageRequest): Promise<Page<RecallEntity>> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const visible = scope(actor, 'read', 'Recall');
      if (visible.kind === 'none') {
        return pageOf([], page.limit);
      }
      const query = tx
        .createQueryBuilder(RecallEntity, 'r')
        .where('r.institution_id = :institutionId', { institutionId: actor.institutionId });
      paged(query, page);
      if (visible.kind === 'some') {
        query.andWhere('exists (select from delivery d where d.id = r.delivery_id and d.holder_id = :holderId)', {
          holderId: visible.ownerId ?? '',
        });
      }
      return pageOf(await query.getMany(), page.limit);
    });
  }

  /** Of a project under review: the recalls of all copies that were made in it. A request asks of its requester's alone. */
  private async ofProject(
    tx: Tx,
    actor: Actor,
    { gate, projectId }: { readonly gate: GateId; readonly projectId: string },
  ): Promise<FactSheet> {
    if (gate !== 'G5') {
      return { facts: {}, version: 'none' };
    }
    const recalls = await this.facts(tx, { institutionId: actor.institutionId, projectId, requesterId: null });
    return { facts: { recalls }, version: `${recalls.open}/${recalls.overdue}` };
  }

  /**
   * Answers how many recalls of copies of a project wait, and how many are past their day; for the gate. Of one holder's
   * copies, or with null of everybody's.
   */
  async facts(
    tx: Tx,
    {
      institutionId,
      projectId,
      requesterId,
    }: { readonly institutionId: string; readonly projectId: string; readonly requesterId: string | null },
  ): Promise<{ readonly open: number; readonly overdue: number }> {
    const today = await this.profiles.today(tx, institutionId);
    const [row] = await tx.query<{ open: number; overdue: number }[]>(
      `select count(*)::int as open, (count(*) filter (where r.due_on < $4))::int as overdue
       from delivery d join recall r on r.institution_id = d.institution_id and r.delivery_id = d.id
       where d.institution_id = $1 and d.project_id = $2 and d.holder_id = coalesce($3, d.holder_id) and r.confirmed_at is null`,
      [institutionId, projectId, requesterId, today],
    );
    return { open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
  }

  /** Answers open recalls of the actor's own copies: at most 100, the nearest day first. */
  async waiting(tx: Tx, actor: Actor): Promise<readonly RecallEntity[]> {
    const { kind, ownerId } = { ownerId: null, ...scope(actor, 'confirm', 'Recall') };
    if (kind === 'none') {
      return [];
    }
    return tx
      .createQueryBuilder(RecallEntity, 'r')
      .where('r.institution_id = :institutionId and r.confirmed_at is null', { institutionId: actor.institutionId })
      .andWhere(
        'exists (select from delivery d where d.institution_id = r.institution_id and d.id = r.delivery_id and d.holder_id = :holderId)',
        {
          holderId: ownerId ?? actor.personId,
        },
      )
      .orderBy('r.due_on')
      .addOrderBy('r.id')
      .take(MOST_WAITING)
      .getMany();
  }

  /** Records that the holder deleted the pseudonym from the copy. @throws WrongState (409) when it was confirmed before. */
  async confirm(actor: Actor, id: string): Promise<{ readonly recall: RecallEntity; readonly logEntryId: string }> {
    return this.journal.write(actor, async (tx) => {
      const found = await tx.findOne(RecallEntity, {
        where: { institutionId: actor.institutionId, id },
        lock: { mode: 'pessimistic_write' },
      });
      const delivery = found === null ? null : await this.deliveries.byId(tx, actor.institutionId, found.deliveryId);
      const held = found === null || delivery === null ? null : { recall: found, holderId: delivery.holderId };
      const { recall } = requireMay(actor, 'confirm', 'Recall', held, (record: HeldRecall) => ({ ownerId: record.holderId }));
      if (recall.confirmedAt !== null) {
        throw new WrongState('confirmed');
      }
      const confirmedAt = this.journal.now();
      await tx.update(RecallEntity, { institutionId: actor.institutionId, id }, { confirmedAt, confirmedBy: actor.personId });
      const { entryId } = await this.journal.append(tx, actor, {
        log: 'accesses',
        kind: 'recall.confirmed',
        facts: { recall_id: id, access_id: recall.deliveryId },
        commitments: { actor: actor.personId },
      });
      return { recall: { ...recall, confirmedAt, confirmedBy: actor.personId }, logEntryId: entryId };
    });
  }

  /** Asks for every copy that holds the person, under whichever subject (before a merge there may have been several). */
  private async recall(tx: Tx, actor: Actor, taken: TakenAway): Promise<void> {
    const subjects = await this.subjectsOf(tx, actor.institutionId, taken.subjectId);
    for (const candidate of await this.candidates(tx, actor.institutionId, taken)) {
      const { bitmap } = candidate;
      if (bitmap === null) {
        throw new NotKnownYet();
      }
      for (const subject of subjects.filter(({ ordinal }) => holdsOrdinal(bitmap, Number(ordinal)))) {
        await this.ask(tx, actor, candidate, { ...taken, subjectId: subject.id });
      }
    }
  }

  private async subjectsOf(tx: Tx, institutionId: string, subjectId: string): Promise<readonly SubjectRow[]> {
    return tx.query<SubjectRow[]>(
      `select s.id, s.ordinal from subject s join subject one on one.institution_id = s.institution_id and one.id = $2
       where s.institution_id = $1 and coalesce(s.merged_into, s.id) = coalesce(one.merged_into, one.id) order by s.ordinal`,
      [institutionId, subjectId],
    );
  }

  /** Deliveries under the purpose that read an older consent epoch; those that came to nothing hold nobody. */
  private async candidates(tx: Tx, institutionId: string, taken: TakenAway): Promise<readonly Candidate[]> {
    return tx.query<Candidate[]>(
      `select d.id, d.scope_id, d.key_period, d.state, s.bitmap from delivery d
       left join delivery_subjects s on s.institution_id = d.institution_id and s.delivery_id = d.id
       where d.institution_id = $1 and d.label->>'purposeId' = $2 and d.consent_epoch < $3
         and ($4 <> 'consent-withdrawn' or (d.label->>'isByConsent')::boolean)
         and (d.state = 'open' or s.bitmap is not null) and d.byte_count is distinct from 0
       order by d.id`,
      [institutionId, taken.purposeId, taken.epoch, taken.cause],
    );
  }

  private async ask(tx: Tx, actor: Actor, candidate: Candidate, taken: TakenAway): Promise<void> {
    if (await tx.existsBy(RecallEntity, { institutionId: actor.institutionId, deliveryId: candidate.id, subjectId: taken.subjectId })) {
      return;
    }
    const at = this.journal.now();
    const scopeOf = { scopeId: candidate.scope_id, keyPeriod: candidate.key_period };
    const pseudonym = await this.pseudonyms.of(tx, actor.institutionId, scopeOf, taken.subjectId);
    if (pseudonym === null) {
      throw new NotKnownYet();
    }
    const id = newId(at);
    const { entryId } = await this.journal.append(tx, actor, {
      log: 'accesses',
      kind: 'recall.asked',
      facts: { recall_id: id, access_id: candidate.id, cause: taken.cause, consent_epoch: Number(taken.epoch) },
      commitments: { subject: taken.subjectId },
    });
    await tx.insert(RecallEntity, {
      id,
      institutionId: actor.institutionId,
      deliveryId: candidate.id,
      subjectId: taken.subjectId,
      pseudonym,
      cause: taken.cause,
      consentEpoch: taken.epoch,
      askedAt: at,
      dueOn: await this.dueOn(tx, actor.institutionId),
      confirmedAt: null,
      confirmedBy: null,
      logEntryId: entryId,
    });
  }

  private async dueOn(tx: Tx, institutionId: string): Promise<string> {
    const today = await this.profiles.today(tx, institutionId);
    const { recallDays } = await this.profiles.profileAt(tx, institutionId, today);
    let day = addDays(today, recallDays);
    while (!isWorkingDay(day)) {
      day = addDays(day, 1);
    }
    return day;
  }
}

function takenAwayOf(payload: JsonObject): TakenAway {
  const { kind, subjectId, purposeId, epoch } = payload;
  const cause = typeof kind === 'string' ? CAUSES[kind] : undefined;
  if (
    cause === undefined ||
    typeof subjectId !== 'string' ||
    typeof purposeId !== 'string' ||
    (typeof epoch !== 'string' && typeof epoch !== 'number')
  ) {
    throw new TypeError('not a consent that was taken away');
  }
  return { cause, subjectId, purposeId, epoch: String(epoch) };
}
