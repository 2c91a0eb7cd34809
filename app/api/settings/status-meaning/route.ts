import { z } from 'zod'
import { nothing } from '@/lib/contracts/requests'
import { statusMeaningInput } from '@/lib/contracts/status-meanings'
import { route } from '@/lib/server/http/route'
import { getStatusMeaning } from '@/lib/server/usecases/status-meanings/get-status-meaning'
import { sortStatuses } from '@/lib/server/usecases/status-meanings/sort-statuses'

export const GET = route({ permission: 'audit.read', input: nothing, run: (ctx) => getStatusMeaning(ctx) })

export const PATCH = route({ permission: 'lists.edit', input: z.object({ body: statusMeaningInput }), run: (ctx, { body }) => sortStatuses(ctx, body) })
