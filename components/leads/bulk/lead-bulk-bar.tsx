'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { numberText } from '@/components/ui/number-text'
import { bulkEditCeiling, mostSelectedIds } from '@/lib/contracts/jobs-words'
import { wholeSearchProblem } from './whole-search'

const BulkEditDialog = lazy(() => import('./bulk-edit-dialog'))

type LeadBulkBarProps = {
  /** The chosen rows of what is loaded. */
  ids: readonly string[]
  /** All that the search matches: the query of `GET /api/leads` that shows them (search key included), and their number where it is known. */
  matching: { query: string; total: number | null }
  onClear: () => void
}

/** What can be done with the chosen leads. The rows that were ticked and all that match are two facts, and told apart. */
export default function LeadBulkBar({ ids, matching, onClear }: LeadBulkBarProps) {
  // Another search is another selection: what was said about the former one does not hold for it.
  const [allOf, setAllOf] = useState<string | null>(null)
  const [isEditing, setEditing] = useState(false)
  const wholeProblem = wholeSearchProblem(matching.query)
  const isAll = allOf === matching.query
  const all = matching.total === null ? 'all leads' : `all ${numberText(matching.total)} leads`
  const chosen = ids.length === 1 ? '1 lead chosen on this page' : `${numberText(ids.length)} leads chosen on this page`
  const most = isAll ? bulkEditCeiling : mostSelectedIds
  const isTooMany = (isAll ? (matching.total ?? 0) : ids.length) > most
  return (
    <div
      role="region"
      aria-label="Chosen leads"
      className="selection-bar mt-3 flex flex-wrap items-center gap-2 rounded border border-accent bg-accent-soft px-3 py-1.5 shadow-floating"
    >
      <span role="status" className="tabular font-medium">
        {isAll ? `${all.charAt(0).toUpperCase()}${all.slice(1)} that match the search are chosen` : chosen}
      </span>
      {isAll ? (
        <Button size="small" variant="ghost" onClick={() => setAllOf(null)}>
          Only the {numberText(ids.length)} on this page
        </Button>
      ) : wholeProblem === null && (matching.total ?? Infinity) > ids.length ? (
        <Button size="small" variant="ghost" onClick={() => setAllOf(matching.query)}>
          Choose {all} that match the search
        </Button>
      ) : null}
      <Button size="small" disabled={isTooMany} aria-haspopup="dialog" onClick={() => setEditing(true)}>
        Edit…
      </Button>
      <Button size="small" variant="ghost" onClick={onClear}>
        Clear selection
      </Button>
      {wholeProblem === null ? null : <span className="text-table text-muted">{wholeProblem}</span>}
      {isTooMany ? <span className="text-muted">{isAll ? `One job takes ${numberText(most)} leads at most: narrow the search.` : `At most ${numberText(most)} rows can be chosen one by one.`}</span> : null}
      <Suspense>
        {isEditing ? (
          <BulkEditDialog
            selection={isAll ? { query: matching.query } : { ids }}
            onClose={() => setEditing(false)}
            onStarted={() => {
              setEditing(false)
              onClear()
            }}
          />
        ) : null}
      </Suspense>
    </div>
  )
}
