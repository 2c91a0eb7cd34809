import { z } from 'zod'
import { jobFileQuery } from '@/lib/contracts/jobs'
import { byOwnId } from '@/lib/contracts/requests'
import { fileDownload } from '@/lib/server/http/file-download'
import { route } from '@/lib/server/http/route'
import { checkExportFile, getExportFile } from '@/lib/server/usecases/exports/get-export-file'

export const GET = route({
  permission: 'data.export',
  input: z.object({ params: byOwnId, query: jobFileQuery }),
  run: async (ctx, { params, query }) => {
    if (query.check !== undefined) return await checkExportFile(ctx, params.id)
    const { pieces, bytes, saveAs } = await getExportFile(ctx, params.id)
    return fileDownload(pieces, { name: saveAs, type: 'text/csv; charset=utf-8', bytes })
  },
})
