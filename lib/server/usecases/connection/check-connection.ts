import type { Connection, ConnectionCheck } from '@/lib/contracts/settings'
import { toInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { Dialer } from '@/lib/server/ports/dialer'
import { recordAct } from '../audit/record-act'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

/** How the line to the upstream is doing, without asking it anything. */
export async function getConnection(ctx: Ctx): Promise<Connection> {
  assertMay(ctx, 'connection.manage')
  return await Promise.resolve({ environment: ctx.environment, ...ctx.dialer.health(), ...ctx.pace, now: toInstant(ctx.clock.now()) })
}

type Probe = { endpoint: string; purpose: string; ask: (dialer: Dialer, now: number) => Promise<unknown> }
const hourMs = 3_600_000

/** One small read per section of the API: which of them this token may use. Nothing is written. */
const probes: Probe[] = [
  { endpoint: 'campaigns/search', purpose: 'Campaigns and their states', ask: (dialer) => dialer.campaigns.search() },
  { endpoint: 'lists/search', purpose: 'Lists', ask: (dialer) => dialer.lists.search({ active: true }) },
  { endpoint: 'leads/search', purpose: 'Leads', ask: (dialer) => dialer.leads.search({ limit: 1 }) },
  { endpoint: 'agent-monitor/search', purpose: 'Agents now', ask: (dialer) => dialer.agents.monitor({}) },
  { endpoint: 'user-activity/search', purpose: 'Agents logged in', ask: (dialer) => dialer.agents.floor({}) },
  { endpoint: 'agent-performance/search', purpose: 'Performance of agents', ask: (dialer) => dialer.agents.performance({}) },
  {
    endpoint: 'log/retrieve',
    purpose: 'Call log and recordings',
    ask: (dialer, now) => dialer.calls.search({ from: toInstant(now - hourMs), to: toInstant(now), limit: 1 }),
  },
  { endpoint: 'callbacks/search', purpose: 'Callbacks', ask: (dialer) => dialer.callbacks.search({ limit: 1 }) },
  { endpoint: 'users/search', purpose: 'Users of the dialer', ask: (dialer) => dialer.users.search({ limit: 1 }) },
  { endpoint: 'status/search', purpose: 'Dispositions and what they mean', ask: (dialer) => dialer.dispositions.search('') },
]

export async function checkConnection(ctx: Ctx): Promise<ConnectionCheck> {
  assertMay(ctx, 'connection.manage')
  return await recordAct(ctx, { action: 'connection.check' }, async () => ({
    probes: await Promise.all(probes.map((probe) => ask(ctx, probe))),
    checkedAt: toInstant(ctx.clock.now()),
  }))
}

async function ask(ctx: Ctx, probe: Probe): Promise<ConnectionCheck['probes'][number]> {
  const began = ctx.clock.now()
  const facts = { endpoint: probe.endpoint, purpose: probe.purpose }
  try {
    await probe.ask(ctx.dialer, began)
    return { ...facts, outcome: 'allowed', detail: 'Answered as documented', milliseconds: Math.round(ctx.clock.now() - began) }
  } catch (error) {
    const isRefused = isAppError(error) && (error.code === 'upstream_auth' || error.code === 'upstream_rejected')
    return { ...facts, outcome: isRefused ? 'refused' : 'failed', detail: sentenceOf(error), milliseconds: Math.round(ctx.clock.now() - began) }
  }
}
