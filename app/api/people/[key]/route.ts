import { z } from 'zod'
import { byPersonKey } from '@/lib/contracts/people'
import { route } from '@/lib/server/http/route'
import { getPerson } from '@/lib/server/usecases/people/get-person'

export const GET = route({ permission: 'personal.read', input: z.object({ params: byPersonKey }), run: (ctx, { params }) => getPerson(ctx, params.key) })
