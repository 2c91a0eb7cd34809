import type { Dialect } from '../schema'

/** Filters, sort and columns of a page under a name. */
export function savedViews(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table views (
      id ${text} primary key, page ${text} not null, owner_id ${text} not null, owner_name ${text} not null, name ${text} not null,
      search ${text} not null, shared integer not null check (shared in (0, 1)), created_at ${text} not null, updated_at ${text} not null
    )`,
    'create index views_by_page on views (page, owner_id)',
  ]
}
