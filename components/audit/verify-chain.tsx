'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import { auditMutations, auditQueries } from '@/lib/queries/audit'
import { problemSentence } from '@/lib/queries/request-problem'

/** Walks the whole hash chain on the server and says whether every entry still fits. */
export function VerifyChain({ zone }: { zone: string }) {
  const client = useQueryClient()
  const { mutate, data, error, isPending } = useMutation({
    ...auditMutations.verify(),
    // Verifying is an act and stands in the audit itself.
    onSettled: () => client.invalidateQueries({ queryKey: auditQueries.key }),
  })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div role="status" className="text-table">
        {error !== null && !isPending ? <span className="text-danger">{problemSentence(error)}</span> : null}
        {data !== undefined && !isPending ? (
          <span className="flex flex-wrap items-center gap-x-2">
            {data.intact ? (
              <StateMark shape="dot" tone="green" label={`Unbroken: ${data.entries.toLocaleString('en-US')} entries`} />
            ) : (
              <StateMark shape="triangle" tone="red" label={`Broken at entry #${data.firstBrokenSeq ?? '?'}`} />
            )}
            <Time at={data.checkedAt} zone={zone} style="time" className="text-muted" />
            {data.headHash === null ? null : (
              <code title={data.headHash} className="text-small text-muted">
                head {data.headHash.slice(0, 12)}…
              </code>
            )}
          </span>
        ) : null}
      </div>
      <Button busy={isPending} onClick={() => mutate()}>
        <Icon name="shield-check" className="size-4" />
        Verify the chain
      </Button>
    </div>
  )
}
