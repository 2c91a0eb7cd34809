import { z } from 'zod'
import { duplicatesQuery, quarantineInput } from '@/lib/contracts/list-health'
import { route } from '@/lib/server/http/route'
import { updateQuarantine } from '@/lib/server/usecases/lists/radar/quarantine-list'
import { searchDuplicates } from '@/lib/server/usecases/lists/radar/search-duplicates'

export const GET = route({ permission: 'leads.read', input: z.object({ query: duplicatesQuery }), run: (ctx, { query }) => searchDuplicates(ctx, query) })

export const PATCH = route({ permission: 'lists.edit', input: z.object({ body: quarantineInput }), run: (ctx, { body }) => updateQuarantine(ctx, body) })
