import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { viewChanges } from '@/lib/contracts/views'
import { route } from '@/lib/server/http/route'
import { removeView } from '@/lib/server/usecases/views/remove-view'
import { updateView } from '@/lib/server/usecases/views/update-view'

export const PATCH = route({
  permission: 'leads.read',
  input: z.object({ params: byOwnId, body: viewChanges }),
  run: (ctx, { params, body }) => updateView(ctx, params.id, body),
})

export const DELETE = route({ permission: 'leads.read', input: z.object({ params: byOwnId }), run: (ctx, { params }) => removeView(ctx, params.id) })
