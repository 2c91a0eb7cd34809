import type { DatabaseSync } from 'node:sqlite'
import { callWriter } from '@/lib/sandbox/seed/call-writer'
import type { Dial } from '@/lib/sandbox/seed/cycle'
import { systemUserId } from '@/lib/sandbox/seed/ids'
import type { PickedLead } from './pick-lead'

export type CallRecorder = (dial: Dial, id: number, lead: PickedLead) => void

/** Writes a call and what follows from it: the lead, its list and campaign, a callback agreed on, a number never to call again. */
export const callRecorder = (db: DatabaseSync): CallRecorder => {
  const write = callWriter(db)
  const touchLead = db.prepare(`UPDATE leads SET status = ?, called_count = called_count + 1, called_count_inbound = called_count_inbound + ?,
    last_called_at = ?, modified_at = ?, last_modified_by = ? WHERE id = ?`)
  const touchList = db.prepare('UPDATE lists SET last_called_at = max(coalesce(last_called_at, 0), ?) WHERE id = ?')
  const touchCampaign = db.prepare('UPDATE campaigns SET last_call_at = max(coalesce(last_call_at, 0), ?) WHERE id = ?')
  const followUp = followUpWriter(db)
  return (dial, id, lead) => {
    write({ ...dial, id, leadId: lead.leadId, listId: lead.listId, calledCount: lead.calledCount + 1 }, lead)
    touchLead.run(dial.status, dial.callType === 'INBOUND' ? 1 : 0, dial.at, dial.at + dial.seconds, dial.agentId ?? systemUserId, lead.leadId)
    touchList.run(dial.at, lead.listId)
    touchCampaign.run(dial.at, dial.campaignId)
    followUp(dial, lead)
  }
}

const followUpWriter = (db: DatabaseSync): ((dial: Dial, lead: PickedLead) => void) => {
  const agree = db.prepare(`INSERT INTO callbacks (lead_id, list_id, campaign_id, user_id, created_at, due_at, modified_at, recipient,
    stage, comments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', '')`)
  const keep = db.prepare("UPDATE callbacks SET stage = 'COMPLETED', modified_at = ? WHERE lead_id = ? AND stage = 'PENDING'")
  const ban = db.prepare("INSERT OR IGNORE INTO dnc (phone_code, phone_number, campaign_id) VALUES ('1', ?, ?)")
  return (dial, lead) => {
    const end = dial.at + dial.seconds
    if (dial.agentId === null) return
    keep.run(end, lead.leadId)
    if (dial.status === 'DNC') ban.run(lead.phone, dial.campaignId)
    if (dial.status !== 'CALLBK') return
    const dueAt = Math.ceil((end + 1_800 + dial.dice * 3 * 86_400) / 900) * 900
    agree.run(lead.leadId, lead.listId, dial.campaignId, dial.agentId, end, dueAt, end, dial.dice < 0.4 ? 'USERONLY' : 'SYSTEM')
  }
}
