// Access requests, deliveries with their admitted subjects, recalls, and the pseudonyms by process.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DataAccessCreateDelivery202611220908 implements MigrationInterface {
  readonly name = 'DataAccessCreateDelivery2026112209080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_request (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        process_id uuid not null,
        process_version_id uuid not null,
        dataset_id uuid not null,
        dataset_version_id uuid not null,
        setting_id uuid not null,
        requester_id uuid not null,
        shape text not null check (shape in ('rows')),
        fields jsonb not null,
        format text not null check (format in ('csv')),
        period_from date,
        period_until date,
        verdict_id uuid,
        created_at timestamptz not null,
        unique (institution_id, id),
        foreign key (institution_id, process_version_id) references process_version (institution_id, id),
        foreign key (institution_id, dataset_version_id) references dataset_version (institution_id, id),
        foreign key (institution_id, setting_id) references receiving_setting (institution_id, id),
        foreign key (institution_id, requester_id) references person (institution_id, id)
      );
      create index access_request_requester on access_request (institution_id, requester_id, id);

      create table delivery (
        id uuid primary key,
        institution_id uuid not null references institution,
        access_request_id uuid not null,
        project_id uuid not null,
        process_id uuid not null,
        process_version_id uuid not null,
        dataset_version_id uuid not null,
        setting_id uuid not null,
        holder_id uuid not null,
        verdict_id uuid not null,
        consent_epoch bigint not null,
        selection_sha256 char(64) not null,
        scope_id uuid not null,
        key_period integer not null,
        label jsonb not null,
        delete_by date not null,
        state text not null check (state in ('open', 'delivered', 'aborted')),
        instance_id uuid not null,
        log_entry_id bigint not null,
        opened_at timestamptz not null,
        closed_at timestamptz,
        row_count bigint,
        byte_count bigint,
        content_sha256 bytea,
        subject_index_root bytea,
        closed_log_entry_id bigint,
        unique (institution_id, id),
        foreign key (institution_id, access_request_id) references access_request (institution_id, id),
        foreign key (institution_id, holder_id) references person (institution_id, id)
      );
      create index delivery_open on delivery (institution_id, instance_id) where state = 'open';
      create index delivery_project on delivery (institution_id, project_id, id);

      create table delivery_subjects (
        institution_id uuid not null references institution,
        delivery_id uuid not null,
        bitmap bytea not null,
        kept_until date not null,
        primary key (institution_id, delivery_id),
        foreign key (institution_id, delivery_id) references delivery (institution_id, id)
      );

      create table recall (
        id uuid primary key,
        institution_id uuid not null references institution,
        delivery_id uuid not null,
        subject_id uuid not null,
        pseudonym uuid not null,
        cause text not null check (cause in ('consent-withdrawn', 'objection', 'restriction')),
        consent_epoch bigint not null,
        asked_at timestamptz not null,
        due_on date not null,
        confirmed_at timestamptz,
        confirmed_by uuid,
        log_entry_id bigint not null,
        unique (institution_id, delivery_id, subject_id),
        foreign key (institution_id, delivery_id) references delivery (institution_id, id)
      );

      create table pseudonym (
        institution_id uuid not null references institution,
        scope_id uuid not null,
        key_period integer not null,
        subject_id uuid not null,
        pseudonym uuid not null,
        primary key (institution_id, scope_id, key_period, subject_id)
      );

      call waarborg_protect('access_request');
      call waarborg_protect('delivery');
      call waarborg_protect('delivery_subjects');
      call waarborg_protect('recall');
      call waarborg_protect('pseudonym');
      grant select, insert, update on access_request, delivery, recall to waarborg_api;
      grant select, insert, delete on delivery_subjects to waarborg_api;
      grant select, insert, delete on pseudonym to waarborg_api;
      grant select on pseudonym to waarborg_proxy;

      create function delivery_open_list() returns table (institution_id uuid, id uuid, instance_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select institution_id, id, instance_id from delivery where state = 'open' $$;
      revoke execute on function delivery_open_list from public;
      grant execute on function delivery_open_list to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function delivery_open_list;
      drop table pseudonym, recall, delivery_subjects, delivery, access_request;
    `);
  }
}
