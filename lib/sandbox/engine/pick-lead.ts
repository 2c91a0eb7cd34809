import type { DatabaseSync } from 'node:sqlite'
import { recycledStatuses } from '@/lib/sandbox/seed/outcomes'
import { numberIn, textIn, type Row } from '@/lib/sandbox/seed/rows'

/** The lead that is dialed next, with what a call row keeps of it. */
export type PickedLead = { leadId: number; listId: number; calledCount: number; phone: string; otherPhone: string }

export type LeadPicker = (campaignId: number, dice: number) => PickedLead | null

/** A lead of the campaign whose callback is due at `now`, the longest overdue first. */
export type DueCallbackPicker = (campaignId: number, now: number) => PickedLead | null

export const dueCallbackPicker = (db: DatabaseSync): DueCallbackPicker => {
  const due = db.prepare(`SELECT l.id, l.list_id, l.called_count, l.phone_number, l.alt_phone_1 FROM callbacks b CROSS JOIN leads l ON l.id = b.lead_id
    WHERE b.due_at <= ? AND b.stage = 'PENDING' AND b.campaign_id = ? AND l.deleted_at IS NULL ORDER BY b.due_at LIMIT 1`)
  return (campaignId, now) => {
    const row = due.get(now, campaignId)
    return row === undefined ? null : readLead(row)
  }
}

/** Takes leads as a dialer does: the hopper first, then fresh and called ones in turn, none of the do-not-call list. Null: the lists are dry. */
export const leadPicker = (db: DatabaseSync): LeadPicker => {
  const lists = db.prepare('SELECT id, dial_cursor FROM lists WHERE campaign_id = ? AND active = 1 AND deleting_until IS NULL ORDER BY id')
  const candidates = candidatesOf(db)
  const block = blocker(db)
  const moveCursor = db.prepare('UPDATE lists SET dial_cursor = ? WHERE id = ?')
  return (campaignId, dice) => {
    const all = lists.all(campaignId)
    const first = Math.floor(((dice * 97) % 1) * all.length)
    const triesPerList = 4
    for (let turn = 0; turn < all.length * triesPerList; turn++) {
      const list = all[(first + Math.floor(turn / triesPerList)) % all.length]
      const found = candidates(numberIn(list, 'id'), { cursor: numberIn(list, 'dial_cursor'), dice })
      if (found === undefined) continue
      const lead = readLead(found)
      moveCursor.run(lead.leadId, lead.listId)
      if (!block(lead, campaignId)) return lead
    }
    return null
  }
}

const readLead = (row: Row): PickedLead => ({
  leadId: numberIn(row, 'id'), listId: numberIn(row, 'list_id'), calledCount: numberIn(row, 'called_count'),
  phone: textIn(row, 'phone_number'), otherPhone: textIn(row, 'alt_phone_1'),
})

const candidatesOf = (db: DatabaseSync): ((listId: number, way: { cursor: number; dice: number }) => Row) => {
  const columns = 'id, list_id, called_count, phone_number, alt_phone_1'
  const alive = 'deleted_at IS NULL AND archived_at IS NULL'
  // CROSS JOIN keeps the short table outside: most of the time it is empty.
  const hopper = db.prepare(`SELECT l.id, l.list_id, l.called_count, l.phone_number, l.alt_phone_1
    FROM hopper h CROSS JOIN leads l ON l.id = h.lead_id WHERE l.list_id = ? AND l.deleted_at IS NULL ORDER BY h.priority DESC LIMIT 1`)
  const leaveHopper = db.prepare('DELETE FROM hopper WHERE lead_id = ?')
  const fresh = db.prepare(`SELECT ${columns} FROM leads WHERE list_id = ? AND status = 'NEW' AND ${alive} ORDER BY id LIMIT 1`)
  const called = db.prepare(`SELECT ${columns} FROM leads WHERE list_id = ? AND status = ? AND id > ? AND ${alive} ORDER BY id LIMIT 1`)
  const again = (listId: number, cursor: number, dice: number): Row => {
    // The common dispositions stand first and have the greater share of the dice.
    const first = Math.floor(((dice * 43) % 1) ** 2 * recycledStatuses.length)
    const inTurn = [...recycledStatuses.slice(first), ...recycledStatuses.slice(0, first)]
    for (const from of [cursor, 0]) {
      for (const status of inTurn) {
        const found = called.get(listId, status, from)
        if (found !== undefined) return found
      }
    }
    return undefined
  }
  return (listId, { cursor, dice }) => {
    const waiting = hopper.get(listId)
    if (waiting !== undefined) {
      leaveHopper.run(numberIn(waiting, 'id'))
      return waiting
    }
    const wantsFresh = (dice * 61) % 1 < 0.2
    return wantsFresh ? fresh.get(listId) ?? again(listId, cursor, dice) : again(listId, cursor, dice) ?? fresh.get(listId)
  }
}

/** Marks a lead whose number must not be called; true when it is one. */
const blocker = (db: DatabaseSync): ((lead: PickedLead, campaignId: number) => boolean) => {
  const banned = db.prepare('SELECT 1 AS found FROM dnc WHERE phone_number = ? AND campaign_id IN (0, ?) LIMIT 1')
  const mark = db.prepare("UPDATE leads SET status = 'DNC' WHERE id = ?")
  return (lead, campaignId) => {
    if (banned.get(lead.phone, campaignId) === undefined) return false
    mark.run(lead.leadId)
    return true
  }
}
