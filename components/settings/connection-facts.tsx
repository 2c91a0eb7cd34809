import { Age } from '@/components/ui/age'
import { DescriptionList } from '@/components/ui/description-list'
import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import type { Connection } from '@/lib/contracts/settings'

export function ConnectionFacts({ connection, zone }: { connection: Connection; zone: string }) {
  const { environment, lastSuccessAt, lastFailureAt, lastFailure, breakerOpen } = connection
  return (
    <DescriptionList
      items={[
        {
          term: 'Upstream',
          detail:
            environment.kind === 'live' ? (
              <StateMark shape="dot" tone="green" label="Convoso, live account" />
            ) : (
              <StateMark shape="ring" tone="violet" label="Embedded sandbox, no real calls" />
            ),
        },
        { term: 'Address', detail: <code className="break-all">{environment.apiUrl}</code> },
        { term: 'Zone of the account', detail: environment.timeZone },
        {
          term: 'Last success',
          detail: (
            <>
              <Time at={lastSuccessAt} zone={zone} /> {lastSuccessAt === null ? null : <Age at={lastSuccessAt} zone={zone} />}
            </>
          ),
        },
        {
          term: 'Last failure',
          detail: (
            <>
              <Time at={lastFailureAt} zone={zone} /> {lastFailureAt === null ? null : <Age at={lastFailureAt} zone={zone} />}
              {lastFailure === null ? null : <span className="block">{lastFailure}</span>}
            </>
          ),
        },
        {
          term: 'Breaker',
          detail: breakerOpen ? (
            <StateMark shape="triangle" tone="red" label="Open: requests are held back until Convoso answers again" />
          ) : (
            <StateMark shape="ring" tone="green" label="Closed: requests go out" />
          ),
        },
        { term: 'Waiting requests', detail: <span className="tabular">{connection.queued}</span> },
        {
          term: 'Pace',
          detail: `${connection.maxRps} a second, bursts of ${connection.burst}, ${connection.maxInFlight} at once`,
        },
        { term: 'Status encoding', detail: <code>{connection.statusEncoding}</code> },
      ]}
    />
  )
}
