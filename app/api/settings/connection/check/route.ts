import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { checkConnection } from '@/lib/server/usecases/connection/check-connection'

export const POST = route({ permission: 'connection.manage', input: nothing, run: (ctx) => checkConnection(ctx) })
