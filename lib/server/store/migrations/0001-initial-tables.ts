import type { Dialect } from '../schema'

export function initialTables(dialect: Dialect): string[] {
  // Bytewise order on both, so that sorting and comparing texts never depends on a server's locale.
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  const ordinal = dialect === 'postgres' ? 'bigint generated always as identity primary key' : 'integer primary key autoincrement'
  return [...people(text), ...auditTable(text), ...campaignTables(text, ordinal), ...small(text), ...auditTriggers[dialect]]
}

const people = (text: string): string[] => [
  `create table users (
    id ${text} primary key, email ${text} not null unique, name ${text} not null, role ${text} not null,
    disabled integer not null check (disabled in (0, 1)), demo integer not null check (demo in (0, 1)),
    password_hash ${text} not null, created_at ${text} not null, last_sign_in_at ${text}
  )`,
  `create table sessions (
    id ${text} primary key, user_id ${text} not null references users (id), created_at ${text} not null,
    last_seen_at ${text} not null, ended_at ${text}, address ${text}, user_agent ${text}
  )`,
  'create index sessions_by_user on sessions (user_id, ended_at)',
  `create table sign_in_attempts ("key" ${text} primary key, failures integer not null, blocked_until ${text}, last_at ${text} not null)`,
]

const auditTable = (text: string): string[] => [
  `create table audit (
    seq bigint primary key, at ${text} not null, act_id ${text} not null, outcome ${text} not null, action ${text} not null,
    actor_id ${text}, actor_name ${text} not null, actor_role ${text}, address ${text}, request_id ${text},
    target_kind ${text}, target_id ${text}, target_name ${text}, before_json ${text}, after_json ${text},
    reason ${text}, upstream ${text}, hash ${text} not null, actor_folded ${text} not null, target_folded ${text} not null
  )`,
  'create index audit_by_outcome on audit (outcome, act_id)',
  'create index audit_by_act on audit (act_id, outcome)',
]

const campaignTables = (text: string, ordinal: string): string[] => [
  `create table switches (
    ordinal ${ordinal}, id ${text} not null unique, campaign_id ${text} not null, campaign_name ${text} not null,
    desired integer not null check (desired in (0, 1)), actor_id ${text}, actor_name ${text} not null, act_id ${text} not null,
    run_id ${text}, status ${text} not null, began_at ${text} not null, ended_at ${text}
  )`,
  'create index switches_by_campaign on switches (campaign_id, ordinal)',
  'create index switches_by_status on switches (status)',
  `create table campaign_states (
    campaign_id ${text} primary key, campaign_name ${text} not null, active integer not null check (active in (0, 1)),
    begun_at ${text} not null, answered_at ${text} not null, planned integer, drift_from integer,
    drift_seen_at ${text}, changed_at ${text}
  )`,
  `create table runs (
    ordinal ${ordinal}, id ${text} not null unique, kind ${text} not null, active integer not null check (active in (0, 1)),
    status ${text} not null, stop_set_id ${text}, actor_id ${text}, actor_name ${text} not null, actor_role ${text} not null,
    act_id ${text} not null, reason ${text}, created_at ${text} not null, finished_at ${text}
  )`,
  'create index runs_by_status on runs (status)',
  'create index runs_by_stop_set on runs (stop_set_id, ordinal)',
  `create table run_items (
    run_id ${text} not null references runs (id), campaign_id ${text} not null, campaign_name ${text} not null,
    expected_active integer not null check (expected_active in (0, 1)), status ${text} not null, detail ${text},
    upstream_code ${text}, updated_at ${text} not null, primary key (run_id, campaign_id)
  )`,
  `create table stop_sets (
    id ${text} primary key, open_slot integer unique check (open_slot = 1), opened_at ${text} not null, opened_by ${text} not null,
    closed_at ${text}, closed_by ${text}, closed_how ${text}
  )`,
  `create table stop_set_campaigns (
    stop_set_id ${text} not null references stop_sets (id), campaign_id ${text} not null, campaign_name ${text} not null,
    stopped_at ${text} not null, primary key (stop_set_id, campaign_id)
  )`,
]

const small = (text: string): string[] => [
  `create table idempotency_keys (
    user_id ${text} not null, "key" ${text} not null, request_hash ${text} not null, claimed_at ${text} not null,
    status integer, body ${text}, primary key (user_id, "key")
  )`,
  'create index idempotency_keys_by_age on idempotency_keys (claimed_at)',
  `create table leases (name ${text} primary key, owner ${text} not null, held_until ${text} not null)`,
  `create table meta ("key" ${text} primary key, value ${text} not null)`,
]

const auditTriggers: Record<Dialect, string[]> = {
  sqlite: [
    `create trigger audit_no_update before update on audit begin select raise(abort, 'the audit is append-only'); end`,
    `create trigger audit_no_delete before delete on audit begin select raise(abort, 'the audit is append-only'); end`,
  ],
  postgres: [
    `create function audit_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the audit is append-only'; end $$`,
    'create trigger audit_no_change before update or delete on audit for each row execute function audit_is_append_only()',
    'create trigger audit_no_truncate before truncate on audit for each statement execute function audit_is_append_only()',
  ],
}
