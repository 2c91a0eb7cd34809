import { z } from 'zod'
import { rereadInput } from '@/lib/contracts/performance'
import { route } from '@/lib/server/http/route'
import { rereadDays } from '@/lib/server/usecases/agents/reread-days'

export const POST = route({ permission: 'lists.edit', input: z.object({ body: rereadInput }), run: (ctx, { body }) => rereadDays(ctx, body) })
