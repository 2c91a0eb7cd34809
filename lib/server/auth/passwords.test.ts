import { describe, expect, it } from 'vitest'
import { makeKdfQueue } from './kdf-queue'
import { dummyHash, makePasswords, needsRehash } from './passwords'

describe('passwords', () => {
  it('are kept as salted Argon2id with at least 19 MiB and two passes', async () => {
    const passwords = makePasswords()
    const [one, two] = await Promise.all([passwords.hash('a fine password'), passwords.hash('a fine password')])
    const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(one)
    expect(Number(parts?.[1])).toBeGreaterThanOrEqual(19_456)
    expect(Number(parts?.[2])).toBeGreaterThanOrEqual(2)
    expect(one).not.toBe(two)
    expect(await passwords.verify(one, 'a fine password')).toBe(true)
    expect(await passwords.verify(one, 'a fine passwore')).toBe(false)
  })

  it('take the same letters however they are composed, and every one of 128', async () => {
    const passwords = makePasswords()
    const stored = await passwords.hash(`Zu\u0308rich ${'x'.repeat(120)}`)
    expect(await passwords.verify(stored, `Z\u00fcrich ${'x'.repeat(120)}`)).toBe(true)
    expect(await passwords.verify(stored, `Z\u00fcrich ${'x'.repeat(119)}y`)).toBe(false)
  })

  it('are hashed anew when the costs were others', async () => {
    expect(needsRehash(await makePasswords().hash('a fine password'))).toBe(false)
    expect(needsRehash('$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA')).toBe(true)
  })

  it('of unknown accounts cost what known ones cost', async () => {
    expect(needsRehash(dummyHash)).toBe(false)
    expect(await makePasswords().verify(dummyHash, 'anything at all')).toBe(false)
  })
})

describe('the line before the key derivation', () => {
  it('lets four in, 32 wait and refuses the rest; an error frees its place too', async () => {
    const { run } = makeKdfQueue({ atOnce: 4, waiting: 32 })
    let running = 0
    let most = 0
    const gates: (() => void)[] = []
    const work = async (n: number): Promise<number> => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => gates.push(resolve))
      running -= 1
      if (n % 2 === 0) throw new Error('bad hash')
      return n
    }
    const all = Promise.allSettled(Array.from({ length: 40 }, (_, n) => run(() => work(n))))
    do {
      gates.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    } while (running > 0)
    const results = await all
    const refused = results.flatMap((result) => (result.status === 'rejected' && result.reason.message !== 'bad hash' ? [result.reason] : []))
    expect(most).toBe(4)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(18)
    expect(refused).toHaveLength(4)
    expect(refused[0]).toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: 2 } })
  })
})
