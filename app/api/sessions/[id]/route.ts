import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { endOwnSession } from '@/lib/server/usecases/sessions/own-sessions'

export const DELETE = route({ permission: 'self.manage', input: z.object({ params: byOwnId }), run: (ctx, { params }) => endOwnSession(ctx, params.id) })
