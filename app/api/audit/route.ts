import { z } from 'zod'
import { auditQuery } from '@/lib/contracts/audit'
import { route } from '@/lib/server/http/route'
import { searchAudit } from '@/lib/server/usecases/audit/search-audit'

export const GET = route({ permission: 'audit.read', input: z.object({ query: auditQuery }), run: (ctx, { query }) => searchAudit(ctx, query) })
