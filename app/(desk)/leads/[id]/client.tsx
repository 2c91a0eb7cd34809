'use client'

import { useState } from 'react'
import type { AuditAct } from '@/components/audit/group-acts'
import { HistoryPanel } from '@/components/audit/history-panel'
import { undoableLead } from '@/components/audit/undoable-lead'
import { LeadPage } from '@/components/leads/page/lead-page'
import { UndoEditButton } from '@/components/leads/page/undo-edit-button'
import { useShortcut } from '@/components/shell/shortcuts'
import { Link } from '@/components/ui/link'
import type { Permission } from '@/lib/contracts/permissions'
import { LeadLoading } from './lead-loading'

type LeadClientProps = { id: string; permissions: readonly Permission[]; zone: string }

const trail = (
  <Link href="/leads" className="hover:underline">
    Leads
  </Link>
)

export function LeadClient({ id, permissions, zone }: LeadClientProps) {
  const [floating, setFloating] = useState<'edit' | 'delete' | null>(null)
  const mayEdit = permissions.includes('leads.edit')
  useShortcut(mayEdit ? 'e' : null, 'Edit the fields of this lead', () => setFloating('edit'))
  useShortcut(permissions.includes('recordings.play') ? 'p' : null, 'Play the newest recording', pressPlay)
  const undo = (act: AuditAct) => (mayEdit && undoableLead(act) === id ? <UndoEditButton id={id} actId={act.actId} /> : null)
  return (
    <LeadPage
      {...{ id, zone, permissions, trail, floating }}
      onFloat={setFloating}
      history={permissions.includes('audit.read') ? <HistoryPanel targetKind="lead" targetId={id} zone={zone} actions={undo} /> : null}
      loading={<LeadLoading />}
    />
  )
}

const pressPlay = () => document.querySelector<HTMLElement>('[data-play]')?.click()
