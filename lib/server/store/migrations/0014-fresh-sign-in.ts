import type { Dialect } from '../schema'

/** When somebody last gave the password in a session, and under which id the session went on after that. */
export function freshSignIn(dialect: Dialect): string[] {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `alter table sessions add column authenticated_at ${text} not null default ''`,
    `alter table sessions add column replaced_by ${text}`,
    'update sessions set authenticated_at = created_at',
  ]
}
