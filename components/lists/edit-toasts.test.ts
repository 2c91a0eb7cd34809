import { describe, expect, it } from 'vitest'
import type { BoardList, EditListAnswer } from '@/lib/contracts/lists'
import { RequestProblem } from '@/lib/queries/request-problem'
import { editedToast, editFailedToast } from './edit-toasts'
import { driftSentence, isBusy, listStateFace, mayDelete } from './list-words'

const list: BoardList = { id: '7', name: 'Solar list', active: false, campaignId: '101', campaignName: 'Solar West', lastCalledAt: null, drift: null, pending: null }
const pending = { id: 'a', kind: 'remove' as const, listId: '7', name: 'Solar list', status: 'deleting' as const, since: '2026-03-03T18:00:00Z', by: 'Ana', sentence: 'It goes on.', isOverdue: false }
const answer = (changes: Partial<EditListAnswer> = {}): EditListAnswer => ({ outcome: 'confirmed', actId: 'a', written: ['active'], list, ...changes })
const undo = () => undefined
const campaigns = new Map([['101', 'Solar West']])

describe('what is said after an edit', () => {
  it('offers an undo only for what was proven, and none for an undo', () => {
    expect(editedToast(answer(), { name: 'Solar list', undo, isUndo: false })).toMatchObject({ tone: 'success', title: 'Solar list is inactive', action: { label: 'Undo' } })
    expect(editedToast(answer(), { name: 'Solar list', undo, isUndo: true }).action).toBeUndefined()
    expect(editedToast(answer({ outcome: 'unknown' }), { name: 'Solar list', undo, isUndo: false })).toMatchObject({ tone: 'warning', durationMs: 0 })
    expect(editedToast(answer({ outcome: 'unchanged', written: [] }), { name: 'Solar list', undo, isUndo: false }).action).toBeUndefined()
  })

  it('names what was done', () => {
    expect(editedToast(answer({ written: ['name'] }), { name: 'Old name', undo, isUndo: false }).title).toBe('Old name is now called Solar list')
    expect(editedToast(answer({ written: ['campaignId'] }), { name: 'Solar list', undo, isUndo: false }).title).toBe('Solar list was moved to Solar West')
    expect(editedToast(answer({ written: ['name', 'active'] }), { name: 'Old name', undo, isUndo: false }).title).toBe('Solar list: saved')
  })

  it('claims no read of a description', () => {
    for (const isUndo of [false, true]) {
      expect(editedToast(answer({ written: ['description'] }), { name: 'Solar list', undo, isUndo }).detail).toContain('was not read back')
      expect(editedToast(answer({ written: ['name', 'description'] }), { name: 'Solar list', undo, isUndo }).detail).toMatch(/read back from Convoso\.$/i)
    }
  })

  it('tells what is so now after a conflict, and claims nothing without an answer', () => {
    const conflict = { fields: [{ field: 'active' as const, expected: 'true', theirs: 'false', yours: 'false' }, { field: 'campaignId' as const, expected: '1', theirs: null, yours: '2' }], list }
    expect(editFailedToast(null, conflict, { name: 'Solar list', campaigns }).detail).toContain('state is now inactive; it is in another campaign by now')
    expect(editFailedToast(new RequestProblem('no_answer', 'No answer.'), null, { name: 'Solar list', campaigns }).title).toContain('not known whether')
    expect(editFailedToast(new RequestProblem('forbidden', 'No.'), null, { name: 'Solar list', campaigns }).title).toBe('Solar list was not changed')
  })
})

describe('the state of a list', () => {
  it('is what a read proves, unless an act is open', () => {
    expect(listStateFace(list)).toMatchObject({ label: 'Inactive', shape: 'ring' })
    expect(listStateFace({ active: true, pending: { ...pending, status: 'failed' } })).toMatchObject({ label: 'Active' })
    expect(listStateFace({ active: true, pending })).toMatchObject({ label: 'Deleting…' })
    expect(listStateFace({ active: true, pending: { ...pending, isOverdue: true } })).toMatchObject({ label: 'Still deleting', tone: 'red' })
    expect(listStateFace({ active: true, pending: { ...pending, kind: 'edit', status: 'unknown' } })).toMatchObject({ label: 'Not known' })
  })

  it('offers acts only when none is open; one that hangs may be deleted again', () => {
    expect([isBusy(list), isBusy({ pending }), isBusy({ pending: { ...pending, status: 'failed' } })]).toEqual([false, true, false])
    expect([mayDelete(list), mayDelete({ pending }), mayDelete({ pending: { ...pending, isOverdue: true } })]).toEqual([true, false, true])
  })

  it('says what was changed elsewhere', () => {
    const drift = { changes: [{ field: 'campaignId' as const, from: '101', to: '9' }], seenAt: '2026-03-03T18:00:00Z' }
    expect(driftSentence(drift, campaigns)).toBe('Changed outside Switchyard: campaign from Solar West to campaign 9')
  })
})
