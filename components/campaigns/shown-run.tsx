'use client'

import { useQuery } from '@tanstack/react-query'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { campaignQueries } from '@/lib/queries/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'
import RunPanel from './run-panel'

type ShownRunProps = { id: string; maySwitch: boolean; zone: string; onClose: () => void }

/** The run that the address names, under way or over. */
export default function ShownRun({ id, maySwitch, zone, onClose }: ShownRunProps) {
  const { data, error, refetch, isFetching } = useQuery(campaignQueries.run(id))
  const close = (
    <IconButton label="Close the results" size="small" onClick={onClose}>
      <Icon name="x" className="size-4" />
    </IconButton>
  )
  if (data !== undefined) return <RunPanel run={data} maySwitch={maySwitch} zone={zone} actions={close} />
  return (
    <Panel title="Bulk switch" actions={close} className="mb-3">
      {error === null ? (
        <Skeleton className="h-10" />
      ) : (
        <Face
          kind="failed"
          compact
          title="The results could not be read"
          detail={problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Panel>
  )
}
