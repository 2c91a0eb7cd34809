import { z } from 'zod'
import { agentDayQuery } from '@/lib/contracts/performance'
import { byUpstreamId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getAgentDay } from '@/lib/server/usecases/agents/get-agent-day'

export const GET = route({
  permission: 'floor.read',
  input: z.object({ params: byUpstreamId, query: agentDayQuery }),
  run: (ctx, { params, query }) => getAgentDay(ctx, { id: params.id, day: query.day }),
})
