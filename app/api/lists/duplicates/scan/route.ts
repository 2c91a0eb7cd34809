import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { startAllScans } from '@/lib/server/usecases/lists/health/start-scan'

export const POST = route({ permission: 'lists.edit', input: nothing, status: 202, run: (ctx) => startAllScans(ctx) })
