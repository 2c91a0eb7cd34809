import type { Dialect } from '../schema'

/** Searches for a person live here under a random key, so that no number or name ever stands in an address. */
export function personalData(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table kept_searches (
      "key" ${text} primary key, owner_id ${text} not null, kind ${text} not null, body ${text} not null, created_at ${text} not null
    )`,
    'create index kept_searches_by_age on kept_searches (created_at)',
    `create table personal_reads (
      user_id ${text} not null, hour ${text} not null, "rows" integer not null, primary key (user_id, hour)
    )`,
  ]
}
