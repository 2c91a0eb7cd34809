import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { fileDownload } from '@/lib/server/http/file-download'
import { route } from '@/lib/server/http/route'
import { getExportFile } from '@/lib/server/usecases/exports/get-export-file'

export const GET = route({
  permission: 'data.export',
  input: z.object({ params: byOwnId }),
  run: async (ctx, { params }) => {
    const { pieces, bytes, saveAs } = await getExportFile(ctx, params.id)
    return fileDownload(pieces, { name: saveAs, type: 'text/csv; charset=utf-8', bytes })
  },
})
