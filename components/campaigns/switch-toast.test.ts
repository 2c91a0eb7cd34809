import { describe, expect, it, vi } from 'vitest'
import type { SwitchOrder } from '@/lib/queries/campaigns'
import { RequestProblem } from '@/lib/queries/request-problem'
import { answerToast, failureToast } from './switch-toast'

const off: SwitchOrder = { id: '101', name: 'Solar West', active: false, expectedActive: true, isUndo: false, idempotencyKey: 'k'.repeat(16) }

describe('answerToast', () => {
  it('offers Undo only for what is confirmed', () => {
    const undo = vi.fn()
    answerToast({ outcome: 'confirmed' }, off, undo).action?.onAct()
    expect(undo).toHaveBeenCalledOnce()
    expect(answerToast({ outcome: 'unchanged' }, off, undo).action).toBeUndefined()
    expect(answerToast({ outcome: 'unknown' }, off, undo).action).toBeUndefined()
    expect(answerToast({ outcome: 'confirmed' }, { ...off, isUndo: true }, undo).action).toBeUndefined()
  })

  it('never says that an unproven switch is off, and stays', () => {
    const toast = answerToast({ outcome: 'unknown' }, off, () => undefined)
    expect(toast).toMatchObject({ tone: 'warning', title: 'Solar West: not known yet', durationMs: 0 })
  })

  it('says before the act that undoing a stop dials at once', () => {
    expect(answerToast({ outcome: 'confirmed' }, off, () => undefined).detail).toContain('without a pre-flight')
  })
})

describe('failureToast', () => {
  it('tells "not done" from "not known"', () => {
    expect(failureToast(new RequestProblem('conflict', 'Mia is switching it on.', { status: 409 }), off).title).toBe('Solar West was not turned off')
    expect(failureToast(new RequestProblem('no_answer', 'No answer.'), off).title).toBe('Solar West: not known whether it was turned off')
  })
})
