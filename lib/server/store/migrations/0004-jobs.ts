import type { Dialect } from '../schema'

/** Work on many rows, with a result per row. The counts stand beside the job so that nobody counts 50,000 rows to show one bar. */
export function jobs(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  const ordinal = dialect === 'postgres' ? 'bigint generated always as identity primary key' : 'integer primary key autoincrement'
  return [
    `create table jobs (
      ordinal ${ordinal}, id ${text} not null unique, kind ${text} not null, title ${text} not null, status ${text} not null,
      input ${text} not null, reason ${text}, actor_id ${text}, actor_name ${text} not null, actor_role ${text} not null, act_id ${text} not null,
      created_at ${text} not null, started_at ${text}, finished_at ${text}, problem_code ${text}, problem_sentence ${text}, fence integer not null,
      pending integer not null, sending integer not null, done integer not null, skipped integer not null, failed integer not null, "unknown" integer not null
    )`,
    'create index jobs_by_status on jobs (status)',
    'create index jobs_by_actor on jobs (actor_id, ordinal)',
    `create table job_rows (
      job_id ${text} not null references jobs (id), position integer not null, "key" ${text} not null, payload ${text}, status ${text} not null,
      attempts integer not null, code ${text}, detail ${text}, before_json ${text}, after_json ${text}, due_at ${text}, updated_at ${text},
      primary key (job_id, position), unique (job_id, "key")
    )`,
    'create index job_rows_by_status on job_rows (job_id, status, position)',
  ]
}
