import type { Log } from '@/lib/server/core/log'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'
import { makeAgents } from './agents'
import { makeBreakers } from './breaker'
import { makeCallbacks } from './callbacks'
import { makeCalls } from './calls'
import { makeCampaigns } from './campaigns'
import { makeDispositions } from './dispositions'
import { makeHealthRecorder } from './health'
import { makeLeads } from './leads'
import { makeLine } from './line'
import { makeLists } from './lists'
import { makePace } from './pace'
import { makeReads } from './reads'
import { makeRetryBudget } from './retry'
import { makeRoom } from './room'
import { makeSecret } from './secret'
import { makeSend } from './send'
import { fetchTransport, poolTransport } from './transport'
import { makeUsers } from './users'

export type ConvosoInput = {
  /** Base with version, e.g. `https://api.convoso.com/v1`. */
  apiUrl: string
  token: string
  timeZone: string
  statusEncoding: '1/0' | 'true/false'
  maxRps: number
  burst: number
  maxInFlight: number
  clock: Clock
  log: Log
  /** Stands in for the network. */
  fetch?: (request: Request) => Promise<Response>
  /** 0 to 1, for the jitter of retries. */
  random?: () => number
}

/** The one client of one Convoso account; make it once per process, or pacing and breakers count double. */
export function makeConvoso(input: ConvosoInput): Dialer & { close: () => Promise<void> } {
  const { clock, log, timeZone, statusEncoding, random = Math.random } = input
  const transport = input.fetch === undefined ? poolTransport(new URL(input.apiUrl), input.maxInFlight) : fetchTransport(input.fetch)
  const send = makeSend({ apiUrl: input.apiUrl, token: makeSecret(input.token), transport, clock })
  const pace = makePace({ clock, maxRps: input.maxRps, burst: input.burst, maxInFlight: input.maxInFlight })
  const breakers = makeBreakers(clock)
  const health = makeHealthRecorder()
  const line = makeLine({ send, pace, breakers, health, clock, log, random, budget: makeRetryBudget() })
  const room = makeRoom({ line, reads: makeReads({ line, pace, clock }), timeZone, statusEncoding })
  return {
    campaigns: makeCampaigns(room),
    lists: makeLists(room),
    leads: makeLeads(room),
    users: makeUsers(room),
    agents: makeAgents(room),
    calls: makeCalls(room),
    callbacks: makeCallbacks(room),
    dispositions: makeDispositions(room),
    health: () => ({ ...health.report(), breakerOpen: breakers.anyOpen(), queued: pace.queued() }),
    close: () => transport.close(),
  }
}
