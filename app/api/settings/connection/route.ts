import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getConnection } from '@/lib/server/usecases/connection/check-connection'

export const GET = route({ permission: 'connection.manage', input: nothing, run: (ctx) => getConnection(ctx) })
