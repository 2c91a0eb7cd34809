import { createHash } from 'node:crypto'
import path from 'node:path'
import type { z } from 'zod'
import type { firstAdminInput, User } from '@/lib/contracts/users'
import { loadAuthSecret } from '@/lib/server/auth/auth-secret'
import { ensureDemoUsers } from '@/lib/server/auth/demo-users'
import { createFirstAdmin, prepareFirstAdmin } from '@/lib/server/auth/first-admin'
import { makePasswordTries } from '@/lib/server/auth/password-tries'
import { makePasswords } from '@/lib/server/auth/passwords'
import { makeRecordingFiles } from '@/lib/server/audio/recording-files'
import { makeWaveforms } from '@/lib/server/audio/waveforms'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { readSettings, type Settings } from '@/lib/server/core/env'
import { newId } from '@/lib/server/core/ids'
import { makeLog, type Log } from '@/lib/server/core/log'
import { makeNumberHash } from '@/lib/server/core/number-hash'
import { makeEvents } from '@/lib/server/events/make-events'
import { openExportFiles } from '@/lib/server/files/export-files'
import { bulkEditLeads } from '@/lib/server/jobs/handlers/bulk-edit-leads'
import { bulkEditLists } from '@/lib/server/jobs/handlers/bulk-edit-lists'
import { exportHandler } from '@/lib/server/jobs/handlers/export-handler'
import { makeJobRunner, type OpenRunner } from '@/lib/server/jobs/runner'
import type { Store } from '@/lib/server/ports/store'
import { holdAlone } from '@/lib/server/store/hold-alone'
import { openStore } from '@/lib/server/store/open-store'
import { makePerformanceMemory } from '@/lib/server/usecases/agents/performance-memory'
import { recordDenied } from '@/lib/server/usecases/audit/record-denied'
import { openBoard } from '@/lib/server/usecases/campaigns/board'
import { makeFigures } from '@/lib/server/usecases/campaigns/figures'
import { makeCallCounts } from '@/lib/server/usecases/calls/call-counts'
import { makeCallbackOpenings } from '@/lib/server/usecases/callbacks/callback-openings'
import { recoverSwitches } from '@/lib/server/usecases/campaigns/recover-switches'
import { watchCampaigns } from '@/lib/server/usecases/campaigns/watch-campaigns'
import type { Desk } from '@/lib/server/usecases/desk'
import { makeLiveFloor } from '@/lib/server/usecases/live/live-floor'
import { watchFloor } from '@/lib/server/usecases/live/watch-floor'
import { exportSources } from '@/lib/server/usecases/exports/sources'
import { recoverAdds } from '@/lib/server/usecases/leads/settle-add'
import { makeListHealthDesk } from '@/lib/server/usecases/lists/health/list-health-desk'
import { runScans } from '@/lib/server/usecases/lists/health/run-scans'
import { openListMemory } from '@/lib/server/usecases/lists/list-memory'
import { recoverListActs } from '@/lib/server/usecases/lists/settle-list-act'
import { makeMutex } from '@/lib/server/usecases/mutex'
import { makeNamedStatuses } from '@/lib/server/usecases/status-meanings/named-statuses'
import { makePlaybacks } from '@/lib/server/usecases/recordings/playbacks'
import { makePersonOpenings } from '@/lib/server/usecases/people/person-openings'
import { makeTodayMemory } from '@/lib/server/usecases/today/today-memory'
import { makeWallPairings } from '@/lib/server/usecases/walls/wall-pairings'
import { tidyStore } from '@/lib/server/usecases/tidy-store'
import { toInstant } from '@/lib/shared/instant'
import { makeBackground } from './background'
import { systemClock as clock } from './system-clock'

type NewAdmin = z.infer<typeof firstAdminInput>
type RequestFacts = { address: string | null; requestId: string | null }

export type OpenDesk = {
  desk: Desk
  settings: Settings
  authSecret: string
  setupLink: string | null
  recordDenied: typeof recordDenied
  makeFirstAdmin: (input: NewAdmin, request: RequestFacts) => Promise<User>
  close: () => Promise<void>
}

