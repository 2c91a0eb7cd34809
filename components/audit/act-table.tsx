import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { AuditEntry } from '@/lib/contracts/audit'
import { ActOutcomes } from './act-outcomes'
import { actionWords } from './audit-words'
import { ChangeList } from './change-list'
import type { AuditAct } from './group-acts'
import { latestOf } from './group-acts'

const heads = ['When', 'Who', 'What', 'Before and after', 'Outcome', 'Reason']

type ActTableProps = {
  acts: readonly AuditAct[]
  zone: string
  /** What can be done about an act, beside its outcome. */
  actions: (act: AuditAct) => ReactNode
}

/** One row per act: its intent and its outcomes belong together. */
export function ActTable({ acts, zone, actions }: ActTableProps) {
  return (
    <div tabIndex={0} role="region" aria-label="Audit entries" className="relative overflow-x-auto rounded border border-line bg-surface">
      <table aria-label="Audit" className="w-full min-w-[1040px] border-collapse text-table">
        <thead>
          <tr className="bg-sunken text-left text-muted">
            {heads.map((head) => (
              <th key={head} scope="col" className="h-9 border-b border-line px-3 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {acts.map((act) => (
            <ActRow key={act.actId} act={act} zone={zone} action={actions(act)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cell = 'border-b border-line px-3 py-2 align-top'

function ActRow({ act, zone, action }: { act: AuditAct; zone: string; action: ReactNode }) {
  const [first] = act.entries
  const latest = latestOf(act)
  return (
    <tr>
      <td className={cell}>
        <Time at={first.at} zone={zone} />
        <span className="tabular block text-muted">{act.entries.map(({ seq }) => `#${seq}`).join(' ')}</span>
      </td>
      <td className={cell}>
        <span className="font-medium">{first.actorName}</span>
        <span className="block text-muted">{[first.actorRole, first.address].filter((text) => text !== null).join(', ')}</span>
      </td>
      <td className={cell}>
        <span className="font-medium">{actionWords[first.action]}</span>
        <span className="block">
          <Target entry={first} />
        </span>
      </td>
      <td className={`${cell} max-w-80`}>
        <ChangeList before={latest.before} after={latest.after} />
      </td>
      <td className={`${cell} max-w-80`}>
        <div className="flex flex-wrap items-start justify-between gap-2">
          <ActOutcomes act={act} zone={zone} />
          {action}
        </div>
      </td>
      <td className={`${cell} max-w-56 break-words`}>{latest.reason ?? first.reason ?? <span className="text-muted">–</span>}</td>
    </tr>
  )
}

const places = new Map([
  ['campaign', { at: '/campaigns', word: 'Campaign' }],
  ['list', { at: '/lists', word: 'List' }],
  ['lead', { at: '/leads', word: 'Lead' }],
])

function Target({ entry }: { entry: AuditEntry }) {
  const { targetKind, targetId, targetName } = entry
  if (targetKind === null || targetId === null) return null
  const place = places.get(targetKind)
  if (place !== undefined) {
    return (
      <Link href={`${place.at}/${targetId}`} isPrefetched={false} className="text-accent underline-offset-2 hover:underline">
        {targetName === null ? `${place.word} ${targetId}` : `${targetName} (${targetId})`}
      </Link>
    )
  }
  return (
    <span className="break-all text-muted">
      {targetKind} {targetName ?? targetId}
    </span>
  )
}
