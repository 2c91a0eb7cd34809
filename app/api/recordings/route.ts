import { z } from 'zod'
import { recordingsQuery } from '@/lib/contracts/recordings'
import { route } from '@/lib/server/http/route'
import { searchRecordings } from '@/lib/server/usecases/recordings/search-recordings'

export const GET = route({
  permission: 'recordings.play',
  input: z.object({ query: recordingsQuery }),
  run: (ctx, { query }) => searchRecordings(ctx, query),
})
