// One ledger of consent, objection and restriction with a dense epoch; its current state; the views that others join.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ConsentCreateLedger202611220906 implements MigrationInterface {
  readonly name = 'ConsentCreateLedger2026112209060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent_notice (
        id uuid primary key,
        institution_id uuid not null references institution,
        purpose_id uuid not null,
        version integer not null,
        text jsonb not null,
        text_sha256 char(64) not null,
        valid_from date not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        unique (institution_id, purpose_id, version),
        unique (institution_id, purpose_id, id),
        foreign key (institution_id, purpose_id) references purpose (institution_id, id)
      );

      create table consent_event (
        institution_id uuid not null,
        epoch bigint not null,
        id uuid not null,
        kind text not null check (kind in ('consent', 'objection', 'restriction')),
        state text not null check (state in ('given', 'renewed', 'refused', 'withdrawn', 'open')),
        subject_id uuid not null,
        purpose_id uuid not null,
        notice_id uuid,
        valid_until date,
        given_via text not null check (given_via in ('self', 'lms', 'paper', 'feed', 'demo', 'merge')),
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        log_entry_id bigint not null,
        primary key (institution_id, epoch),
        unique (institution_id, id),
        foreign key (institution_id, subject_id) references subject (institution_id, id),
        foreign key (institution_id, purpose_id) references purpose (institution_id, id),
        foreign key (institution_id, purpose_id, notice_id) references consent_notice (institution_id, purpose_id, id),
        check (kind <> 'consent' or notice_id is not null),
        check (state in ('given', 'renewed', 'refused', 'withdrawn') and kind = 'consent' or state in ('open', 'withdrawn') and kind <> 'consent')
      );
      create index consent_event_subject on consent_event (institution_id, subject_id, epoch);

      create table consent_epoch (
        institution_id uuid primary key references institution,
        epoch bigint not null
      );

      create table consent_state (
        institution_id uuid not null,
        kind text not null,
        purpose_id uuid not null,
        subject_id uuid not null,
        state text not null,
        valid_until date,
        epoch bigint not null,
        primary key (institution_id, kind, purpose_id, subject_id),
        foreign key (institution_id, epoch) references consent_event (institution_id, epoch)
      );
      create index consent_state_subject on consent_state (institution_id, subject_id);
    `);
    await runner.query(RIGHTS_AND_VIEWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view restriction_open, objection_open, consent_in_force;
      drop table consent_state, consent_epoch, consent_event, consent_notice;
    `);
  }
}

/** The api role adds to the ledger and moves the current state; the views are what others join. */
const RIGHTS_AND_VIEWS = `
  call waarborg_protect('consent_notice');
  call waarborg_protect('consent_event');
  call waarborg_protect('consent_epoch');
  call waarborg_protect('consent_state');
  grant select, insert on consent_notice, consent_event to waarborg_api;
  grant select, insert, update on consent_epoch, consent_state to waarborg_api;
  grant select on consent_state, consent_epoch to waarborg_proxy;

  create view consent_in_force with (security_invoker = true) as
    select institution_id, purpose_id, subject_id, state, valid_until, epoch from consent_state where kind = 'consent' and state in ('given', 'renewed');
  create view objection_open with (security_invoker = true) as
    select institution_id, purpose_id, subject_id, epoch from consent_state where kind = 'objection' and state = 'open';
  create view restriction_open with (security_invoker = true) as
    select institution_id, purpose_id, subject_id, epoch from consent_state where kind = 'restriction' and state = 'open';
  grant select on consent_in_force, objection_open, restriction_open to waarborg_api, waarborg_proxy;
`;
