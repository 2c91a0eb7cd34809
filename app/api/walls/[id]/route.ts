import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { revokeWall } from '@/lib/server/usecases/walls/revoke-wall'

export const DELETE = route({ permission: 'users.manage', input: z.object({ params: byOwnId }), run: (ctx, { params }) => revokeWall(ctx, params.id) })
