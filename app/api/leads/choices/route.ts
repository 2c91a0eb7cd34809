import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getChoices } from '@/lib/server/usecases/leads/get-choices'

export const GET = route({ permission: 'leads.read', input: nothing, run: (ctx) => getChoices(ctx) })
