// Catalogue of data sets, their versions and fields, feeds, imports, definitions, receiving settings; tables of rows.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DatasetsCreateCatalogue202611220904 implements MigrationInterface {
  readonly name = 'DatasetsCreateCatalogue2026112209040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dataset (
        id uuid primary key,
        institution_id uuid not null references institution,
        code text not null,
        kind text not null check (kind in ('subjects', 'reference')),
        title jsonb not null,
        description jsonb not null,
        source_system text not null,
        owner text not null,
        original_purpose text not null,
        obtained_from text not null,
        attribution text,
        retention_months integer check (retention_months > 0),
        retention_owner text,
        lineage jsonb not null,
        known_breaks jsonb not null,
        current_version_id uuid,
        version integer not null,
        created_by uuid not null,
        created_at timestamptz not null,
        unique (institution_id, code),
        unique (institution_id, id)
      );

      create table dataset_version (
        id uuid primary key,
        institution_id uuid not null references institution,
        dataset_id uuid not null,
        number integer not null,
        state text not null check (state in ('ready', 'retired')),
        table_name text not null,
        row_count bigint not null,
        subject_count bigint not null,
        first_row_on date,
        last_row_on date,
        source_sha256 char(64) not null,
        shift_years integer not null,
        subject_field text,
        row_date jsonb,
        remark jsonb not null,
        import_id uuid not null,
        loaded_at timestamptz not null,
        retired_at timestamptz,
        unique (institution_id, id),
        unique (institution_id, dataset_id, number),
        foreign key (institution_id, dataset_id) references dataset (institution_id, id)
      );
      alter table dataset add foreign key (institution_id, current_version_id) references dataset_version (institution_id, id);

      create table field (
        institution_id uuid not null references institution,
        dataset_version_id uuid not null,
        position integer not null,
        code text not null,
        type text not null check (type in ('text', 'integer', 'decimal', 'boolean', 'date', 'timestamp')),
        meaning jsonb not null,
        unit text,
        missing_codes jsonb not null,
        classification text not null check (classification in ('direct-identifier', 'quasi-identifier', 'sensitive-proxy', 'special-category', 'free-text', 'measure', 'date')),
        classification_reason text not null,
        national_identifier boolean not null,
        bands jsonb,
        primary key (institution_id, dataset_version_id, code),
        unique (institution_id, dataset_version_id, position),
        foreign key (institution_id, dataset_version_id) references dataset_version (institution_id, id)
      );

      create table feed (
        id uuid primary key,
        institution_id uuid not null references institution,
        code text not null,
        dataset_id uuid not null,
        header_sha256 char(64) not null,
        proposal jsonb not null,
        updated_at timestamptz not null,
        unique (institution_id, code),
        foreign key (institution_id, dataset_id) references dataset (institution_id, id)
      );
      create index feed_header on feed (institution_id, header_sha256);

      create table import (
        id uuid primary key,
        institution_id uuid not null references institution,
        state text not null check (state in ('inspected', 'asked', 'refused', 'loading', 'loaded', 'failed', 'expired')),
        source_name text not null,
        source_bytes bigint not null,
        source_sha256 char(64) not null,
        header_sha256 char(64) not null,
        dialect jsonb not null,
        inspection jsonb not null,
        proposal jsonb not null,
        feed_code text,
        steward_says jsonb not null,
        progress_rows bigint not null,
        outcome jsonb,
        dataset_id uuid,
        dataset_version_id uuid,
        verdict_id uuid,
        requested_by uuid not null,
        requested_at timestamptz not null,
        closed_at timestamptz,
        version integer not null,
        unique (institution_id, id)
      );

      create table definition (
        id uuid primary key,
        institution_id uuid not null references institution,
        term text not null,
        version integer not null,
        text jsonb not null,
        source text not null,
        valid_from date not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        unique (institution_id, term, version)
      );

      create table receiving_setting (
        id uuid primary key,
        institution_id uuid not null references institution,
        code text not null,
        kind text not null check (kind in ('controlled', 'managed-laptop', 'bi-workspace', 'public')),
        title text not null,
        owner text,
        agreement text,
        place text,
        controls jsonb not null,
        from_on date not null,
        until_on date,
        version integer not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        unique (institution_id, code),
        unique (institution_id, id)
      );

      call waarborg_protect('dataset');
      call waarborg_protect('dataset_version');
      call waarborg_protect('field');
      call waarborg_protect('feed');
      call waarborg_protect('import');
      call waarborg_protect('definition');
      call waarborg_protect('receiving_setting');
      grant select, insert, update on dataset, dataset_version, feed, import, receiving_setting to waarborg_api;
      grant select, insert on field, definition to waarborg_api;
    `);
    await runner.query(ROW_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function data_subject_merge, data_drop_table, data_switch_table, data_create_table;
      drop table receiving_setting, definition, import, feed, field;
      alter table dataset drop column current_version_id;
      drop table dataset_version, dataset;
    `);
  }
}

