/** By the clock alone: what the dialer calls late and what is late are two things. */
export const dueGroups = ['overdue', 'next-hour', 'later'] as const
export type DueGroup = (typeof dueGroups)[number]

/** `open`: neither completed nor dismissed, whatever the dialer calls it. */
export const callbackViews = ['open', 'completed', 'dismissed'] as const
export type CallbackView = (typeof callbackViews)[number]

export const recipients = ['system', 'personal'] as const

/** `here`: signed in to the dialer now. `seen`: worked today. `absent`: not a second of work today. `unknown`: nobody could say. */
export const presences = ['here', 'seen', 'absent', 'unknown'] as const
export type Presence = (typeof presences)[number]

export const callbackPageSize = 100
const hourMs = 3_600_000

/** A callback whose moment the dialer does not tell cannot be late: it stands with the later ones. */
export function dueGroupOf(dueAt: string | null, nowMs: number): DueGroup {
  const dueMs = dueAt === null ? Infinity : Date.parse(dueAt)
  if (dueMs < nowMs) return 'overdue'
  return dueMs <= nowMs + hourMs ? 'next-hour' : 'later'
}
