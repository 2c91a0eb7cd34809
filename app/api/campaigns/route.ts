import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getCampaigns } from '@/lib/server/usecases/campaigns/get-campaigns'

export const GET = route({ permission: 'floor.read', input: nothing, run: (ctx) => getCampaigns(ctx) })