/**
 * Row tables: the api role asks for a staging table (unlogged, COPY goes there), fills it, and switches it into schema
 * data with its institution and row-level security; it never creates tables itself. Names and types are checked here.
 */
const ROW_TABLES = `
  create function data_create_table(table_name text, columns jsonb, has_subject boolean) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    definition text := '';
    item jsonb;
  begin
    if table_name !~ '^v_[0-9a-f]{32}$' or jsonb_array_length(columns) > 400 then
      raise exception 'table name or columns refused' using errcode = '22023';
    end if;
    for item in select * from jsonb_array_elements(columns) loop
      if item->>'code' !~ '^[a-z][a-z0-9_]{0,58}$' or item->>'code' in ('institution_id', 'subject_id', 'row_on', 'line', 'identifier_hmac', 'ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid')
         or item->>'type' not in ('text', 'integer', 'decimal', 'boolean', 'date', 'timestamp') then
        raise exception 'column refused' using errcode = '22023';
      end if;
      definition := definition || format(', %I %s', item->>'code',
        case item->>'type' when 'integer' then 'bigint' when 'decimal' then 'numeric' when 'timestamp' then 'timestamp' else item->>'type' end);
    end loop;
    execute format('create unlogged table staging.%I (line bigint not null%s%s)', table_name,
      case when has_subject then ', identifier_hmac bytea not null, row_on date not null' else '' end, definition);
    execute format('create table data.%I (institution_id uuid not null references public.institution%s%s)', table_name,
      case when has_subject then ', subject_id uuid not null, row_on date not null' else '' end, definition);
    execute format('call waarborg_protect(%L)', 'data.' || quote_ident(table_name));
    execute format('grant select, insert on staging.%I to waarborg_api', table_name);
    execute format('grant select, insert on data.%I to waarborg_api', table_name);
  end $$;

  create function data_switch_table(table_name text, has_subject boolean) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if table_name !~ '^v_[0-9a-f]{32}$' then
      raise exception 'table name refused' using errcode = '22023';
    end if;
    execute format('drop table staging.%I', table_name);
    execute format('revoke insert on data.%I from waarborg_api', table_name);
    if has_subject then
      execute format('create index on data.%I (subject_id)', table_name);
      execute format('grant select on data.%I to waarborg_proxy', table_name);
    end if;
    execute format('analyze data.%I', table_name);
  end $$;

  create function data_drop_table(table_name text) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if table_name !~ '^v_[0-9a-f]{32}$' or not exists (
      select from dataset_version v
      where v.table_name = data_drop_table.table_name and v.state = 'retired' and v.institution_id = waarborg_institution()
    ) then
      raise exception 'only the rows of an own, retired version are dropped' using errcode = '55006';
    end if;
    execute format('drop table if exists staging.%I', table_name);
    execute format('drop table if exists data.%I', table_name);
  end $$;

  create function data_subject_merge(institution uuid, gone uuid, kept uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    item record;
  begin
    if institution is distinct from waarborg_institution() then
      raise exception 'another institution' using errcode = '42501';
    end if;
    for item in select v.table_name from dataset_version v join dataset d on d.id = v.dataset_id
                where v.institution_id = institution and v.state = 'ready' and d.kind = 'subjects' loop
      execute format('update data.%I set subject_id = $1 where subject_id = $2', item.table_name) using kept, gone;
    end loop;
  end $$;

  revoke execute on function data_create_table, data_switch_table, data_drop_table, data_subject_merge from public;
  grant execute on function data_create_table, data_switch_table, data_drop_table, data_subject_merge to waarborg_api;
`;
