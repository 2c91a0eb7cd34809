'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { numberText } from '@/components/ui/number-text'
import { mostBulkLists } from '@/lib/contracts/jobs-words'
import type { ListBulkVerb } from './list-bulk-confirm'

const ListBulkDialog = lazy(() => import('./list-bulk-dialog'))

export type ListBulkBarProps = {
  /** The chosen rows. */
  selection: { ids: readonly string[] }
  /** The job has begun, or nothing is chosen any more. */
  onDone: () => void
}

const verbs: readonly { verb: ListBulkVerb; label: string }[] = [
  { verb: 'deactivate', label: 'Deactivate…' },
  { verb: 'activate', label: 'Activate…' },
  { verb: 'move', label: 'Move…' },
]

/** What can be done with the chosen lists at once. */
export default function ListBulkBar({ selection: { ids }, onDone }: ListBulkBarProps) {
  const [verb, setVerb] = useState<ListBulkVerb | null>(null)
  const isTooMany = ids.length > mostBulkLists
  return (
    <div
      role="region"
      aria-label="Chosen lists"
      className="selection-bar mt-3 flex flex-wrap items-center gap-2 rounded border border-accent bg-accent-soft px-3 py-1.5 shadow-floating"
    >
      <span role="status" className="tabular font-medium">
        {ids.length === 1 ? '1 list chosen' : `${numberText(ids.length)} lists chosen`}
      </span>
      {verbs.map(({ verb: each, label }) => (
        <Button key={each} size="small" disabled={isTooMany} aria-haspopup="dialog" onClick={() => setVerb(each)}>
          {label}
        </Button>
      ))}
      <Button size="small" variant="ghost" onClick={onDone}>
        Clear selection
      </Button>
      {isTooMany ? <span className="text-muted">One job takes {numberText(mostBulkLists)} lists at most.</span> : null}
      <Suspense>
        {verb === null ? null : (
          <ListBulkDialog
            selection={{ ids }}
            verb={verb}
            onClose={() => setVerb(null)}
            onDone={() => {
              setVerb(null)
              onDone()
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
