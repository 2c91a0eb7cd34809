'use client'

import { useRef } from 'react'
import { LeadsPage } from '@/components/leads/search/leads-page'
import type { LeadsBeginning } from '@/components/leads/search/use-loaded-leads'
import { leadSearchParams } from '@/components/leads/search/search-params'
import { useShortcut } from '@/components/shell/shortcuts'
import { useSearchState } from '@/components/ui/use-search-state'
import { SavedViews } from '@/components/views/saved-views'
import type { Permission } from '@/lib/contracts/permissions'

type LeadsClientProps = { permissions: readonly Permission[]; zone: string; beginning: LeadsBeginning | null }

export function LeadsClient({ permissions, zone, beginning }: LeadsClientProps) {
  const box = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Find a lead', () => {
    box.current?.focus()
    box.current?.select()
  })
  return <LeadsPage permissions={permissions} zone={zone} beginning={beginning} boxRef={box} views={<LeadViews mayShare={permissions.includes('audit.read')} />} />
}

/** A search for a person, the open sheet and the page are nobody's view. */
function LeadViews({ mayShare }: { mayShare: boolean }) {
  const [state, setState] = useSearchState(leadSearchParams)
  return (
    <SavedViews
      page="leads"
      size="small"
      current={leadSearchParams.write({ ...state, s: '', open: '', page: 1 }).toString()}
      hint={state.s === '' ? undefined : 'Without the search for a person: that is never saved.'}
      mayShare={mayShare}
      onApply={(text) => setState({ ...leadSearchParams.read(new URLSearchParams(text)), s: '', open: '' }, { history: 'push' })}
    />
  )
}
