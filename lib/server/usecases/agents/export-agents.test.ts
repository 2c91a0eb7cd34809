import { describe, expect, it } from 'vitest'
import type { AgentPerformance } from '@/lib/contracts/agents'
import { agentColumns, shownColumns, sortedAgents, valueOf } from '@/lib/contracts/agent-columns-words'
import type { Disposition } from '@/lib/contracts/dispositions'
import { agentsExportInput } from '@/lib/contracts/exports'
import { performanceQuery } from '@/lib/contracts/performance'
import { AppError } from '@/lib/server/core/errors'
import { createExport } from '../exports/create-export'
import type { ExportPage } from '../exports/export-source'
import { makeNamedStatuses } from '../status-meanings/named-statuses'
import { ctxFor, testDesk } from '../testing-desk'
import { comparePerformance } from './compare-performance'
import { createRatio } from './create-ratio'
import { agentTable } from './export-agents'
import { removeRatio } from './remove-ratio'

const key = 'a-key-of-sixteen-letters'
/** 10:30:20 on Tuesday, 3 March 2026 in the account's zone. */
const nowMs = Date.UTC(2026, 2, 3, 18, 30, 20)
const [range, before] = [
  { from: '2026-03-03T08:00:00.000Z', to: '2026-03-03T18:29:59.000Z' },
  { from: '2026-02-24T08:00:00.000Z', to: '2026-02-24T18:29:59.000Z' },
]
const rowOf = (userId: string, changes: Partial<AgentPerformance> = {}): AgentPerformance => ({
  userId, name: `Agent ${userId}`, calls: 10, machines: 4, humans: 6, talkSeconds: 3_700, waitSeconds: 50, pauseSeconds: 30, wrapSeconds: 20, totalSeconds: 3_800, ...changes,
})
const statusOf = (code: string, contact: boolean): Disposition => ({ code, name: code, contact, success: contact, final: true, reached: contact, dnc: false, callback: false, voicemail: false })
/** By their calls: Cy, =Al; Bo was here in the other week only. */
const agents: AgentPerformance[] = [rowOf('2', { name: '=Al', calls: 5 }), rowOf('3', { name: 'Cy', calls: 1_005 })]

async function floor(answer: (input: { from?: string; statuses?: string[] }) => AgentPerformance[] = () => agents) {
  const { desk, clock, dialer, store } = await testDesk()
  await clock.advance(nowMs - clock.now())
  const ages: (number | undefined)[] = []
  dialer.agents.performance = (input, options) => {
    ages.push(options?.maxAgeMs)
    const at = new Date(clock.now()).toISOString()
    return Promise.resolve().then(() => ({ data: input.from === before.from ? [...agents, rowOf('1', { name: 'Bo' })] : answer(input), begunAt: at, answeredAt: at }))
  }
  dialer.dispositions.search = () => Promise.resolve({ data: [statusOf('NI', true), statusOf('AM', false)], begunAt: range.from, answeredAt: range.from })
  const ctx = ctxFor({ ...desk, namedStatuses: makeNamedStatuses({ dialer, clock }) }, 'manager')
  const reach = await createRatio(ctx, { name: 'Reach', numerator: 'calls', denominator: 'humans' })
  return { ctx, clock, store, ages, reach }
}

const order = (changes: Record<string, unknown> = {}) =>
  agentsExportInput.parse({
    kind: 'agents.export', query: { ...range, compare: `${before.from}..${before.to}` }, columns: ['calls', 'talkSeconds', 'talkShare'], sort: 'calls', dir: 'desc', ...changes,
  })

async function fileOf(ctx: Awaited<ReturnType<typeof floor>>['ctx'], input: ReturnType<typeof order>) {
  const columns = await agentTable.header(ctx, input)
  const reading = { cursor: null, columns, written: async function* () {}, signal: new AbortController().signal }
  const read: ExportPage[] = await Array.fromAsync(agentTable.pages(ctx, input, reading))
  return { columns, rows: read.flatMap(({ rows }) => rows), pages: read }
}

