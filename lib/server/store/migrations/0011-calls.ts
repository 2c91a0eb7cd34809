import type { Dialect } from '../schema'

/** Between which hours people may be called: each saving is a version, none is ever changed. */
export function callingRules(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table calling_rules (
      version integer primary key, rules ${text} not null, saved_at ${text} not null, saved_by ${text} not null, saved_by_name ${text} not null
    )`,
  ]
}
