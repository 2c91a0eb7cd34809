import { z } from 'zod'
import { byUpstreamId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getLeadRecordings } from '@/lib/server/usecases/leads/get-lead-recordings'

export const GET = route({ permission: 'recordings.play', input: z.object({ params: byUpstreamId }), run: (ctx, { params }) => getLeadRecordings(ctx, params.id) })
