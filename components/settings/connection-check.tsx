'use client'

import { useMutation } from '@tanstack/react-query'
import { Age } from '@/components/ui/age'
import type { Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { StateShape } from '@/components/ui/state-mark'
import { StateMark } from '@/components/ui/state-mark'
import type { ConnectionCheck } from '@/lib/contracts/settings'
import { problemSentence } from '@/lib/queries/request-problem'
import { settingsMutations } from '@/lib/queries/settings'

type Probe = ConnectionCheck['probes'][number]

/** One small read per section of the API; nothing is written. */
export function ConnectionCheckPanel({ zone }: { zone: string }) {
  const { mutate, data, error, isPending } = useMutation(settingsMutations.checkConnection())
  return (
    <Panel
      flush
      title="What the token may read"
      age={data === undefined ? undefined : <Age at={data.checkedAt} zone={zone} prefix="Checked" />}
      actions={
        <Button size="small" busy={isPending} onClick={() => mutate()}>
          {"Check the token's permissions"}
        </Button>
      }
    >
      {error !== null && !isPending ? (
        <Face kind="failed" title="The check could not run" detail={problemSentence(error)} onRetry={() => mutate()} retrying={isPending} />
      ) : null}
      {isPending && data === undefined ? <SkeletonRows rows={6} label="Asking one endpoint after the other" /> : null}
      {!isPending && data === undefined && error === null ? (
        <Face kind="not-loaded" compact title="Not checked yet" detail="The check sends one small read to each endpoint and writes nothing." />
      ) : null}
      {data === undefined ? null : <Probes probes={data.probes} />}
    </Panel>
  )
}

function Probes({ probes }: { probes: readonly Probe[] }) {
  return (
    <ul aria-live="polite" className="divide-y divide-line">
      {probes.map((probe) => {
        const { shape, tone, word } = looks[probe.outcome]
        return (
          <li key={probe.endpoint} className="flex flex-wrap items-baseline gap-x-4 px-4 py-1.5">
            <span className="w-28">
              <StateMark shape={shape} tone={tone} label={word} />
            </span>
            <span className="min-w-48 grow">
              {probe.purpose} <code className="text-small text-muted">{probe.endpoint}</code>
            </span>
            <span className="tabular text-muted">{probe.milliseconds.toLocaleString('en-US')} ms</span>
            {probe.outcome === 'allowed' ? null : <span className="w-full text-muted">{probe.detail}</span>}
          </li>
        )
      })}
    </ul>
  )
}

const looks: Record<Probe['outcome'], { shape: StateShape; tone: Tone; word: string }> = {
  allowed: { shape: 'dot', tone: 'green', word: 'Allowed' },
  refused: { shape: 'bars', tone: 'amber', word: 'Refused' },
  failed: { shape: 'triangle', tone: 'red', word: 'Failed' },
}
