'use client'

import { useQuery } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { StateMark } from '@/components/ui/state-mark'
import type { Campaign, Figure, Preflight } from '@/lib/contracts/campaigns'
import { campaignQueries } from '@/lib/queries/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'

type PreflightFormProps = {
  campaign: Pick<Campaign, 'id' | 'name'>
  onConfirm: (reason: string | undefined) => void
  onCancel: () => void
}

/** What would start, before it starts. Enter confirms once the figures are there, or failed to come. */
export function PreflightForm({ campaign, onConfirm, onCancel }: PreflightFormProps) {
  const { data, error, isFetching } = useQuery(campaignQueries.preflight(campaign.id))
  const [reason, setReason] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isFetching) onConfirm(reason.trim() === '' ? undefined : reason.trim())
  }

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => event.stopPropagation()}
      className="flex w-[min(360px,calc(100vw-80px))] flex-col gap-3 text-body whitespace-normal"
    >
      <div aria-live="polite" aria-busy={isFetching} className="flex min-h-32 flex-col gap-3">
        {data !== undefined && !isFetching ? <Figures preflight={data} /> : null}
        {isFetching ? <Reading name={campaign.name} /> : null}
        {error !== null && !isFetching ? (
          <p className="text-danger">
            What would start could not be read: {problemSentence(error)} You can still turn {campaign.name} on.
          </p>
        ) : null}
      </div>
      <Field label="Reason" optional hint="Kept in the audit">
        {(control) => <Input {...control} ref={input} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isFetching}>
          Turn on
        </Button>
      </div>
    </form>
  )
}

function Figures({ preflight }: { preflight: Preflight }) {
  const { sentence, activeLists, dialableLeads, agentsNow, localTime, timeZone, insideCallingHours } = preflight
  return (
    <>
      <p className="font-medium">{sentence}</p>
      {insideCallingHours === false ? <StateMark shape="triangle" tone="red" label={`Outside calling hours: ${localTime ?? ''} there`} /> : null}
      <DescriptionList
        items={[
          { term: 'Active lists', detail: <FigureText figure={activeLists} /> },
          { term: 'Dialable leads', detail: <FigureText figure={dialableLeads} /> },
          { term: 'Agents now', detail: <FigureText figure={agentsNow} /> },
          { term: 'Local time', detail: localTime === null ? 'not known' : `${localTime} (${timeZone ?? 'zone not known'})` },
        ]}
      />
    </>
  )
}

function FigureText({ figure }: { figure: Figure }) {
  if (figure.value !== null) return <span className="tabular">{figure.value.toLocaleString('en-US')}</span>
  return <span className="text-danger">not known{figure.problem === null ? '' : `: ${figure.problem}`}</span>
}

function Reading({ name }: { name: string }) {
  return (
    <>
      <p className="sr-only">Reading what turning on {name} would start</p>
      <Skeleton className="h-10 w-full" />
      <Skeleton className="w-3/4" />
      <Skeleton className="w-2/3" />
    </>
  )
}
