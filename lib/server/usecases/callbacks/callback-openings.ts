import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'

const rememberedMs = 3_600_000
const mostSessions = 200

/** A page of callbacks reads itself anew all the time: each row counts once per session and hour as somebody's data opened. */
export type CallbackOpenings = {
  /** Counts and records the rows that this session has not seen yet. Throws as openPersonal does. */
  open: (ctx: Ctx, ids: readonly string[]) => Promise<void>
}

export function makeCallbackOpenings(): CallbackOpenings {
  const sessions = new Map<string, Map<string, number>>()
  return {
    open: async (ctx, ids) => {
      const name = ctx.actor.sessionId ?? 'system'
      const now = ctx.clock.now()
      const known = new Map([...(sessions.get(name) ?? [])].filter(([, at]) => now - at < rememberedMs))
      const fresh = ids.filter((id) => !known.has(id))
      await openPersonal(ctx, { kind: 'page', id: 'callbacks', rows: fresh.length })
      for (const id of fresh) known.set(id, now)
      sessions.delete(name)
      sessions.set(name, known)
      const [oldest] = sessions.keys()
      if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest)
    },
  }
}
