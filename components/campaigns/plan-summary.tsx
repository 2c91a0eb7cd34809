import { Age } from '@/components/ui/age'
import { StateMark } from '@/components/ui/state-mark'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { PlanGap, TodayPlan } from '@/lib/contracts/today'
import { planSourceWords } from '@/lib/contracts/today-words'

type PlanSummaryProps = { plan: TodayPlan; zone: string }

/** Planned against actual: only what is not as somebody wanted it, and campaigns that are on and silent. */
export function PlanSummary({ plan, zone }: PlanSummaryProps) {
  const { gaps, silent, states } = plan
  return (
    <div className="flex flex-col">
      <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3">
        <StateCount state="on" count={states.on} />
        <StateCount state="off" count={states.off} />
        {states.switching === 0 ? null : <StateCount state="switching" count={states.switching} />}
        {states.unknown === 0 ? null : <StateCount state="unknown" count={states.unknown} />}
      </p>
      <p className="border-t border-line px-4 py-2 text-muted">{planSentence(plan)}</p>
      {gaps.length === 0 ? null : (
        <ul aria-label="Not as planned">
          {gaps.map((gap) => (
            <Gap key={gap.campaignId} gap={gap} zone={zone} />
          ))}
        </ul>
      )}
      {silent.length === 0 ? null : (
        <ul aria-label="On, but silent">
          {silent.slice(0, mostSilent).map(({ campaignId, name, lastCallAt }) => (
            <li key={campaignId} className={lineClass}>
              <CampaignLink id={campaignId} name={name} />
              <StateMark shape="bars" tone="amber" label="On, but silent" />
              <Age at={lastCallAt} zone={zone} prefix="last call" />
            </li>
          ))}
        </ul>
      )}
      {silent.length <= mostSilent ? null : (
        <p className="border-t border-line px-4 py-2 text-muted">
          {counted(silent.length - mostSilent)} more on, but silent:{' '}
          <Link href="/campaigns?sort=lastCallAt&direction=asc&state=on" isPrefetched={false} className="rounded-small underline">
            look at them
          </Link>
        </p>
      )}
    </div>
  )
}

/** More than these are counted, not named. */
const mostSilent = 6

const lineClass = 'flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2'

function Gap({ gap, zone }: { gap: PlanGap; zone: string }) {
  const { campaignId, name, planned, source, state, since } = gap
  return (
    <li className={lineClass}>
      <CampaignLink id={campaignId} name={name} />
      {state === 'switching' || state === 'unknown' ? (
        <StateMark {...looks[state]} />
      ) : (
        <StateMark shape="triangle" tone="red" label={`Is ${state}, should be ${planned ? 'on' : 'off'}`} />
      )}
      <span className="text-muted">
        {planned ? 'on' : 'off'} by: {planSourceWords[source]}
        {since === null ? null : (
          <>
            {' '}
            · changed <Time at={since} zone={zone} />
          </>
        )}
      </span>
    </li>
  )
}

const CampaignLink = ({ id, name }: { id: string; name: string }) => (
  <Link href={`/campaigns/${id}`} isPrefetched={false} className="rounded-small font-medium hover:underline">
    {name}
  </Link>
)

type StateCountProps = { state: keyof TodayPlan['states']; count: number }

const StateCount = ({ state, count }: StateCountProps) => (
  <Link href={`/campaigns?state=${state}`} isPrefetched={false} className="flex items-baseline gap-2 rounded-small hover:underline">
    <span className="tabular text-kpi font-semibold">{count}</span>
    <StateMark {...looks[state]} />
  </Link>
)

const looks = {
  on: { shape: 'dot', tone: 'green', label: 'On' },
  off: { shape: 'ring', tone: 'grey', label: 'Off' },
  switching: { shape: 'half', tone: 'blue', label: 'Switching' },
  unknown: { shape: 'triangle', tone: 'amber', label: 'Unknown' },
} as const

export function planSentence({ gaps, asPlanned, unplanned }: Pick<TodayPlan, 'gaps' | 'asPlanned' | 'unplanned'>): string {
  if (gaps.length + asPlanned === 0) return 'Nobody has switched a campaign here yet: there is no plan to compare with.'
  const held = gaps.length === 0 ? `All ${counted(asPlanned)} with a plan ${asPlanned === 1 ? 'is' : 'are'} as planned.` : `${counted(gaps.length)} not as planned, ${asPlanned} as planned.`
  return unplanned === 0 ? held : `${held} ${counted(unplanned)} without a plan. Until there are schedules, the plan is what a person set here last, or the open stop set.`
}

const counted = (count: number): string => (count === 1 ? '1 campaign' : `${count} campaigns`)
