import { describe, expect, it, vi } from 'vitest'
import { withPatience } from './idempotency'
import { RequestProblem } from './request-problem'

const silence = new RequestProblem('no_answer', 'Switchyard did not answer.')

describe('withPatience', () => {
  it('asks again while nobody knows whether the request arrived, and while it still runs', async () => {
    const send = vi.fn<() => Promise<string>>()
    send.mockRejectedValueOnce(silence)
    send.mockRejectedValueOnce(new RequestProblem('in_progress', 'Still worked on.', { status: 409 }))
    send.mockResolvedValueOnce('done')
    expect(await withPatience(send, 0)).toBe('done')
    expect(send).toHaveBeenCalledTimes(3)
  })

  it('takes a refusal as final', async () => {
    const send = vi.fn(() => Promise.reject(new RequestProblem('conflict', 'Somebody else was faster.', { status: 409 })))
    await expect(withPatience(send, 0)).rejects.toMatchObject({ code: 'conflict' })
    expect(send).toHaveBeenCalledOnce()
  })

  it('gives up after four attempts', async () => {
    const send = vi.fn(() => Promise.reject(silence))
    await expect(withPatience(send, 0)).rejects.toBe(silence)
    expect(send).toHaveBeenCalledTimes(4)
  })
})
