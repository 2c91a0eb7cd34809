import { useState } from 'react'
import type { TableSelection } from '@/components/data-table/use-selection'
import type { LeadRow } from '@/lib/contracts/lead-search'
import { leadNameOf } from './lead-name'

const nobody: ReadonlySet<string> = new Set()

/** Ticked rows hold for the search they were ticked in. undefined for those who may not edit many. */
export function useLeadSelection(search: string, mayEditMany: boolean): TableSelection<LeadRow> | undefined {
  const [chosen, setChosen] = useState({ search, ids: nobody })
  if (!mayEditMany) return undefined
  return {
    selected: chosen.search === search ? chosen.ids : nobody,
    onChange: (ids) => setChosen({ search, ids }),
    nameOf: leadNameOf,
  }
}
