// Tables of rows refer to their institution from the switch on, checked over the whole table at once: checked row by row
// while they are filled, it took more than half of a load of millions of rows.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DatasetsCheckInstitutionOnce202611251201 implements MigrationInterface {
  readonly name = 'DatasetsCheckInstitutionOnce2026112512010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(createTable(''));
    await runner.query(
      switchTable(
        `execute format('alter table data.%I add foreign key (institution_id) references public.institution', table_name);`,
        `set maintenance_work_mem = '256MB'`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(createTable(' references public.institution'));
    await runner.query(switchTable('', ''));
  }
}

const createTable = (reference: string): string => `
  create or replace function data_create_table(table_name text, columns jsonb, has_subject boolean) returns void
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
    execute format('create table data.%I (institution_id uuid not null${reference}%s%s)', table_name,
      case when has_subject then ', subject_id uuid not null, row_on date not null' else '' end, definition);
    execute format('call waarborg_protect(%L)', 'data.' || quote_ident(table_name));
    execute format('grant select, insert on staging.%I to waarborg_api', table_name);
    execute format('grant select, insert on data.%I to waarborg_api', table_name);
  end $$;
`;

const switchTable = (reference: string, settings: string): string => `
  create or replace function data_switch_table(table_name text, has_subject boolean) returns void
    language plpgsql security definer set search_path = public, pg_temp ${settings} as $$
  begin
    if table_name !~ '^v_[0-9a-f]{32}$' then
      raise exception 'table name refused' using errcode = '22023';
    end if;
    execute format('drop table staging.%I', table_name);
    execute format('revoke insert on data.%I from waarborg_api', table_name);
    ${reference}
    if has_subject then
      execute format('create index on data.%I (subject_id)', table_name);
      execute format('grant select on data.%I to waarborg_proxy', table_name);
    end if;
    execute format('analyze data.%I', table_name);
  end $$;
`;
