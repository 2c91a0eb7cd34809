import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { removeRatio } from '@/lib/server/usecases/agents/remove-ratio'

export const DELETE = route({ permission: 'lists.edit', input: z.object({ params: byOwnId }), run: (ctx, { params }) => removeRatio(ctx, params.id) })
