import type { Dialect } from '../schema'

/** Screens on a wall that may show the floor; of their tokens only a hash. */
export function walls(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `create table walls (
      id ${text} primary key, name ${text} not null, created_at ${text} not null, created_by ${text} not null, address ${text}, user_agent ${text},
      token_hash ${text} unique, claimed_at ${text}, last_seen_at ${text}, revoked_at ${text}, revoked_by ${text}
    )`,
  ]
}
