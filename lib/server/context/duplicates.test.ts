import { describe, expect, it } from 'vitest'
import { startAllScans } from '@/lib/server/usecases/lists/health/start-scan'
import { getDuplicateLeads } from '@/lib/server/usecases/lists/radar/get-duplicate-leads'
import { updateQuarantine } from '@/lib/server/usecases/lists/radar/quarantine-list'
import { searchDuplicates } from '@/lib/server/usecases/lists/radar/search-duplicates'
import { ctxFor } from '@/lib/server/usecases/testing-desk'
import { noon, openConsole, openFloor, rowsOf, settled, standing, token } from './testing-scans'

describe('the radar for duplicates', () => {
  it('finds every number of several leads, reads them afresh, and forgets what was parted', async () => {
    const floor = await openFloor()
    const db = floor.sandbox.account(token)?.db
    const [one, two, other] = rowsOf(floor, `SELECT min(l.id) AS id, l.list_id AS list ${standing} GROUP BY l.list_id LIMIT 3`)
    db?.exec(`UPDATE leads SET phone_number = '2135550177', alt_phone_1 = '', alt_phone_2 = '' WHERE id IN (${one?.['id']}, ${two?.['id']})`)
    db?.exec(`UPDATE leads SET alt_phone_2 = '2135550177', called_count = 900 WHERE id = ${other?.['id']}`)
    const { desk, clock, run } = await openConsole(floor, { processId: 'one' })
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    const phones = rowsOf(floor, `SELECT l.id, phone_number AS p0, alt_phone_1 AS p1, alt_phone_2 AS p2 ${standing}`)
    const holders = Map.groupBy(phones.flatMap(({ id, p0, p1, p2 }) => [...new Set([p0, p1, p2])].filter((p) => p !== '').map((p) => ({ id, p }))), ({ p }) => p)
    const found = await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })
    const sets = [...holders.values()].filter((some) => some.length > 1).map((some) => some.map(({ id }) => Number(id)).toSorted().join())
    expect(found.total).toBe(new Set(sets).size)
    const [first] = found.items
    expect(first).toMatchObject({ leads: 3, lists: [{ leads: 1 }, { leads: 1 }, { leads: 1 }] })
    expect(JSON.stringify(found)).not.toContain('2135550177')
    const opened = await getDuplicateLeads(ctxFor(desk, 'manager'), first?.key ?? '')
    expect(opened.leads.map(({ id }) => Number(id))).toEqual([other?.['id'], ...[one?.['id'], two?.['id']].toSorted()])
    expect((await getDuplicateLeads(ctxFor(desk, 'viewer'), first?.key ?? '')).leads[1]?.phone).toBe('••••••••77')
    db?.exec(`UPDATE leads SET phone_number = '2135550178' WHERE id = ${one?.['id']}`)
    db?.exec(`UPDATE leads SET deleted_at = ${noon / 1000} WHERE id = ${two?.['id']}`)
    await clock.advance(3_000)
    expect((await getDuplicateLeads(ctxFor(desk, 'manager'), first?.key ?? '')).gone.map(Number).toSorted()).toEqual([one?.['id'], two?.['id']].toSorted())
    expect((await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })).total).toBe(found.total - 1)
    await stop()
  })

  it('shows two leads that share their main and their alternate number once, with both', async () => {
    const floor = await openFloor()
    const [one, two] = rowsOf(floor, `SELECT min(l.id) AS id, l.list_id AS list ${standing} GROUP BY l.list_id LIMIT 2`)
    const both = `(${one?.['id']}, ${two?.['id']})`
    floor.sandbox.account(token)?.db.exec(`UPDATE leads SET phone_number = '2135550177', alt_phone_1 = '2135550188', alt_phone_2 = '', called_count = 900 WHERE id IN ${both}`)
    const { desk, run } = await openConsole(floor, { processId: 'one' })
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    await stop()
    const { items } = await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })
    const pair = items.filter(({ numbers, leads, calls }) => numbers === 2 && leads === 2 && calls === 1_800)
    expect(pair).toHaveLength(1)
    const key = pair[0]?.key ?? ''
    const opened = await getDuplicateLeads(ctxFor(desk, 'manager'), key)
    expect(opened.numbers.toSorted()).toEqual(['(213) 555-0177', '(213) 555-0188'])
    expect((await getDuplicateLeads(ctxFor(desk, 'viewer'), key)).numbers.join()).not.toContain('555')
  })

  it('counts no number of the list that duplicates are moved to, for which a manager answers', async () => {
    const floor = await openFloor()
    const [one, two] = rowsOf(floor, `SELECT min(l.id) AS id, l.list_id AS list ${standing} GROUP BY l.list_id LIMIT 2`)
    floor.sandbox.account(token)?.db.exec(`UPDATE leads SET phone_number = '2135550177' WHERE id IN (${one?.['id']}, ${two?.['id']})`)
    const { desk, run } = await openConsole(floor, { processId: 'one' })
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    const { total } = await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })
    const quarantineListId = String(two?.['list'])
    await expect(updateQuarantine(ctxFor(desk, 'supervisor'), { quarantineListId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateQuarantine(ctxFor(desk, 'manager'), { quarantineListId: '999999' })).rejects.toMatchObject({ code: 'not_found' })
    await updateQuarantine(ctxFor(desk, 'manager'), { quarantineListId })
    await settled(desk)
    await stop()
    const left = await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })
    expect(left).toMatchObject({ quarantineListId })
    expect(left.total).toBeLessThan(total)
    expect(left.items.flatMap(({ lists }) => lists.map(({ id }) => id))).not.toContain(quarantineListId)
    const entries = await desk.store.audit.search({ action: ['lists.quarantine'], outcome: ['succeeded'], actor: '', target: '', limit: 9 })
    expect(entries).toMatchObject([{ targetId: quarantineListId, before: { listId: null }, after: { listId: quarantineListId } }])
  })
})
