import type { Dialect } from '../schema'

/** Days of performance that are over, and the columns that managers defined. */
export function performance(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table kept_days (
      zone ${text} not null, day ${text} not null, campaign_id ${text} not null, asked_at ${text} not null,
      stale integer not null check (stale in (0, 1)), body text not null, primary key (zone, campaign_id, day)
    )`,
    `create table ratios (
      id ${text} primary key, name ${text} not null, numerator ${text} not null, denominator ${text} not null,
      created_by ${text} not null, created_at ${text} not null
    )`,
  ]
}
