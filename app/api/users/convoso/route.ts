import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getConvosoUsers } from '@/lib/server/usecases/agents/get-convoso-users'

export const GET = route({ permission: 'floor.read', input: nothing, run: (ctx) => getConvosoUsers(ctx) })
