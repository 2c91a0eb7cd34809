import { expect, it } from 'vitest'
import { makeEvents } from '@/lib/server/events/make-events'
import { snapshotStream } from './snapshot-stream'

const actor = { userId: 'u1', name: 'Ada', role: 'manager', sessionId: 's1', authenticatedAt: null, address: null, requestId: null } as const
const at = '2026-11-21T17:00:00.000Z'

function open(states: number[], signal = new AbortController().signal) {
  const events = makeEvents()
  const response = snapshotStream({ events, actor }, signal, {
    first: { done: 0 },
    again: () => {
      const done = states.shift()
      return done === undefined ? Promise.reject(new Error('gone')) : Promise.resolve({ done })
    },
    isAbout: (event) => event.kind === 'job.changed' && event.jobId === 'j1',
    isLast: ({ done }) => done === 2,
  })
  return { events, response }
}

it('tells the state at once and after each event about it, and ends with the last one', async () => {
  const { events, response } = open([1, 2])
  for (const jobId of ['j1', 'other', 'j1']) events.publish({ kind: 'job.changed', at, jobId })
  expect(await response.text()).toBe('data: {"done":0}\n\ndata: {"done":1}\n\ndata: {"done":2}\n\n')
  expect(events.listeners()).toBe(0)
})

it('ends when the state cannot be told, when the session ends and when the browser leaves', async () => {
  const failing = open([])
  failing.events.publish({ kind: 'job.changed', at, jobId: 'j1' })
  const ended = open([1])
  ended.events.publish({ kind: 'session.ended', at })
  const leaving = new AbortController()
  const left = open([1], leaving.signal)
  leaving.abort()
  for (const { events, response } of [failing, ended, left]) {
    expect(await response.text()).toBe('data: {"done":0}\n\n')
    expect(events.listeners()).toBe(0)
  }
})
