import { lazy, Suspense } from 'react'
import type { AuditAct } from '@/components/audit/group-acts'
import { undoableSwitch } from '@/components/audit/undoable-switch'
import type { AuditEntry } from '@/lib/contracts/audit'

const UndoSwitch = lazy(async () => ({ default: (await import('@/components/campaigns/undo-switch')).UndoSwitch }))

/** Beside a switch: its undo, or in words why there is none; nothing beside any other act. */
export function undoOfSwitch(act: AuditAct, entries: readonly AuditEntry[]) {
  const fate = undoableSwitch(act, entries)
  if (fate === null) return null
  if (fate.kind === 'overtaken') return <span className="text-muted">{fate.sentence}</span>
  return (
    <Suspense>
      <UndoSwitch campaign={fate.campaign} actId={act.actId} left={fate.left} />
    </Suspense>
  )
}
