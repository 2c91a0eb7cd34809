import { makeLog, type Log } from '@/lib/server/core/log'
import type { Dialer } from '@/lib/server/ports/dialer'
import { fakeClock, type FakeClock } from '@/lib/testing/fake-clock'
import { makeConvoso, type ConvosoInput } from './make-convoso'

type SeenRequest = { path: string; body: string; fields: URLSearchParams; request: Request; at: number }
type Answer = (seen: SeenRequest) => Response | Promise<Response>

/** What tests of this room speak to: a client, its standing clock, and all that it said to the upstream and to the log. */
export type TestClient = { convoso: Dialer & { close: () => Promise<void> }; clock: FakeClock; seen: SeenRequest[]; logged: string[] }

/** With `fetch: 'network'` the client uses real sockets. */
type Overrides = Partial<Omit<ConvosoInput, 'fetch'>> & { fetch?: 'network' }

export const canaryToken = 'cvso-canary-7f3a91c2'

export function testClient(answer: Answer, overrides: Overrides = {}): TestClient {
  const clock = fakeClock()
  const seen: SeenRequest[] = []
  const logged: string[] = []
  const { fetch: way, ...rest } = overrides
  const inProcess = async (request: Request): Promise<Response> => {
    const body = await request.clone().text()
    const entry = { path: new URL(request.url).pathname.replace('/v1/', ''), body, fields: new URLSearchParams(body), request, at: clock.now() }
    seen.push(entry)
    return answer(entry)
  }
  const convoso = makeConvoso({
    apiUrl: 'https://api.example.test/v1',
    token: canaryToken,
    timeZone: 'America/Los_Angeles',
    statusEncoding: '1/0',
    maxRps: 1000,
    burst: 1000,
    maxInFlight: 6,
    clock,
    log: capturingLog(logged),
    random: () => 0.5,
    ...(way === 'network' ? {} : { fetch: inProcess }),
    ...rest,
  })
  return { convoso, clock, seen, logged }
}

export const json = (body: unknown, init?: ResponseInit): Response => Response.json(body, init)
export const ok = (text: string, init?: ResponseInit): Response => new Response(text, init)

/** A real log whose lines go into an array. */
export function capturingLog(lines: string[]): Log {
  const write = (...parts: unknown[]) => void lines.push(JSON.stringify(parts))
  return new Proxy(makeLog('silent'), {
    get: (log, name) => (['debug', 'info', 'warn', 'error'].includes(String(name)) ? write : Reflect.get(log, name)),
  })
}

type Act = (dialer: Dialer) => Promise<unknown>

const span = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }

/** Every read of the port, by its endpoint. */
export const everyRead: Record<string, Act> = {
  'campaigns/search': (d) => d.campaigns.search(),
  'lists/search': (d) => d.lists.search({ active: true }),
  'leads/search': (d) => d.leads.search({ listIds: ['333'] }),
  'leads/get-recordings': (d) => d.leads.recordings({ leadId: '270' }),
  'users/search': (d) => d.users.search({}),
  'users/recordings': (d) => d.users.recordings({ user: 'bob@example.com' }),
  'agent-performance/search': (d) => d.agents.performance(span),
  'agent-monitor/search': (d) => d.agents.monitor({}),
  'user-activity/search': (d) => d.agents.floor({}),
  'log/retrieve': (d) => d.calls.search(span),
  'callbacks/search': (d) => d.callbacks.search({}),
  'status/search': (d) => d.dispositions.search('SALE'),
}

/** Every write of the port, by its endpoint. */
export const everyWrite: Record<string, Act> = {
  'campaigns/status': (d) => d.campaigns.setActive('1403', false),
  'lists/insert': (d) => d.lists.insert({ name: 'March imports', campaignId: '1403' }),
  'lists/update': (d) => d.lists.update('2807', { active: false }),
  'lists/delete': (d) => d.lists.remove('2807'),
  'leads/insert': (d) => d.leads.insert({ listId: '2807', phone: '8181234560' }),
  'leads/update': (d) => d.leads.update('38002', { firstName: 'Jo' }),
  'leads/delete': (d) => d.leads.remove('38002'),
}

/** A documented good answer of each endpoint. */
export const goodSamples: Record<string, string> = {
  'campaigns/search': 'campaigns-search/official',
  'campaigns/status': 'campaigns-status/official',
  'lists/search': 'lists-search/official',
  'lists/insert': 'lists-insert/official',
  'lists/update': 'lists-update/official',
  'lists/delete': 'lists-delete/official',
  'leads/search': 'leads-search/official',
  'leads/insert': 'leads-insert/official',
  'leads/update': 'leads-update/official',
  'leads/delete': 'leads-delete/official',
  'leads/get-recordings': 'leads-get-recordings/official',
  'users/search': 'users-search/official',
  'users/recordings': 'users-recordings/official',
  'agent-performance/search': 'agent-performance-search/official',
  'agent-monitor/search': 'agent-monitor-search/help-centre',
  'user-activity/search': 'user-activity-search/official',
  'log/retrieve': 'log-retrieve/official',
  'callbacks/search': 'callbacks-search/help-centre',
  'status/search': 'status-search/official',
}
