import { eventKinds } from '@/lib/contracts/people-words'
import { manyOf, searchCodec, text, type SearchOf } from '@/lib/shared/search-codec'

/** What `/people/[key]` keeps in its address: kinds of events, one lead alone, and whose ringing is explained. */
export const personSearch = searchCodec({ kind: manyOf(eventKinds), lead: text('', 20), why: text('', 20) })
export type PersonSearch = SearchOf<typeof personSearch>