describe('the table of agents as a file', () => {
  it('has the columns and rows in the order of the table, as they read there, each beside what it is compared with', async () => {
    const { ctx, reach } = await floor()
    const { columns, rows, pages } = await fileOf(ctx, order({ columns: ['talkShare', 'calls', 'talkSeconds', `r-${reach.id}`] }))
    expect(columns).toEqual(['Agent id', 'Agent', 'Talk %', 'Talk % (compared)', 'Calls', 'Calls (compared)', 'Talk time', 'Talk time (compared)', 'Reach', 'Reach (compared)'])
    expect(rows).toEqual([
      ['3', 'Cy', '97.4 %', '97.4 %', '1005', '1005', '1:01:40', '1:01:40', '16750.0 %', '16750.0 %'],
      ['2', '=Al', '97.4 %', '97.4 %', '5', '5', '1:01:40', '1:01:40', '83.3 %', '83.3 %'],
      ['1', 'Bo', '', '97.4 %', '', '10', '', '1:01:40', '', '166.7 %'],
    ])
    expect(pages).toMatchObject([{ total: 3, cursor: 'all' }])
  })

  it.each([['calls', 'asc'], ['calls', 'desc'], ['name', 'asc'], ['contactRate', 'desc']] as const)('says cell by cell what the table says by %s %s', async (sort, dir) => {
    const { ctx } = await floor()
    const shown = shownColumns(agentColumns(await ctx.store.ratios.list()), [])
    const input = order({ columns: shown.map(({ id }) => id), sort, dir, query: { ...range, compare: 'none' } })
    const { rows } = await fileOf(ctx, input)
    const { items } = await comparePerformance(ctx, performanceQuery.parse({ ...range, compare: 'none' }))
    const onScreen = sortedAgents(items, { column: agentColumns([]).find(({ id }) => id === sort) ?? null, direction: dir })
    const said = onScreen.map((row) => [row.userId, row.name, ...shown.map((column) => valueOf(column, row.now)).map((value, at) => (value === null ? '' : (shown[at]?.text(value) ?? '').replaceAll(',', '')))])
    expect(shown.length).toBeGreaterThan(10)
    expect(rows).toEqual(said)
  })

  it('takes the very reads of the screen while they are remembered', async () => {
    const { ctx, clock, ages } = await floor()
    await clock.advance(120_000)
    await fileOf(ctx, order({ readAt: new Date(nowMs).toISOString() }))
    expect(new Set(ages.slice(0, 4))).toEqual(new Set([175_000]))
  })

  it('is not read a second time once it is written', async () => {
    const { ctx, ages } = await floor()
    const reading = { cursor: 'all', columns: [], written: async function* () {}, signal: new AbortController().signal }
    expect(await Array.fromAsync(agentTable.pages(ctx, order(), reading))).toEqual([])
    expect(ages).toEqual([])
  })

  it('says when what the calls came to is not known, and ends when a column is gone', async () => {
    const { ctx, reach } = await floor(({ statuses = [] }) => agents.map((row) => ({ ...row, calls: statuses.length === 0 ? row.calls : row.calls * 2 })))
    const { pages, rows } = await fileOf(ctx, order({ columns: ['contacts', `r-${reach.id}`], query: { ...range, compare: 'none' } }))
    expect(pages[0]?.note).toContain('contacts and successes are not counted')
    expect(rows.map(([, , contacts]) => contacts)).toEqual(['', ''])
    await removeRatio(ctx, reach.id)
    await expect(fileOf(ctx, order({ columns: [`r-${reach.id}`] }))).rejects.toMatchObject({ code: 'conflict' })
  })

  it('fails with the numbers it is about', async () => {
    const { ctx } = await floor(() => {
      throw new AppError('upstream_unavailable', 'Convoso did not answer.')
    })
    await expect(fileOf(ctx, order())).rejects.toMatchObject({ code: 'upstream_unavailable' })
  })
})

describe('starting it', () => {
  it('names its stretch, its comparison, its filters and the zone in the file, and is in the audit', async () => {
    const { ctx, store } = await floor()
    const job = await createExport(ctx, { ...order({ query: { ...range, compare: `${before.from}..${before.to}`, campaigns: ['7', '8'] } }), idempotencyKey: key })
    expect(job).toMatchObject({ kind: 'agents.export', title: 'Export agents 2026-03-03 00:00:00 to 2026-03-03 10:29:59' })
    const { file } = (await store.jobs.get(job.id)) ?? {}
    expect(file?.about).toMatch(
      /^Agents 2026-03-03 00:00:00 to 2026-03-03 10:29:59 \(America\/Los_Angeles\)\. Compared with 2026-02-24 00:00:00 to 2026-02-24 10:29:59\. Campaigns: 7, 8\. Exported .* by A manager$/,
    )
    expect(file?.saveAs).toMatch(/^agents-\d{4}-\d\d-\d\d\.csv$/)
    expect(store.entries.filter(({ action }) => action === 'agents.export').map(({ outcome, after }) => [outcome, after])).toEqual([
      ['attempted', { ...range, compare: `${before.from}..${before.to}`, filters: ['Campaigns: 7, 8'], columns: 3 }],
    ])
  })

  it('needs no password for the rows of a screen, however long ago it was given, and does for what nobody counted', async () => {
    const { ctx, clock, store } = await floor()
    await clock.advance(3_600_000)
    await expect(createExport(ctx, { ...order(), idempotencyKey: key })).rejects.toMatchObject({ code: 'reauth_required' })
    const job = await createExport(ctx, { ...order({ rows: 3 }), idempotencyKey: key })
    expect((await store.jobs.get(job.id))?.file).toMatchObject({ mostRows: 999 })
  })

  it('rejects a supervisor, and a comparison that is no time', async () => {
    const { ctx } = await floor()
    await expect(createExport(ctxFor(ctx, 'supervisor'), { ...order(), idempotencyKey: key })).rejects.toMatchObject({ code: 'forbidden' })
    const odd = order({ query: { ...range, compare: '9999-99-99T99:99..9999-99-99T99:99' } })
    await expect(createExport(ctx, { ...odd, idempotencyKey: key })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
