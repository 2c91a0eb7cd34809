import { describe, expect, it } from 'vitest'
import { makeEvents } from '@/lib/server/events/make-events'
import { fakeClock } from '@/lib/testing/fake-clock'
import { eventStream, wallStream } from './event-stream'

const actor = { userId: 'u1', name: 'Ana', role: 'manager', sessionId: 's1', authenticatedAt: null, address: null, requestId: null } as const

function start() {
  const events = makeEvents()
  const browser = new AbortController()
  const response = eventStream({ events, clock: fakeClock(), actor }, browser.signal)
  const reader = response.body?.getReader()
  const next = async () => new TextDecoder().decode((await reader?.read())?.value)
  return { events, browser, response, next, reader }
}

describe('the event stream', () => {
  it('begins with what may have been missed, then passes events on', async () => {
    const { events, next, response } = start()
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(await next()).toContain('retry:')
    expect(await next()).toContain('campaigns.changed')
    expect(await next()).toContain('stop-set.changed')
    expect(await next()).toContain('lists.changed')
    events.publish({ kind: 'campaigns.drifted', at: '2026-03-03T18:00:00.000Z', ids: ['101'] })
    expect(await next()).toBe('data: {"kind":"campaigns.drifted","at":"2026-03-03T18:00:00.000Z","ids":["101"]}\n\n')
  })

  it('ends with the browser, the session and the process, and leaves nothing behind', async () => {
    for (const end of ['browser', 'session', 'process'] as const) {
      const { events, browser, reader } = start()
      expect(events.listeners()).toBe(1)
      if (end === 'browser') browser.abort()
      if (end === 'session') events.publish({ kind: 'session.ended', at: '2026-03-03T18:00:00.000Z' }, { userId: 'u1' })
      if (end === 'process') events.closeAll()
      expect(events.listeners()).toBe(0)
      let part = await reader?.read()
      while (part?.done === false) part = await reader?.read()
      expect(part?.done).toBe(true)
    }
  })

  it('keeps one person’s events from the others', () => {
    const { events } = start()
    const heard: string[] = []
    events.subscribe({ userId: 'u2', sessionId: 's2', send: (event) => heard.push(event.kind), close: () => undefined })
    events.publish({ kind: 'session.ended', at: '2026-03-03T18:00:00.000Z' }, { userId: 'u1' })
    expect(heard).toEqual([])
  })

  it('stays with a session that goes on under another id', async () => {
    const { events, reader } = start()
    const ended = (sessionId: string) => events.publish({ kind: 'session.ended', at: '2026-03-03T18:00:00.000Z' }, { sessionId })
    events.move('s1', 's2')
    ended('s1')
    events.publish({ kind: 'session.ended', at: '2026-03-03T18:00:00.000Z' }, { userId: 'u1', exceptSessionId: 's2' })
    expect(events.listeners()).toBe(1)
    ended('s2')
    expect(events.listeners()).toBe(0)
    await reader?.cancel()
  })
})

describe('the stream of a wall', () => {
  it('tells that the floor changed and nothing else, counts as nobody, and ends when its access is taken', async () => {
    const events = makeEvents()
    const response = wallStream({ events, userId: '', sessionId: 'wall-1' }, new AbortController().signal)
    expect(events.listeners()).toBe(0)
    const at = '2026-03-03T18:00:00.000Z'
    events.publish({ kind: 'lead.changed', at, id: '38002' })
    events.publish({ kind: 'campaigns.changed', at, ids: ['101'] })
    events.publish({ kind: 'floor.changed', at })
    events.publish({ kind: 'session.ended', at }, { sessionId: 'wall-2' })
    events.publish({ kind: 'session.ended', at }, { sessionId: 'wall-1' })
    events.publish({ kind: 'floor.changed', at })
    const told = await response.text()
    expect([...told.matchAll(/"kind":"([a-z.]+)"/g)].map(([, kind]) => kind)).toEqual(['floor.changed', 'session.ended'])
  })
})
