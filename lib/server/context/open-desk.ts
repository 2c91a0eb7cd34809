import { createHash } from 'node:crypto'
import path from 'node:path'
import type { z } from 'zod'
import type { firstAdminInput, User } from '@/lib/contracts/users'
import { makePasswords } from '@/lib/server/auth/passwords'
import { loadAuthSecret } from '@/lib/server/auth/auth-secret'
import { ensureDemoUsers } from '@/lib/server/auth/demo-users'
import { createFirstAdmin, prepareFirstAdmin } from '@/lib/server/auth/first-admin'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { readSettings, type Settings } from '@/lib/server/core/env'
import { newId } from '@/lib/server/core/ids'
import { makeLog } from '@/lib/server/core/log'
import { makeEvents } from '@/lib/server/events/make-events'
import { holdAlone } from '@/lib/server/store/hold-alone'
import { openStore } from '@/lib/server/store/open-store'
import { recordDenied } from '@/lib/server/usecases/audit/record-denied'
import { openBoard } from '@/lib/server/usecases/campaigns/board'
import { makeFigures } from '@/lib/server/usecases/campaigns/figures'
import { recoverSwitches } from '@/lib/server/usecases/campaigns/recover-switches'
import { watchCampaigns } from '@/lib/server/usecases/campaigns/watch-campaigns'
import type { Desk } from '@/lib/server/usecases/desk'
import { makeMutex } from '@/lib/server/usecases/mutex'
import { toInstant } from '@/lib/shared/instant'
import { makeBackground } from './background'
import { systemClock } from './system-clock'

type NewAdmin = z.infer<typeof firstAdminInput>

export type OpenDesk = {
  desk: Desk
  settings: Settings
  authSecret: string
  setupLink: string | null
  recordDenied: typeof recordDenied
  makeFirstAdmin: (input: NewAdmin, request: { address: string | null; requestId: string | null }) => Promise<User>
  close: () => Promise<void>
}

/** Wires the house once per process. Throws SettingsError or a refusal of the store, each with sentences for the start. */
export async function openDesk(environment: Record<string, string | undefined>): Promise<OpenDesk> {
  const settings = readSettings(environment)
  const log = makeLog(settings.LOG_LEVEL)
  const clock = systemClock
  const kind = settings.sandbox ? 'sandbox' : 'live'
  const hold = await holdAlone({ url: settings.DATABASE_URL, folder: path.join(settings.DATA_DIR, kind), patienceMs: 12_000 })
  const store = await openStore({
    url: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    fingerprint: { kind, apiUrl: settings.CONVOSO_API_URL, account: createHash('sha256').update(settings.CONVOSO_AUTH_TOKEN).digest('hex') },
    now: clock.now,
  })
  const dialer = makeConvoso({
    apiUrl: settings.CONVOSO_API_URL,
    token: settings.CONVOSO_AUTH_TOKEN,
    timeZone: settings.CONVOSO_TIMEZONE,
    statusEncoding: settings.CONVOSO_STATUS_ENCODING,
    maxRps: settings.CONVOSO_MAX_RPS,
    burst: settings.CONVOSO_BURST,
    maxInFlight: settings.CONVOSO_MAX_IN_FLIGHT,
    clock,
    log,
  })
  const events = makeEvents()
  const background = makeBackground(log)
  const passwords = makePasswords()
  const desk: Desk = {
    dialer,
    store,
    events,
    passwords,
    clock,
    log,
    newId,
    environment: { kind, apiUrl: settings.CONVOSO_API_URL, timeZone: settings.CONVOSO_TIMEZONE },
    pace: {
      maxRps: settings.CONVOSO_MAX_RPS,
      burst: settings.CONVOSO_BURST,
      maxInFlight: settings.CONVOSO_MAX_IN_FLIGHT,
      statusEncoding: settings.CONVOSO_STATUS_ENCODING,
    },
    board: await openBoard(store),
    figures: makeFigures({ dialer, clock, onChange: () => events.publish({ kind: 'campaigns.changed', at: toInstant(clock.now()), ids: [] }) }),
    mutex: makeMutex(),
    background: background.run,
    processId: 'console',
  }
  const authSecret = loadAuthSecret({ settings, dir: path.join(settings.DATA_DIR, kind) })
  const people = { store, passwords, now: clock.now, newId, settings }
  if (settings.sandbox) await ensureDemoUsers(people)
  const setupLink = settings.sandbox ? null : await prepareFirstAdmin(people)
  const stop = new AbortController()
  await recoverSwitches(desk)
  background.run('campaign watch', () => watchCampaigns(desk, stop.signal))
  const close = async (): Promise<void> => {
    stop.abort()
    events.closeAll()
    await background.drain(8_000)
    await dialer.close()
    await store.close()
    await hold.release()
  }
  const makeFirstAdmin: OpenDesk['makeFirstAdmin'] = (input, request) => createFirstAdmin(people, input, request)
  return { desk, settings, authSecret, setupLink, recordDenied, makeFirstAdmin, close }
}
