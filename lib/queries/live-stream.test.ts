import { describe, expect, it, vi } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { joinLiveStream, readEvent } from './live-stream'

const event: LiveEvent = { kind: 'campaigns.changed', at: '2026-11-21T10:00:00.000Z', ids: ['7'] }

type FakeSource = {
  onopen: ((event: Event) => unknown) | null
  onmessage: ((event: MessageEvent) => unknown) | null
  onerror: ((event: Event) => unknown) | null
  readyState: number
  close: () => void
}

/** Tabs of one browser: a shared channel, one lock, and every source that was opened. */
function browser() {
  const channels = new Set<Channel>()
  type Channel = { onmessage: ((message: MessageEvent) => unknown) | null; postMessage: (data: unknown) => void; close: () => void }
  const openChannel = (): Channel => {
    const own: Channel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of channels) if (other !== own) other.onmessage?.(new MessageEvent('message', { data }))
      },
      close: () => channels.delete(own),
    }
    channels.add(own)
    return own
  }
  const sources: FakeSource[] = []
  let lock = Promise.resolve()
  const openTab = () => {
    const onEvent = vi.fn()
    const onState = vi.fn()
    const leave = joinLiveStream({
      openSource: () => {
        const source: FakeSource = { onopen: null, onmessage: null, onerror: null, readyState: 1, close: vi.fn() }
        sources.push(source)
        return source
      },
      channel: openChannel(),
      whenLeader: (lead) => {
        lock = lock.then(lead)
      },
      onEvent,
      onState,
      reopenAfterMs: 5,
    })
    return { onEvent, onState, leave }
  }
  return { openTab, sources }
}

describe('joinLiveStream', () => {
  it('opens one stream for two tabs and repeats its events and state', async () => {
    const { openTab, sources } = browser()
    const leader = openTab()
    const follower = openTab()
    await vi.waitFor(() => expect(sources).toHaveLength(1))
    sources[0]?.onopen?.(new Event('open'))
    sources[0]?.onmessage?.(new MessageEvent('message', { data: JSON.stringify(event) }))
    expect(leader.onEvent.mock.calls).toEqual([[event]])
    expect(follower.onEvent.mock.calls).toEqual([[event]])
    expect(follower.onState).toHaveBeenLastCalledWith('connected')
  })

  it('tells a tab that comes later how the connection is', async () => {
    const { openTab, sources } = browser()
    openTab()
    await vi.waitFor(() => expect(sources).toHaveLength(1))
    sources[0]?.onopen?.(new Event('open'))
    expect(openTab().onState).toHaveBeenLastCalledWith('connected')
  })

  it('hands the lead over when the leader leaves', async () => {
    const { openTab, sources } = browser()
    const leader = openTab()
    const follower = openTab()
    await vi.waitFor(() => expect(sources).toHaveLength(1))
    leader.leave()
    await vi.waitFor(() => expect(sources).toHaveLength(2))
    expect(sources[0]?.close).toHaveBeenCalledOnce()
    sources[1]?.onmessage?.(new MessageEvent('message', { data: JSON.stringify(event) }))
    expect(follower.onEvent).toHaveBeenCalledOnce()
  })

  it('opens again by itself when the server refused the stream', async () => {
    const { openTab, sources } = browser()
    const tab = openTab()
    await vi.waitFor(() => expect(sources).toHaveLength(1))
    Object.assign(sources[0] ?? {}, { readyState: 2 })
    sources[0]?.onerror?.(new Event('error'))
    expect(tab.onState).toHaveBeenLastCalledWith('disconnected')
    await vi.waitFor(() => expect(sources).toHaveLength(2))
    tab.leave()
  })
})

describe('readEvent', () => {
  it('drops what is no event', () => {
    expect(readEvent(JSON.stringify(event))).toEqual(event)
    expect(readEvent('{"weather":"fine"}')).toBeNull()
    expect(readEvent('null')).toBeNull()
    expect(readEvent('not json')).toBeNull()
  })
})
