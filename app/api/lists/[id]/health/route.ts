import { z } from 'zod'
import { byUpstreamId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getListHealth } from '@/lib/server/usecases/lists/health/get-list-health'
import { startScan } from '@/lib/server/usecases/lists/health/start-scan'

const input = z.object({ params: byUpstreamId })

export const GET = route({ permission: 'floor.read', input, run: (ctx, { params }) => getListHealth(ctx, params.id) })

export const POST = route({ permission: 'lists.edit', input, status: 202, run: (ctx, { params }) => startScan(ctx, params.id) })
