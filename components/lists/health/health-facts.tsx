import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { NumberText, numberText } from '@/components/ui/number-text'
import type { ListHealth } from '@/lib/contracts/list-health'
import { flagWords } from '@/lib/contracts/list-health-words'
import { barParts } from './bar-parts'
import { hoursText } from './hours-text'
import { PartMark, StackedBar } from './stacked-bar'

/** The division of the leads, the pace, and how long the leads last. */
export function HealthFacts({ health }: { health: ListHealth }) {
  const { counts, callsLastHour, freshHours, roundHours, flags } = health
  const parts = barParts(health)
  return (
    <div className="flex flex-col gap-3">
      {flags.length === 0 ? null : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {flags.map((flag) => (
            <li key={flag} className="flex items-center gap-2">
              <Badge tone="amber">{flagWords[flag].label}</Badge>
              <span className="text-muted">{flagWords[flag].meaning}</span>
            </li>
          ))}
        </ul>
      )}
      {parts === null ? (
        <p className="text-muted">{counts.problem ?? (counts.isReading ? 'The leads are being counted…' : 'The leads have not been counted.')}</p>
      ) : (
        <>
          <StackedBar parts={parts} className="h-3 w-full" />
          <dl className="flex flex-wrap gap-x-6 gap-y-2">
            {parts.map(({ word, leads, look }) => (
              <Fact key={word} term={word} mark={<PartMark look={look} />}>
                <NumberText value={leads} />
                <Share of={leads} all={counts.total} />
              </Fact>
            ))}
            <Fact term="All leads">
              <NumberText value={counts.total} />
            </Fact>
          </dl>
        </>
      )}
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        <Fact term="Calls in the last hour">
          <NumberText value={callsLastHour} />
        </Fact>
        <Fact term="Until every lead was called once">{freshHours === null ? noPace(callsLastHour) : hoursText(freshHours)}</Fact>
        <Fact term="Until every lead that may be dialed was called once more">{roundHours === null ? (health.parts === null ? 'after a scan' : noPace(callsLastHour)) : hoursText(roundHours)}</Fact>
      </dl>
      <p className="text-small text-muted">Hours are at the pace of the last hour; the range is where they lie in 19 of 20 hours of that pace.</p>
    </div>
  )
}

const noPace = (calls: number | null): string => (calls === 0 ? 'no call, no pace' : 'not known')

function Fact({ term, mark, children }: { term: string; mark?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-1.5 text-small text-muted">
        {mark}
        {term}
      </dt>
      <dd className="tabular font-medium">{children}</dd>
    </div>
  )
}

const Share = ({ of, all }: { of: number; all: number | null }) =>
  all === null || all === 0 ? null : <span className="ml-1.5 font-normal text-muted">{numberText(of / all, 1, true)}</span>
