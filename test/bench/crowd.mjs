// A crowd beside one approved project: copies of it with their requests, and consents of many subjects to many purposes.
// Written by the owner role in the domains' own tables, as the bench is about reading among many, not about making them.
import pg from 'pg';

/** Copies the project of a request so often that there are `projects`, and adds consents; answers how many there are of each. */
export async function makeCrowd(ownerUrl, { requestId, projects, consents, purposes }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`create temp table given as select * from access_request where id = '${requestId}'`);
    await copyProjects(client, projects - 1);
    await addConsents(client, Math.ceil(consents / purposes), purposes);
    await client.query('analyze');
    const count = async (table) => Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n);
    const { rows: requests } = await client.query('select institution_id as "institutionId", id from access_request order by id');
    return { projects: await count('project'), consents: await count('consent_event'), requests };
  } finally {
    await client.end();
  }
}

/** A row like another, but for some members. */
const like = (row, members) => `(jsonb_populate_record(${row}, jsonb_build_object(${members}))).*`;

async function copyProjects(client, count) {
  await client.query(
    `create temp table copy as select n, gen_random_uuid() as project_id, gen_random_uuid() as process_id, gen_random_uuid() as version_id
     from generate_series(1, ${count}) as n`,
  );
  await client.query(`insert into project select ${like('p', `'id', c.project_id, 'number', p.number || '-' || c.n`)}
    from copy c, given g join project p on p.id = g.project_id`);
  await client.query(`insert into project_member select ${like('m', `'project_id', c.project_id`)}
    from copy c, given g join project_member m on m.project_id = g.project_id`);
  await client.query(`insert into process
    select ${like('p', `'id', c.process_id, 'project_id', c.project_id, 'scope_id', c.process_id, 'current_version_id', null`)}
    from copy c, given g join process p on p.id = g.process_id`);
  await client.query(`insert into process_version select ${like('v', `'id', c.version_id, 'process_id', c.process_id`)}
    from copy c, given g join process_version v on v.id = g.process_version_id`);
  await client.query(`update process p set current_version_id = c.version_id from copy c where p.id = c.process_id`);
  const approved = `'id', gen_random_uuid(), 'project_id', c.project_id, 'process_id', c.process_id, 'process_version_id', c.version_id`;
  await client.query(`insert into approval select ${like('a', approved)}
    from copy c, given g join approval a on a.process_id = g.process_id`);
  await client.query(`insert into access_request
    select ${like('r', approved)} from copy c, given g join access_request r on r.id = g.id`);
}

async function addConsents(client, subjects, purposes) {
  await client.query(`create temp table added_subject as
    select g.institution_id, gen_random_uuid() as id, (select coalesce(max(ordinal), -1) from subject) + n as ordinal, g.created_at as registered_at
    from given g, generate_series(1, ${subjects}) as n`);
  await client.query(`insert into subject (institution_id, id, ordinal, registered_at) select * from added_subject`);
  await client.query(`create temp table added_purpose as select gen_random_uuid() as id, n from generate_series(1, ${purposes}) as n`);
  await client.query(`insert into purpose select ${like('p', `'id', a.id, 'code', 'bench-' || a.n`)}
    from added_purpose a join purpose p on p.id = (select id from purpose limit 1)`);
  await client.query(`insert into consent_notice select ${like('t', `'id', a.id, 'purpose_id', a.id`)}
    from added_purpose a join consent_notice t on t.id = (select id from consent_notice limit 1)`);
  await client.query(`create temp table added_event as
    select s.institution_id, (select epoch from consent_epoch) + row_number() over (order by s.ordinal, p.n) as epoch, s.id as subject_id, p.id as purpose_id,
      s.registered_at, case when (s.ordinal + p.n) % 10 < 7 then 'given' else 'refused' end as state
    from added_subject s cross join added_purpose p`);
  await client.query(`insert into consent_event
    select ${like('e', `'epoch', a.epoch, 'id', gen_random_uuid(), 'subject_id', a.subject_id, 'purpose_id', a.purpose_id, 'notice_id', a.purpose_id, 'state', a.state`)}
    from added_event a join consent_event e on e.id = (select id from consent_event where kind = 'consent' limit 1)`);
  await client.query(`insert into consent_state (institution_id, kind, purpose_id, subject_id, state, valid_until, epoch)
    select institution_id, 'consent', purpose_id, subject_id, state, null, epoch from added_event`);
  await client.query(`insert into consent_count (institution_id, kind, purpose_id, state, valid_until, subjects)
    select institution_id, 'consent', purpose_id, state, 'infinity', count(*) from added_event group by 1, 3, 4`);
  await client.query(`update consent_epoch set epoch = (select max(epoch) from added_event)`);
}
