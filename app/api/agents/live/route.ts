import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getFloor } from '@/lib/server/usecases/live/get-floor'

export const GET = route({ permission: 'floor.read', input: nothing, run: (ctx) => getFloor(ctx) })
