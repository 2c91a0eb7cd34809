import type { Dialect } from '../schema'

/** Beside the sums of a kept day: which of its calls reached somebody, once that was asked for. */
export function contactsOfDays(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [`alter table kept_days add column contacts ${text}`]
}
