import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import { outcomeLooks } from './audit-words'
import type { AuditAct } from './group-acts'

/** The intent and what became of it, one below the other on one line. */
export function ActOutcomes({ act, zone }: { act: AuditAct; zone: string }) {
  return (
    <ol className="flex flex-col border-l-2 border-line pl-2">
      {act.entries.map((entry) => {
        const { word, shape, tone } = outcomeLooks[entry.outcome]
        return (
          <li key={entry.seq} className="flex flex-wrap items-center gap-x-2">
            <StateMark shape={shape} tone={tone} label={word} />
            <Time at={entry.at} zone={zone} style="time" className="text-muted" />
            {entry.upstream === null ? null : <span className="w-full break-words text-muted">Convoso: {entry.upstream}</span>}
          </li>
        )
      })}
    </ol>
  )
}
