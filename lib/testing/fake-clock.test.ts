import { expect, it } from 'vitest'
import { fakeClock } from './fake-clock'

it('wakes sleepers in the order of their moments, those that fall asleep on the way included', async () => {
  const clock = fakeClock(1000)
  const woken: [string, number][] = []
  const nap = async (name: string, ...naps: number[]) => {
    for (const ms of naps) {
      await clock.sleep(ms)
      woken.push([name, clock.now()])
    }
  }
  void nap('b', 20, 15)
  void nap('a', 10, 10, 10)
  await clock.advance(30)
  expect(woken).toEqual([
    ['a', 1010],
    ['b', 1020],
    ['a', 1020],
    ['a', 1030],
  ])
  expect([clock.now(), clock.sleepers()]).toEqual([1030, 1])
})

it('rejects with the reason of an abort and forgets the sleeper', async () => {
  const clock = fakeClock()
  const stop = new AbortController()
  const sleep = clock.sleep(10, stop.signal)
  stop.abort(new Error('enough'))
  await expect(sleep).rejects.toThrow('enough')
  await expect(clock.sleep(10, stop.signal)).rejects.toThrow('enough')
  expect(clock.sleepers()).toBe(0)
})