/** Wires the house once per process. Throws SettingsError or a refusal of the store, each with sentences for the start. */
export async function openDesk(environment: Record<string, string | undefined>): Promise<OpenDesk> {
  const settings = readSettings(environment)
  const log = makeLog(settings.LOG_LEVEL)
  const folder = path.join(settings.DATA_DIR, kindOf(settings))
  const hold = await holdAlone({ url: settings.DATABASE_URL, folder, patienceMs: 12_000, onLost: () => endProcess(log) })
  const store = await openStore({ url: settings.DATABASE_URL, dataDir: settings.DATA_DIR, fingerprint: fingerprintOf(settings), now: clock.now })
  const authSecret = loadAuthSecret({ settings, dir: folder })
  const { desk, drain, runner } = await furnish(settings, { log, store, authSecret })
  const people = { store, passwords: desk.passwords, now: clock.now, newId, settings }
  if (settings.sandbox) await ensureDemoUsers(people)
  const setupLink = settings.sandbox ? null : await prepareFirstAdmin(people)
  const stop = new AbortController()
  await recoverSwitches(desk)
  await recoverAdds(desk)
  await recoverListActs(desk)
  desk.background('campaign watch', () => watchCampaigns(desk, stop.signal))
  desk.background('floor watch', () => watchFloor(desk, stop.signal))
  desk.background('jobs', () => runner.run(desk, stop.signal))
  desk.background('list scans', () => runScans(desk, stop.signal))
  desk.background('tidying', () => tidyStore(desk, stop.signal))
  return {
    desk,
    settings,
    authSecret,
    setupLink,
    recordDenied,
    makeFirstAdmin: (input, request) => createFirstAdmin(people, input, request),
    close: async () => {
      stop.abort()
      desk.events.closeAll()
      await drain()
      await store.close()
      await hold.release()
    },
  }
}

/** Another console may hold the store by now; after a restart this one waits its turn and settles what was under way. */
function endProcess(log: Log): void {
  log.error('the lock on the store was lost: this process ends')
  process.exit(1)
}

const kindOf = (settings: Settings): 'sandbox' | 'live' => (settings.sandbox ? 'sandbox' : 'live')

const fingerprintOf = (settings: Settings) => ({
  kind: kindOf(settings),
  apiUrl: settings.CONVOSO_API_URL,
  account: createHash('sha256').update(settings.CONVOSO_AUTH_TOKEN).digest('hex'),
})

const drainMs = 8_000

type Opened = { log: Log; store: Store; authSecret: string }

async function furnish(settings: Settings, { log, store, authSecret }: Opened): Promise<{ desk: Desk; drain: () => Promise<void>; runner: OpenRunner }> {
  const pace = { maxRps: settings.CONVOSO_MAX_RPS, burst: settings.CONVOSO_BURST, maxInFlight: settings.CONVOSO_MAX_IN_FLIGHT }
  const line = { apiUrl: settings.CONVOSO_API_URL, timeZone: settings.CONVOSO_TIMEZONE, statusEncoding: settings.CONVOSO_STATUS_ENCODING }
  const dialer = makeConvoso({ ...line, ...pace, token: settings.CONVOSO_AUTH_TOKEN, clock, log })
  const events = makeEvents()
  const recordingFiles = makeRecordingFiles({ hosts: settings.CONVOSO_RECORDING_HOSTS, apiUrl: line.apiUrl })
  const waveforms = makeWaveforms({ folder: path.join(settings.DATA_DIR, kindOf(settings), 'waveforms') })
  const background = makeBackground(log)
  const runner = makeJobRunner([bulkEditLeads, bulkEditLists, ...exportSources.map(exportHandler)])
  const announceFigures = () => events.publish({ kind: 'campaigns.changed', at: toInstant(clock.now()), ids: [] })
  const announceToday = () => events.publish({ kind: 'today.changed', at: toInstant(clock.now()) })
  const announceFloor = () => events.publish({ kind: 'floor.changed', at: toInstant(clock.now()) })
  const desk: Desk = {
    dialer,
    store,
    events,
    passwords: makePasswords(),
    passwordTries: makePasswordTries({ attempts: store.signInAttempts, now: clock.now }),
    clock,
    log,
    newId,
    environment: { kind: kindOf(settings), apiUrl: line.apiUrl, timeZone: line.timeZone },
    pace: { ...pace, statusEncoding: line.statusEncoding },
    board: await openBoard(store),
    figures: makeFigures({ dialer, clock, onChange: announceFigures }),
    lists: await openListMemory(store),
    listHealth: makeListHealthDesk({ dialer, clock, hashNumber: makeNumberHash(authSecret) }),
    namedStatuses: makeNamedStatuses({ dialer, clock }),
    mutex: makeMutex(),
    recordingFiles,
    waveforms,
    playbacks: makePlaybacks(clock),
    exportFiles: openExportFiles(path.join(settings.DATA_DIR, kindOf(settings), 'exports')),
    jobs: runner,
    people: makePersonOpenings(),
    performance: makePerformanceMemory(),
    liveFloor: makeLiveFloor({ dialer, clock, timeZone: line.timeZone, onChange: announceFloor }),
    wallPairings: makeWallPairings(clock),
    callbackOpenings: makeCallbackOpenings(),
    callCounts: makeCallCounts(),
    today: makeTodayMemory({ clock, onChange: announceToday }),
    background: background.run,
    processId: 'console',
  }
  const drain = async (): Promise<void> => {
    await waveforms.close()
    await recordingFiles.close()
    await background.drain(drainMs)
    await dialer.close()
  }
  return { desk, drain, runner }
}
