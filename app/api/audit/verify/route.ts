import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { verifyAudit } from '@/lib/server/usecases/audit/search-audit'

export const POST = route({ permission: 'audit.read-all', input: nothing, run: (ctx) => verifyAudit(ctx) })
