import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getOpenRuns } from '@/lib/server/usecases/campaigns/get-run'

export const GET = route({ permission: 'floor.read', input: nothing, run: async (ctx) => ({ items: await getOpenRuns(ctx) }) })
