import { integer, searchCodec, text } from '@/lib/shared/search-codec'

/** The page and the opened number, by its key. */
export const radarSearchParams = searchCodec({ page: integer({ min: 1, max: 20_000, fallback: 1 }), number: text('', 16) })
