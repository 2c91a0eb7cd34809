import { useMemo, useState } from 'react'
import type { TableSelection } from '@/components/data-table/use-selection'
import type { LeadRow } from '@/lib/contracts/lead-search'
import { leadNameOf } from './lead-name'

const nobody: ReadonlySet<string> = new Set()

/** Ticked rows hold for the search they were ticked in. undefined for those who may not edit many. */
export function useLeadSelection(search: string, mayEditMany: boolean): TableSelection<LeadRow> | undefined {
  const [chosen, setChosen] = useState({ search, ids: nobody })
  const selected = chosen.search === search ? chosen.ids : nobody
  const selection = useMemo(() => ({ selected, onChange: (ids: ReadonlySet<string>) => setChosen({ search, ids }), nameOf: leadNameOf }), [search, selected])
  return mayEditMany ? selection : undefined
}
