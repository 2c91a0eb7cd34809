'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import type { SeenStatus, StatusMeaningSetting } from '@/lib/contracts/status-meanings'
import { listHealthMutations } from '@/lib/queries/list-health'
import { problemSentence } from '@/lib/queries/request-problem'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { meaningChanges, type Ticks } from './meaning-changes'
import { StatusMeaningTable } from './status-meaning-table'

/** Which statuses mean a contact, a success, and that a lead is not dialed again: said by Convoso, else sorted here. */
export function StatusMeaningPanel({ saved, zone }: { saved: StatusMeaningSetting; zone: string }) {
  const [setting, setSetting] = useState(saved)
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Ticks | null>>(new Map())
  const saving = useMutation({
    ...listHealthMutations.meanings(),
    onSuccess: (answer) => {
      setSetting(answer)
      setDrafts(new Map())
    },
  })
  const changes = meaningChanges(setting.items, drafts)
  const count = changes.sort.length + changes.unsort.length
  useUnsavedWork(count > 0)
  const draw = (code: string, ticks: Ticks | null) => setDrafts(new Map(drafts).set(code, ticks))
  const open = setting.items.filter(({ code, from, meaning }) => from !== 'convoso' && (drafts.has(code) ? drafts.get(code) : meaning) === null)
  const sortRest = () => setDrafts(new Map([...drafts, ...open.map(({ code }) => [code, { contact: false, success: false, final: false }] as const)]))
  return (
    <Panel title="What statuses mean" flush age={setting.readAt === null ? undefined : <Age at={setting.readAt} zone={zone} prefix="Read" />}>
      <div className="flex flex-col gap-2 px-4 py-3">
        <p className="max-w-prose">{sourceSentence(setting)}</p>
        <p className="max-w-prose text-muted">
          Contact: a person was reached. Success: what the campaign is after. Final: the lead is not dialed again. A status that nobody sorted is counted apart, never
          guessed.
        </p>
        <p className="text-small text-muted">
          Counts are of {setting.leadsOf} and of {setting.callsOf}.
        </p>
      </div>
      {setting.items.length === 0 ? <Face kind="empty" title="No status has been seen yet" /> : <StatusMeaningTable items={setting.items} drafts={drafts} onDraft={draw} />}
      <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
        <Button variant="primary" busy={saving.isPending} disabled={count === 0} onClick={() => saving.mutate(changes)}>
          {count === 0 ? 'Save' : `Save ${count === 1 ? '1 status' : `${count} statuses`}`}
        </Button>
        {open.length === 0 ? null : <Button onClick={sortRest}>The other {open.length}: none of these</Button>}
        <p role="status" className={saving.error === null ? 'text-muted' : 'text-danger'}>
          {saving.error !== null ? problemSentence(saving.error) : saving.isSuccess && count === 0 ? 'Saved.' : ''}
        </p>
      </div>
    </Panel>
  )
}

function sourceSentence({ source, problem, items }: StatusMeaningSetting): string {
  const own = items.filter(({ from }: SeenStatus) => from !== 'convoso').length
  if (source === 'convoso')
    return own === 0
      ? 'Convoso itself says what its statuses mean; they are changed there.'
      : 'Convoso itself says what its statuses mean; they are changed there. Statuses that it does not name can be sorted here.'
  const why = problem === null ? '' : ` ${problem}`
  return source === 'settings' ? `Convoso does not say what its statuses mean, so a manager sorted the ones that were seen.${why}` : `Convoso does not say what its statuses mean, and nobody has sorted them yet.${why}`
}
