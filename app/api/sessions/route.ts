import { nothing } from '@/lib/contracts/requests'
import { toInstant } from '@/lib/shared/instant'
import { route } from '@/lib/server/http/route'
import { endOwnSessions, getOwnSessions } from '@/lib/server/usecases/sessions/own-sessions'

export const GET = route({
  permission: 'self.manage',
  input: nothing,
  run: async (ctx) => ({ items: await getOwnSessions(ctx), now: toInstant(ctx.clock.now()) }),
})

export const DELETE = route({
  permission: 'self.manage',
  input: nothing,
  run: async (ctx) => {
    await endOwnSessions(ctx)
  },
})
