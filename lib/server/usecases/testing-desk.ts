import pino from 'pino'
import type { Actor } from '@/lib/server/ports/actor'
import type { Role } from '@/lib/contracts/permissions'
import type { LiveEvent } from '@/lib/contracts/events'
import { fakeClock, type FakeClock } from '@/lib/testing/fake-clock'
import { fakeDialer, type FakeDialer } from '@/lib/testing/fake-dialer'
import { fakeExportFiles } from '@/lib/testing/fake-export-files'
import { fakePasswordTries } from '@/lib/testing/fake-password-tries'
import { fakeRecordingFiles, fakeWaveforms } from '@/lib/testing/fake-recordings'
import { fakeStore, type FakeStore } from '@/lib/testing/fake-store'
import { toInstant } from '@/lib/shared/instant'
import { makePerformanceMemory } from './agents/performance-memory'
import { openBoard } from './campaigns/board'
import { makeFigures } from './campaigns/figures'
import { makeCallCounts } from './calls/call-counts'
import { makeCallbackOpenings } from './callbacks/callback-openings'
import type { Ctx, Desk } from './desk'
import { makeLiveFloor } from './live/live-floor'
import { makeListHealthDesk } from './lists/health/list-health-desk'
import { openListMemory } from './lists/list-memory'
import { makeMutex } from './mutex'
import { makeNamedStatuses } from './status-meanings/named-statuses'
import { makePlaybacks } from './recordings/playbacks'
import { makePersonOpenings } from './people/person-openings'
import { makeWallPairings } from './walls/wall-pairings'
import { makeTodayMemory } from './today/today-memory'

export type TestDesk = { desk: Desk; clock: FakeClock; dialer: FakeDialer; store: FakeStore; published: LiveEvent[]; failures: unknown[] }

/** A desk over fakes, by default a new one; `killed` is the one whose upstream and store live on. */
export async function testDesk(
  names: Record<string, string> = { '101': 'Solar West', '102': 'Medicare Day' },
  killed?: TestDesk,
): Promise<TestDesk> {
  // The killed one's clock stands still for ever: whatever it had under way never happens.
  const clock = fakeClock(killed?.clock.now())
  const dialer = fakeDialer(clock, names, killed?.dialer)
  const store = killed?.store ?? fakeStore()
  const published: LiveEvent[] = []
  const failures: unknown[] = []
  let ids = store.entries.length * 1_000
  const desk: Desk = {
    dialer,
    store,
    clock,
    events: { publish: (event) => void published.push(event), subscribe: () => () => undefined, listeners: () => 1, move: () => undefined, closeAll: () => undefined },
    passwords: {
      hash: (password) => Promise.resolve(`hash of ${password}`),
      verify: (hash, password) => Promise.resolve(hash === `hash of ${password}`),
      problem: (password) => (password.startsWith('password') ? 'is one of the most common ones' : null),
    },
    passwordTries: fakePasswordTries(),
    log: pino({ level: 'silent' }),
    newId: () => `id-${(ids += 1)}`,
    environment: { kind: 'sandbox', apiUrl: 'http://127.0.0.1/v1', timeZone: 'America/Los_Angeles' },
    pace: { maxRps: 4, burst: 20, maxInFlight: 6, statusEncoding: '1/0' },
    board: await openBoard(store),
    figures: makeFigures({ dialer, clock, onChange: () => undefined }),
    lists: await openListMemory(store),
    listHealth: makeListHealthDesk({ dialer, clock, hashNumber: (number) => `key-of-${number}` }),
    namedStatuses: makeNamedStatuses({ dialer, clock }),
    mutex: makeMutex(),
    recordingFiles: fakeRecordingFiles(),
    waveforms: fakeWaveforms(),
    playbacks: makePlaybacks(clock),
    exportFiles: killed?.desk.exportFiles ?? fakeExportFiles(),
    jobs: { wake: () => undefined, rateOf: () => null },
    people: makePersonOpenings(),
    performance: makePerformanceMemory(),
    liveFloor: makeLiveFloor({ dialer, clock, timeZone: 'America/Los_Angeles', onChange: () => published.push({ kind: 'floor.changed', at: toInstant(clock.now()) }) }),
    wallPairings: makeWallPairings(clock),
    callbackOpenings: makeCallbackOpenings(),
    callCounts: makeCallCounts(),
    today: makeTodayMemory({ clock, onChange: () => published.push({ kind: 'today.changed', at: '2026-03-03T18:00:00.000Z' }) }),
    background: (_name, work) => void work().catch((error: unknown) => failures.push(error)),
    processId: 'the only process',
  }
  return { desk, clock, dialer, store, published, failures }
}

/** Somebody who signed in this very moment. */
export const ctxFor = (desk: Desk, role: Role, name = `A ${role}`): Ctx => ({ ...desk, actor: { ...actorOf(role, name), authenticatedAt: toInstant(desk.clock.now()) } })

const actorOf = (role: Role, name: string): Omit<Actor, 'authenticatedAt'> => ({
  userId: `user-${name}`,
  name,
  role,
  sessionId: `session-${name}`,
  address: '127.0.0.1',
  requestId: 'request-1',
})
