import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getAdd } from '@/lib/server/usecases/leads/add-lead'

export const GET = route({ permission: 'leads.edit', input: z.object({ params: byOwnId }), run: (ctx, { params }) => getAdd(ctx, params.id) })
