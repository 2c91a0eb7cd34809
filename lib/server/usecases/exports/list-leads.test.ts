import { describe, expect, it } from 'vitest'
import type { Lead } from '@/lib/contracts/leads'
import { AppError } from '@/lib/server/core/errors'
import type { Dialer } from '@/lib/server/ports/dialer'
import { toInstant } from '@/lib/shared/instant'
import { sampleLead } from '@/lib/testing/sample-lead'
import type { Ctx } from '../desk'
import { ctxFor, testDesk } from '../testing-desk'
import { createExport } from './create-export'
import type { ExportPage } from './export-source'
import { listLeads } from './list-leads'

const key = 'a-key-of-sixteen-letters'
const order = { kind: 'lists.export', listId: '31' } as const
const lead = (id: number, changes: Partial<Lead> = {}): Lead => sampleLead(String(id), { listId: '31', ...changes })

type Search = Dialer['leads']['search']

/** A list whose pages are answered by `answer`, in a desk of its own. */
async function floor(answer: (offset: number, limit: number) => { items: Lead[]; total: number | null }) {
  const test = await testDesk()
  const asked: { offset: number; limit: number }[] = []
  const stamp = () => ({ begunAt: toInstant(test.clock.now()), answeredAt: toInstant(test.clock.now()) })
  const search: Search = async ({ offset = 0, limit = 0 }) => {
    asked.push({ offset, limit })
    return { ...stamp(), data: { ...answer(offset, limit), offset, limit } }
  }
  const lists: Dialer['lists']['search'] = async ({ active, id }) => ({
    ...stamp(),
    data: !active && id === '31' ? [{ id: '31', name: 'Solar leads East', active: false, campaignId: null, lastCalledAt: null }] : [],
  })
  const dialer = { ...test.dialer, leads: { ...test.dialer.leads, search }, lists: { ...test.dialer.lists, search: lists } }
  return { test, asked, ctx: ctxFor({ ...test.desk, dialer }, 'manager') }
}

type Reading = { cursor?: string | null; written?: string[][]; columns?: string[] }

function read(ctx: Ctx, { cursor = null, written = [], columns = [] }: Reading = {}): Promise<ExportPage[]> {
  const reading = { cursor, columns, written: async function* () { yield* written }, signal: new AbortController().signal }
  return Array.fromAsync(listLeads.pages(ctx, order, reading))
}

const idsOf = (pages: ExportPage[]) => pages.flatMap(({ rows }) => rows.map(([id]) => id))
const notesOf = (pages: ExportPage[]) => pages.flatMap(({ note }) => note ?? [])
const many = (count: number) => Array.from({ length: count }, (_, n) => lead(n + 1))

