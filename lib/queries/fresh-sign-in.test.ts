import { describe, expect, it, vi } from 'vitest'
import { answerPassword, isPasswordWanted, withFreshSignIn } from './fresh-sign-in'
import { RequestProblem } from './request-problem'
import { onSessionEnded } from './session-ended'
import { isWorkUnsaved } from './unsaved-work'

const wanted = new RequestProblem('reauth_required', 'Confirm this with your password.', { status: 403 })
const refusedOnce = () => vi.fn<() => Promise<string>>().mockRejectedValueOnce(wanted).mockResolvedValue('done')

/** Counts how often the page was asked to show the question, and whether it would have been left instead. */
function page() {
  const asked: string[] = []
  const stop = onSessionEnded(() => asked.push(isWorkUnsaved() ? 'in place' : 'leaves'))
  return { asked, stop }
}

describe('withFreshSignIn', () => {
  it('asks in place and sends the same once more when the password was right', async () => {
    const { asked, stop } = page()
    const [first, second] = [refusedOnce(), refusedOnce()]
    const both = Promise.all([withFreshSignIn(first), withFreshSignIn(second)])
    await vi.waitUntil(isPasswordWanted)
    await vi.waitUntil(() => asked.length === 2)
    expect(first).toHaveBeenCalledOnce()
    answerPassword('confirmed')
    expect(await both).toEqual(['done', 'done'])
    expect([first.mock.calls.length, second.mock.calls.length, asked]).toEqual([2, 2, ['in place', 'in place']])
    expect([isPasswordWanted(), isWorkUnsaved()]).toEqual([false, false])
    stop()
  })

  it('sends nothing when the person would rather not, and says what the server said', async () => {
    const { stop } = page()
    const send = refusedOnce()
    const sent = withFreshSignIn(send).catch((error: unknown) => error)
    await vi.waitUntil(isPasswordWanted)
    answerPassword('given up')
    expect(await sent).toBe(wanted)
    expect(send).toHaveBeenCalledOnce()
    expect([isPasswordWanted(), isWorkUnsaved()]).toEqual([false, false])
    stop()
  })

  it('passes any other refusal on', async () => {
    const { asked, stop } = page()
    await expect(withFreshSignIn(() => Promise.reject(new RequestProblem('forbidden', 'No.', { status: 403 })))).rejects.toMatchObject({ code: 'forbidden' })
    expect(asked).toEqual([])
    stop()
  })
})
