import type { Dialect } from '../schema'

/** What was kept of deleted leads, and the ledger of leads that were added one by one. */
export function leads(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table lead_snapshots (
      lead_id ${text} primary key, body ${text} not null, deleted_at ${text} not null, deleted_by ${text} not null, act_id ${text} not null,
      recreated_as ${text}
    )`,
    `create table lead_adds (
      id ${text} primary key, status ${text} not null, act_id ${text} not null, actor_name ${text} not null, body ${text} not null,
      known_ids ${text} not null, lead_id ${text}, code ${text}, sentence ${text}, began_at ${text} not null, settled_at ${text}
    )`,
    'create index lead_adds_by_status on lead_adds (status)',
  ]
}
