import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getStopSet } from '@/lib/server/usecases/campaigns/get-stop-set'

export const GET = route({ permission: 'floor.read', input: nothing, run: (ctx) => getStopSet(ctx) })
