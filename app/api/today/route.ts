import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getToday } from '@/lib/server/usecases/today/get-today'

export const GET = route({ permission: 'floor.read', input: nothing, isBackground: true, run: (ctx) => getToday(ctx) })
