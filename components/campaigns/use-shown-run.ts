import { useSearchState } from '@/components/ui/use-search-state'
import { searchCodec, type Field } from '@/lib/shared/search-codec'

const runId: Field<string | null> = { read: (text) => text, write: (value) => value }
const codec = searchCodec({ run: runId })

/** The run whose results are shown, in the URL so that a reload keeps them. */
export function useShownRun(): [string | null, (id: string | null) => void] {
  const [{ run }, setSearch] = useSearchState(codec)
  return [run, (id) => setSearch({ run: id })]
}
