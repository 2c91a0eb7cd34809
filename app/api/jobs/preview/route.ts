import { z } from 'zod'
import { previewBulkEditInput } from '@/lib/contracts/jobs'
import { route } from '@/lib/server/http/route'
import { previewBulkEdit } from '@/lib/server/usecases/jobs/preview-bulk-edit'

export const POST = route({ permission: 'lists.edit', input: z.object({ body: previewBulkEditInput }), run: (ctx, { body }) => previewBulkEdit(ctx, body) })
