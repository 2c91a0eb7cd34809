'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import { numberText } from '@/components/ui/number-text'
import type { ListHealth, ListScan } from '@/lib/contracts/list-health'
import { listHealthMutations, listHealthQueries } from '@/lib/queries/list-health'
import { problemSentence } from '@/lib/queries/request-problem'

type ScanLineProps = { health: Pick<ListHealth, 'listId' | 'scan' | 'counts'>; zone: string; canScan: boolean }

/** How far the scan of this list is, how old what it found, and what went wrong; starts it. */
export function ScanLine({ health: { listId, scan, counts }, zone, canScan }: ScanLineProps) {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    ...listHealthMutations.scan(),
    onSettled: () => client.invalidateQueries({ queryKey: listHealthQueries.keys.all }),
  })
  const isUnderWay = scan?.status === 'queued' || scan?.status === 'scanning'
  const word = scan === null ? 'Scan this list' : isUnderWay ? 'Start over' : 'Scan again'
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {scan === null || scan.finishedAt === null ? null : (
          <span className="text-muted">
            Read through <Age at={scan.finishedAt} zone={zone} />
          </span>
        )}
        {isUnderWay ? <Progress scan={scan} /> : null}
        {scan === null ? <NotScanned total={counts.total} /> : null}
        {canScan ? (
          <Button size="small" className="ml-auto" busy={isPending} onClick={() => mutate(listId)}>
            {word}
          </Button>
        ) : null}
      </div>
      {scan?.status === 'failed' ? <Face kind="failed" compact title="The scan has stopped" detail={scan.problem} /> : null}
      {scan !== null && scan.problem !== null && scan.status !== 'failed' ? (
        <p className="flex items-center gap-1.5 text-amber">
          <Icon name="triangle-alert" className="size-4 shrink-0" />
          {scan.problem}
        </p>
      ) : null}
      {error === null ? null : (
        <p role="alert" className="text-danger">
          {problemSentence(error)}
        </p>
      )}
    </div>
  )
}

function Progress({ scan }: { scan: ListScan }) {
  if (scan.of === null) return <span role="status">The scan waits for its turn.</span>
  return (
    <span className="flex items-center gap-2">
      <progress aria-label="Leads read" value={Math.min(scan.read, scan.of)} max={Math.max(1, scan.of)} className="h-2 w-32" />
      <span className="tabular">
        {numberText(Math.min(scan.read, scan.of))} of {numberText(scan.of)} leads read
      </span>
    </span>
  )
}

/** What a scan costs, before somebody starts it. */
function NotScanned({ total }: { total: number | null }) {
  const reads = total === null ? null : Math.max(1, Math.ceil(total / 2000))
  return (
    <p className="max-w-prose text-muted">
      What became of the called leads is known once the list was read through. That is done in the background
      {reads === null ? '' : ` with ${reads === 1 ? 'one read' : `about ${numberText(reads)} reads`}`}, once; afterwards only what changed is read.
    </p>
  )
}
