import { z } from 'zod'
import { nothing } from '@/lib/contracts/requests'
import { approveWallInput } from '@/lib/contracts/walls'
import { route } from '@/lib/server/http/route'
import { approveWall } from '@/lib/server/usecases/walls/approve-wall'
import { getWalls } from '@/lib/server/usecases/walls/get-walls'

export const GET = route({ permission: 'users.manage', input: nothing, run: (ctx) => getWalls(ctx) })

export const POST = route({
  permission: 'users.manage',
  input: z.object({ body: approveWallInput }),
  status: 201,
  run: (ctx, { body }) => approveWall(ctx, body),
})
