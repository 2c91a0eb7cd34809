import { z } from 'zod'
import { newRatioInput } from '@/lib/contracts/performance'
import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { createRatio } from '@/lib/server/usecases/agents/create-ratio'
import { getRatios } from '@/lib/server/usecases/agents/get-ratios'

export const GET = route({ permission: 'floor.read', input: nothing, run: (ctx) => getRatios(ctx) })

export const POST = route({ permission: 'lists.edit', input: z.object({ body: newRatioInput }), status: 201, run: (ctx, { body }) => createRatio(ctx, body) })
