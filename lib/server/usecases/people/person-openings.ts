import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'

const rememberedMs = 600_000
const mostRemembered = 2_000

/** Name, timeline and explanation of one person are asked for one by one, but they are one opening of one person. */
export type PersonOpenings = {
  /** Counts and records the opening unless this session did so in the last ten minutes. Throws as openPersonal does. */
  open: (ctx: Ctx, key: string) => Promise<void>
}

export function makePersonOpenings(): PersonOpenings {
  const openings = new Map<string, { at: number; done: Promise<unknown> }>()
  return {
    open: async (ctx, key) => {
      const name = `${ctx.actor.sessionId} ${key}`
      const now = ctx.clock.now()
      const known = openings.get(name)
      if (known !== undefined && now - known.at < rememberedMs) return void (await known.done)
      const done = openPersonal(ctx, { kind: 'person', id: key, rows: 1 })
      openings.delete(name)
      openings.set(name, { at: now, done })
      forgetOldest(openings)
      // A refusal is no opening.
      done.catch(() => openings.delete(name))
      await done
    },
  }
}

function forgetOldest(openings: Map<string, unknown>): void {
  for (const name of openings.keys()) {
    if (openings.size <= mostRemembered) return
    openings.delete(name)
  }
}
