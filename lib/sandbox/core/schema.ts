/**
 * One SQLite file per account. Instants are epoch seconds (UTC); flags are 0/1; the wire's odd spellings are made on the way out.
 * A call carries the agent's time around it, so every sum of agent-performance is a plain GROUP BY and its invariants hold under any filter.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS campaigns (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL, name TEXT NOT NULL, active INTEGER NOT NULL, zone TEXT NOT NULL,
  last_call_at INTEGER, pace REAL NOT NULL, contact_rate REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS queues (id INTEGER PRIMARY KEY, name TEXT NOT NULL, campaign_id INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS lists (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL, campaign_id INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL, last_called_at INTEGER, created_at INTEGER NOT NULL, deleting_until INTEGER,
  dial_cursor INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL, email TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, level INTEGER NOT NULL,
  active INTEGER NOT NULL, created_at INTEGER NOT NULL, last_login INTEGER, local_gmt TEXT NOT NULL, extension INTEGER NOT NULL,
  crew TEXT NOT NULL, campaign_id INTEGER NOT NULL, skill REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS statuses (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, final INTEGER NOT NULL, reached INTEGER NOT NULL, success INTEGER NOT NULL, dnc INTEGER NOT NULL,
  callback INTEGER NOT NULL, contact INTEGER NOT NULL, voicemail INTEGER NOT NULL, hex_color TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS leads (
  id INTEGER PRIMARY KEY, list_id INTEGER NOT NULL, status TEXT NOT NULL, phone_code TEXT NOT NULL, phone_number TEXT NOT NULL,
  alt_phone_1 TEXT NOT NULL, alt_phone_2 TEXT NOT NULL, first_name TEXT NOT NULL COLLATE NOCASE, last_name TEXT NOT NULL COLLATE NOCASE,
  email TEXT NOT NULL COLLATE NOCASE, address1 TEXT NOT NULL, address2 TEXT NOT NULL, city TEXT NOT NULL COLLATE NOCASE, state TEXT NOT NULL, province TEXT NOT NULL,
  postal_code TEXT NOT NULL, country TEXT NOT NULL, gender TEXT NOT NULL, date_of_birth TEXT NOT NULL, notes TEXT NOT NULL,
  owner_id INTEGER NOT NULL, user_id INTEGER NOT NULL, source_id INTEGER NOT NULL, created_by INTEGER NOT NULL, last_modified_by INTEGER NOT NULL,
  created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL, last_called_at INTEGER, called_count INTEGER NOT NULL, called_count_inbound INTEGER NOT NULL,
  carrier_type TEXT NOT NULL, custom TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, archived_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS calls (
  id INTEGER PRIMARY KEY, lead_id INTEGER NOT NULL, list_id INTEGER NOT NULL, campaign_id INTEGER NOT NULL, user_id INTEGER NOT NULL, queue_id INTEGER,
  phone_number TEXT NOT NULL, number_dialed TEXT NOT NULL, caller_id TEXT NOT NULL, status TEXT NOT NULL, call_type TEXT NOT NULL,
  started_at INTEGER NOT NULL, seconds INTEGER NOT NULL, term_reason TEXT NOT NULL, called_count INTEGER NOT NULL, comment TEXT,
  queue_seconds INTEGER NOT NULL, answered_by_machine INTEGER NOT NULL,
  talk_seconds INTEGER NOT NULL, wait_seconds INTEGER NOT NULL, pause_seconds INTEGER NOT NULL, wrap_seconds INTEGER NOT NULL,
  visible_at INTEGER NOT NULL, recording_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS agent_states (
  user_id INTEGER PRIMARY KEY, state TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
  list_id INTEGER NOT NULL DEFAULT 0, lead_id INTEGER NOT NULL DEFAULT 0, call_id INTEGER NOT NULL DEFAULT 0, plan TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TABLE IF NOT EXISTS callbacks (
  id INTEGER PRIMARY KEY, lead_id INTEGER NOT NULL, list_id INTEGER NOT NULL, campaign_id INTEGER NOT NULL, user_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL, due_at INTEGER NOT NULL, modified_at INTEGER NOT NULL, recipient TEXT NOT NULL, stage TEXT NOT NULL, comments TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS dnc (phone_code TEXT NOT NULL, phone_number TEXT NOT NULL, campaign_id INTEGER NOT NULL, PRIMARY KEY (phone_number, campaign_id, phone_code)) STRICT;
CREATE TABLE IF NOT EXISTS hopper (lead_id INTEGER PRIMARY KEY, priority INTEGER NOT NULL, expires_at INTEGER) STRICT;
`

/**
 * Made after the bulk of a new account is written: an index costs more row by row.
 * Names and lists are counted without their deleted leads, so those columns ride along.
 */
export const indexes = `
CREATE INDEX IF NOT EXISTS leads_list ON leads (list_id, status, deleted_at, archived_at);
CREATE INDEX IF NOT EXISTS leads_phone ON leads (phone_number);
CREATE INDEX IF NOT EXISTS leads_alt_1 ON leads (alt_phone_1) WHERE alt_phone_1 <> '';
CREATE INDEX IF NOT EXISTS leads_alt_2 ON leads (alt_phone_2) WHERE alt_phone_2 <> '';
CREATE INDEX IF NOT EXISTS leads_name ON leads (last_name, first_name, deleted_at, archived_at);
CREATE INDEX IF NOT EXISTS leads_first_name ON leads (first_name, deleted_at, archived_at);
CREATE INDEX IF NOT EXISTS leads_email ON leads (email);
CREATE INDEX IF NOT EXISTS leads_modified ON leads (modified_at, deleted_at, archived_at);
CREATE INDEX IF NOT EXISTS leads_live ON leads (id) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_list ON leads (list_id) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_list_status ON leads (list_id, status) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_status ON leads (status) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_state ON leads (state) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_user ON leads (user_id) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_created ON leads (created_at) WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX IF NOT EXISTS leads_live_called ON leads (last_called_at) WHERE deleted_at IS NULL AND archived_at IS NULL AND last_called_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS calls_recorded ON calls (started_at, recording_at) WHERE recording_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS calls_started ON calls (started_at);
CREATE INDEX IF NOT EXISTS calls_campaign ON calls (campaign_id, started_at);
CREATE INDEX IF NOT EXISTS calls_user ON calls (user_id, started_at);
CREATE INDEX IF NOT EXISTS calls_lead ON calls (lead_id);
CREATE INDEX IF NOT EXISTS calls_phone ON calls (phone_number);
CREATE INDEX IF NOT EXISTS calls_dialed ON calls (number_dialed);
CREATE INDEX IF NOT EXISTS callbacks_due ON callbacks (due_at);
`
