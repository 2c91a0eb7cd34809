import { z } from 'zod'
import { previewJobInput } from '@/lib/contracts/jobs'
import { route } from '@/lib/server/http/route'
import { previewListBulk } from '@/lib/server/usecases/lists/bulk/preview-list-bulk'
import { previewBulkEdit } from '@/lib/server/usecases/jobs/preview-bulk-edit'

export const POST = route({
  permission: 'lists.edit',
  input: z.object({ body: previewJobInput }),
  run: (ctx, { body }) => (body.kind === 'lists.bulk-edit' ? previewListBulk(ctx, body) : previewBulkEdit(ctx, body)),
})
