import type { Dialect } from '../schema'

/** The ledger of writes to lists, and what was last known of each list. */
export function lists(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table list_acts (
      id ${text} primary key, kind ${text} not null, list_id ${text}, list_name ${text} not null, before_json ${text} not null, after_json ${text} not null,
      status ${text} not null, act_id ${text} not null, actor_name ${text} not null, sentence ${text} not null, began_at ${text} not null,
      ended_at ${text}, settled_at ${text}
    )`,
    'create index list_acts_by_list on list_acts (list_id, began_at)',
    'create index list_acts_open on list_acts (began_at) where settled_at is null',
    `create table list_states (
      list_id ${text} primary key, name ${text} not null, active integer not null, campaign_id ${text}, campaign_at ${text}, description ${text},
      drift ${text}
    )`,
  ]
}
