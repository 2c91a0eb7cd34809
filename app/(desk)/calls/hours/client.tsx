'use client'

import { useMemo, useRef, useState } from 'react'
import { CallFilters } from '@/components/calls/filters'
import { HoursPanel } from '@/components/calls/hours-panel'
import { callSearchParams } from '@/components/calls/search-params'
import { toCallSearch } from '@/components/calls/to-search'
import { useCallChoices } from '@/components/calls/use-calls'
import { ExportButton } from '@/components/exports/export-button'
import { useShortcut } from '@/components/shell/shortcuts'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { useServerNow } from '@/components/ui/server-clock'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Permission } from '@/lib/contracts/permissions'
import { CallTabs } from '../call-tabs'

type HoursClientProps = { zone: string; openedAt: string; permissions: readonly Permission[] }

export function HoursClient({ zone, openedAt, permissions }: HoursClientProps) {
  const [state, setState] = useSearchState(callSearchParams)
  const [readAt, setReadAt] = useState(openedAt)
  const nowMs = useServerNow()
  const search = useMemo(() => toCallSearch(state, { zone, nowMs: Date.parse(readAt) }), [state, zone, readAt])
  const choices = useCallChoices()
  const whenInput = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Choose the time of the calls', () => whenInput.current?.focus())
  return (
    <>
      <PageHeader
        title="Calling hours"
        zone={zone}
        actions={
          <>
            {permissions.includes('data.export') && search !== null ? <ExportButton body={{ kind: 'calls.hours-export', search }} label="Export as evidence" /> : null}
            <Button onClick={() => setReadAt(new Date(nowMs).toISOString())}>Check up to now</Button>
          </>
        }
      />
      <CallTabs />
      <CallFilters
        state={state}
        setState={setState}
        choices={choices}
        person={null}
        mayLookUp={permissions.includes('personal.read')}
        isUnderstood={search !== null}
        zone={zone}
        whenRef={whenInput}
      />
      {search === null ? null : <HoursPanel search={search} zone={zone} maySeeRules={permissions.includes('audit.read')} />}
    </>
  )
}
