import type { Dialect } from '../schema'

/** Which request a lead was added by, and which deleted lead it makes anew. */
export function leadAddOrigins(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `alter table lead_adds add column request_key ${text}`,
    `alter table lead_adds add column recreates ${text}`,
    'create index lead_adds_by_request on lead_adds (request_key)',
  ]
}
