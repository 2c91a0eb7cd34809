'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { lazy, Suspense, useState } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { PageHeader } from '@/components/ui/page-header'
import { leadName } from '@/lib/contracts/lead-edits-words'
import type { LeadDetail } from '@/lib/contracts/lead-edits'
import type { Permission } from '@/lib/contracts/permissions'
import { accountChoices } from '@/lib/queries/choices'
import { leadQueries } from '@/lib/queries/lead'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { DeletedFace } from './deleted-face'
import { LeadCallsPanel } from './lead-calls-panel'
import { LeadFacts } from './lead-facts'
import { LeadFields } from './lead-fields'
import { LeadRecordingsPanel } from './lead-recordings-panel'
import { PersonLink } from './person-link'
import { useLeadEvents } from './use-lead-events'

const EditSheet = lazy(() => import('./edit-sheet'))
const DeleteDialog = lazy(() => import('./delete-dialog'))

type LeadPageProps = {
  id: string
  zone: string
  permissions: readonly Permission[]
  trail: ReactNode
  /** What was done to this lead, for those who may read the audit. */
  history: ReactNode
  loading: ReactNode
  floating: 'edit' | 'delete' | null
  onFloat: (what: 'edit' | 'delete' | null) => void
}

export function LeadPage(props: LeadPageProps) {
  const { id, zone, trail, history, loading } = props
  const { data, error, refetch, isFetching } = useQuery(leadQueries.detail(id))
  useLeadEvents(id)
  const retry = { onRetry: () => void refetch(), retrying: isFetching }
  const isAway = isRequestProblem(error) && (error.code === 'not_found' || error.code === 'gone')
  if (isAway || data === undefined) {
    if (error === null) return loading
    return (
      <>
        <PageHeader title={`Lead ${id}`} trail={trail} />
        {isAway ? <DeletedFace id={id} error={error} zone={zone} /> : <Face kind="failed" title="The lead could not be read" detail={problemSentence(error)} {...retry} />}
        {history === null ? null : <div className="mt-4">{history}</div>}
      </>
    )
  }
  return <ShownLeadPage {...props} detail={data} problem={error === null ? null : problemSentence(error)} {...retry} />
}

type ShownProps = LeadPageProps & { detail: LeadDetail; problem: string | null; onRetry: () => void; retrying: boolean }

function ShownLeadPage({ id, zone, permissions, trail, history, floating, onFloat, detail, problem, ...retry }: ShownProps) {
  const { data: choices } = useQuery(accountChoices())
  const [isDeleted, setDeleted] = useState(false)
  const may = (permission: Permission) => permissions.includes(permission)
  const { lead } = detail
  const close = () => onFloat(null)
  return (
    <>
      <PageHeader
        title={leadName(lead)}
        trail={trail}
        zone={zone}
        age={<Age at={detail.read.begunAt} zone={zone} prefix="Read" />}
        actions={
          <>
            {may('personal.read') ? <PersonLink phone={lead.phone} /> : null}
            {may('leads.edit') ? <Button onClick={() => onFloat('edit')}>Edit fields</Button> : null}
            {may('records.delete') ? <Button onClick={() => onFloat('delete')}>Delete…</Button> : null}
          </>
        }
      />
      {problem === null ? null : <Face kind="failed" compact title="The newest read failed" detail={problem} {...retry} />}
      {isDeleted ? <Face kind="unknown" compact title="Convoso still shows this lead" detail="The deletion was sent; it is not sent again." {...retry} /> : null}
      <LeadFacts lead={lead} zone={zone} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <LeadFields detail={detail} choices={choices} zone={zone} mayEdit={may('leads.edit')} />
        <div className="flex min-w-0 flex-col gap-4">
          {may('recordings.play') ? <LeadRecordingsPanel lead={lead} zone={zone} /> : null}
          <LeadCallsPanel id={id} zone={zone} />
          {history}
        </div>
      </div>
      <Suspense>
        {floating === 'edit' && may('leads.edit') ? <EditSheet {...{ detail, choices, zone }} onClose={close} /> : null}
        {floating === 'delete' && may('records.delete') ? <DeleteDialog lead={lead} onClose={close} onUnknown={() => setDeleted(true)} /> : null}
      </Suspense>
    </>
  )
}