describe('the leads of a list as a file', () => {
  it('pages to the end, each lead once', async () => {
    const leads = many(2_500)
    const { ctx, asked } = await floor((offset, limit) => ({ items: leads.slice(offset, offset + limit), total: 2_500 }))
    const pages = await read(ctx)
    expect(idsOf(pages)).toEqual(leads.map(({ id }) => id))
    expect([asked.map(({ offset }) => offset), notesOf(pages)]).toEqual([[0, 1_000, 2_000], []])
  })

  it('goes on after any page as if nothing had been', async () => {
    const leads = many(3_400)
    const { ctx } = await floor((offset, limit) => ({ items: leads.slice(offset, offset + limit), total: 3_400 }))
    const whole = await read(ctx)
    for (let kept = 0; kept <= whole.length; kept += 1) {
      const before = whole.slice(0, kept)
      const after = await read(ctx, { cursor: before.at(-1)?.cursor ?? null, written: before.flatMap(({ rows }) => rows) })
      expect(idsOf([...before, ...after])).toEqual(leads.map(({ id }) => id))
    }
  })

  it('reads once more when leads moved between the pages, and finds them', async () => {
    const leads = many(2_000)
    let calls = 0
    // On the first pass the order turns round behind the first page: the same thousand comes twice.
    const { ctx, asked } = await floor((offset, limit) => {
      calls += 1
      const order = calls === 2 ? leads.toReversed() : leads
      return { items: order.slice(offset, offset + limit), total: 2_000 }
    })
    const pages = await read(ctx)
    expect(idsOf(pages).toSorted()).toEqual(leads.map(({ id }) => id).toSorted())
    expect([asked.length, notesOf(pages)]).toEqual([4, []])
  })

  it('says it when the list changed while it was read', async () => {
    let leads = many(1_500)
    const { ctx } = await floor((offset, limit) => {
      const items = leads.slice(offset, offset + limit)
      const { length } = leads
      leads = leads.slice(0, 1_499)
      return { items, total: length }
    })
    expect(notesOf(await read(ctx))).toEqual(['The list changed while it was read: Convoso counted 1,500 leads at first and 1,499 at the end; the file holds 1,499.'])
  })

  it('ends with an upstream that counts nothing, or gives the same page for ever', async () => {
    const none = await floor((offset, limit) => ({ items: many(1_200).slice(offset, offset + limit), total: null }))
    expect(idsOf(await read(none.ctx))).toHaveLength(1_200)
    const stuck = await floor((_, limit) => ({ items: many(5).slice(0, limit), total: null }))
    expect([idsOf(await read(stuck.ctx)), stuck.asked.length]).toEqual([['1', '2', '3', '4', '5'], 2])
    const boastful = await floor((_, limit) => ({ items: many(5).slice(0, limit), total: 12 }))
    expect(idsOf(await read(boastful.ctx))).toHaveLength(5)
  })

  it('makes no file of other lists', async () => {
    const { ctx } = await floor(() => ({ items: [lead(1), lead(2, { listId: '32' })], total: 2 }))
    await expect(read(ctx)).rejects.toMatchObject({ code: 'selection_mismatch' })
  })

  it('asks for smaller pages where a page is too large to be read', async () => {
    const leads = many(300)
    const { ctx, asked } = await floor((offset, limit) => {
      if (limit > 100) throw new AppError('upstream_unreadable', 'Too large.')
      return { items: leads.slice(offset, offset + limit), total: 300 }
    })
    expect(idsOf(await read(ctx))).toHaveLength(300)
    expect(asked.map(({ limit }) => limit)).toEqual([1_000, 250, 62, 62, 62, 62, 62])
    const broken = await floor(() => { throw new AppError('upstream_unreadable', 'Nonsense.') })
    await expect(read(broken.ctx)).rejects.toMatchObject({ code: 'upstream_unreadable' })
  })

  it('holds every documented field, times in the account’s zone, cards masked, and only the account fields it began with', async () => {
    const { ctx } = await floor(() => ({
      items: [lead(7, { lastCalledAt: '2026-03-01T08:00:00.000Z', notes: 'Card 4111111111111111', custom: { pet: 'cat', wage: '9' } })],
      total: 1,
    }))
    await ctx.store.meta.put('leads.custom-fields', '["pet"]')
    const columns = await listLeads.header(ctx, order)
    await ctx.store.meta.put('leads.custom-fields', '["pet","wage"]')
    const [row = []] = (await read(ctx, { columns }))[0]?.rows ?? []
    const cells = Object.fromEntries(columns.map((heading, place) => [heading, row[place]]))
    expect(row).toHaveLength(columns.length)
    expect(cells).toMatchObject({ 'Lead id': '7', Phone: '8185550100', 'Last called (America/Los_Angeles)': '2026-03-01 00:00:00', Notes: 'Card ••••••••••••1111', 'Account field pet': 'cat' })
    expect(await listLeads.about(ctx, order)).toBe('Leads of list Solar leads East (31). Times in America/Los_Angeles')
  })
})

describe('starting it', () => {
  it('keeps the job with its heading, once per key, and writes the audit', async () => {
    const { ctx, test } = await floor(() => ({ items: [], total: 0 }))
    const [job, again] = [await createExport(ctx, { ...order, idempotencyKey: key }), await createExport(ctx, { ...order, idempotencyKey: key })]
    expect(again.id).toBe(job.id)
    expect(job).toMatchObject({ kind: 'lists.export', title: 'Export leads of Solar leads East', status: 'preparing', rate: null, secondsLeft: null })
    expect(job.file?.name).toMatch(/^leads-of-list-31-\d{4}-\d\d-\d\d\.csv$/)
    const kept = await test.store.jobs.get(job.id)
    expect(kept?.file?.about).toMatch(/^Leads of list Solar leads East \(31\)\. Times in America\/Los_Angeles\. Exported \d{4}-\d\d-\d\d [\d:]{8} \(America\/Los_Angeles\) by A manager$/)
    expect(test.store.entries.map(({ action, outcome }) => [action, outcome])).toEqual([['jobs.create', 'attempted'], ['lists.export', 'attempted'], ['jobs.create', 'succeeded']])
  })

  it('rejects a supervisor, and a list that is not there', async () => {
    const { ctx, test } = await floor(() => ({ items: [], total: 0 }))
    await expect(createExport(ctxFor(ctx, 'supervisor'), { ...order, idempotencyKey: key })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createExport(ctx, { ...order, listId: '99', idempotencyKey: key })).rejects.toMatchObject({ code: 'not_found' })
    expect(await test.store.jobs.search({ limit: 9 })).toEqual([])
  })
})
