import type { Dialect } from '../schema'

/**
 * What scans of lists keep. A lead's number is a keyed hash in a table of its own, since a lead has up to three; tallies and number groups
 * stand beside the rows so that nobody counts a million of them to draw one bar.
 */
export function listHealth(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  // The key is the row: a second copy of it would double these tables.
  const clustered = dialect === 'postgres' ? '' : ' without rowid'
  return [
    `create table list_scans (
      list_id ${text} primary key, status ${text} not null, pass integer not null, position integer not null, page_size integer not null,
      total integer, queued_at ${text} not null, started_at ${text}, finished_at ${text}, read_at ${text}, upstream_calls integer not null, problem ${text}
    )`,
    `create table scanned_leads (
      lead_id ${text} primary key, list_id ${text} not null, pass integer not null, status ${text} not null, called integer,
      created_day ${text}, last_called_day ${text}, last_called_at bigint
    )${clustered}`,
    'create index scanned_leads_by_list on scanned_leads (list_id, pass)',
    `create table scanned_numbers (number ${text} not null, lead_id ${text} not null, primary key (number, lead_id))${clustered}`,
    'create index scanned_numbers_by_lead on scanned_numbers (lead_id)',
    `create table list_tallies (
      list_id ${text} not null, kind ${text} not null, "key" ${text} not null, status ${text} not null, leads integer not null,
      primary key (list_id, kind, "key", status)
    )${clustered}`,
    `create table number_groups (
      number ${text} primary key, leads integer not null, lists integer not null, calls integer not null, last_called_at bigint
    )${clustered}`,
    'create index number_groups_by_calls on number_groups (calls, leads, number)',
  ]
}
