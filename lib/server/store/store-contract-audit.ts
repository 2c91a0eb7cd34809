import { describe, expect, it } from 'vitest'
import type { AuditRecord, StoredSwitch } from '@/lib/server/ports/store'
import type { OpenedStore, OpenFresh } from './opened-store'

export function auditContract(open: OpenFresh): void {
  describe('audit: writing', () => appendContract(open))
  describe('audit: in one commit with what it is about', () => togetherContract(open))
  describe('audit: reading', () => searchContract(open))
  describe('audit: tampering', () => tamperContract(open))
}

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()
const noFilter = { action: [], outcome: [], actor: '', target: '', limit: 50 }

const record = (changes: Partial<AuditRecord> = {}): AuditRecord => ({
  actId: 'act',
  outcome: 'attempted',
  action: 'campaigns.switch',
  actorId: 'u1',
  actorName: 'Ada',
  actorRole: 'manager',
  address: '127.0.0.1',
  requestId: 'r1',
  targetKind: 'campaign',
  targetId: '7001',
  targetName: 'Solar West',
  ...changes,
})

const openSwitch: StoredSwitch = {
  id: 's1',
  campaignId: '7001',
  campaignName: 'Solar West',
  desired: false,
  actorId: 'u1',
  actorName: 'Ada',
  actId: 'act',
  runId: null,
  status: 'sending',
  beganAt: at(1),
  endedAt: null,
}

function togetherContract(open: OpenFresh): void {
  it('keeps all of it', async () => {
    const { store, again } = await open()
    await store.together(async (one) => {
      await one.audit.append(record(), at(1))
      await one.switches.insert(openSwitch)
      await one.campaignStates.put([])
      expect(await one.personalReads.add('u1', at(0), 3)).toBe(3)
    })
    const other = await again()
    expect(await other.switches.get('s1')).toEqual(openSwitch)
    expect(await other.personalReads.add('u1', at(0), 1)).toBe(4)
    expect(await other.audit.verify()).toMatchObject({ entries: 1, intact: true })
  })

  it('keeps nothing of it when a part fails', async () => {
    const { store, again } = await open()
    const failing = store.together(async (one) => {
      await one.audit.append(record(), at(1))
      await one.switches.insert(openSwitch)
      await one.personalReads.add('u1', at(0), 3)
      throw new Error('the process was told to stop')
    })
    await expect(failing).rejects.toThrow('told to stop')
    const other = await again()
    expect(await other.switches.get('s1')).toBeNull()
    expect(await other.personalReads.add('u1', at(0), 1)).toBe(1)
    expect(await other.audit.verify()).toMatchObject({ entries: 0 })
  })

  it('keeps the chain whole while several processes write in one commit each', async () => {
    const { store, again } = await open()
    const stores = [store, await again(), await again()]
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (stores[n % 3] ?? store).together(async (one) => {
          await one.switches.insert({ ...openSwitch, id: `s${n}` })
          await one.audit.append(record({ actId: `a${n}` }), at(n))
        }),
      ),
    )
    expect(await store.audit.verify()).toMatchObject({ entries: 12, intact: true })
  })
}

function appendContract(open: OpenFresh): void {
  it('gives each entry the next number and a hash that builds on the one before', async () => {
    const { store } = await open()
    const first = await store.audit.append(record({ before: { active: true }, after: { active: false }, reason: 'lunch' }), at(1))
    const second = await store.audit.append(record({ outcome: 'succeeded', upstream: 'success' }), at(2))
    expect([first.seq, second.seq]).toEqual([1, 2])
    expect(first).toMatchObject({ at: at(1), before: { active: true }, after: { active: false }, reason: 'lunch', upstream: null })
    expect(await store.audit.search(noFilter)).toEqual([second, first])
    expect(await store.audit.verify()).toEqual({ entries: 2, intact: true, firstBrokenSeq: null, headHash: second.hash })
  })

  it('keeps the chain whole when many processes append at once', async () => {
    const { store, again } = await open()
    const stores = [store, await again(), await again()]
    await Promise.all(Array.from({ length: 30 }, (_, n) => (stores[n % 3] ?? store).audit.append(record({ actId: `a${n}` }), at(n))))
    expect(await store.audit.verify()).toMatchObject({ entries: 30, intact: true })
  })

  it('writes every text on one line and keeps odd characters verifiable', async () => {
    const { store } = await open()
    const entry = await store.audit.append(
      record({
        actorName: 'Eve\r\n2026 admin signed in',
        reason: '\u001b[31mred\u001b[0m\u2028tail\u0000',
        targetName: 'half \ud800 pair',
        after: { note: 'a\nb\u0000\ud800' },
      }),
      at(1),
    )
    expect(entry).toMatchObject({ actorName: 'Eve 2026 admin signed in', reason: 'red tail', targetName: 'half \ufffd pair' })
    expect(entry.after).toEqual({ note: 'a\nb\u0000\ud800' })
    expect(await store.audit.search(noFilter)).toEqual([entry])
    expect(await store.audit.verify()).toMatchObject({ intact: true })
  })

  it('names intents without an outcome, oldest first', async () => {
    const { store } = await open()
    for (const actId of ['a', 'b', 'c']) await store.audit.append(record({ actId }), at(1))
    await store.audit.append(record({ actId: 'b', outcome: 'unknown' }), at(2))
    expect((await store.audit.unsettled()).map((entry) => entry.actId)).toEqual(['a', 'c'])
  })
}

async function threeEntries(open: OpenFresh): Promise<OpenedStore['store']> {
  const { store } = await open()
  await store.audit.append(record(), at(1))
  await store.audit.append(record({ actorId: 'u2', actorName: 'Élodie 100%', outcome: 'succeeded' }), at(2))
  await store.audit.append(record({ action: 'users.create', targetId: 'u9', targetName: 'SOLAR_panel' }), at(3))
  return store
}

function searchContract(open: OpenFresh): void {
  it.each([
    ['an action', { action: ['users.create' as const] }, [3]],
    ['an outcome', { outcome: ['succeeded' as const, 'failed' as const] }, [2]],
    ['an actor by id', { actor: 'u2' }, [2]],
    ['an actor by part of the name in any case', { actor: 'ÉLODIE' }, [2]],
    ['a sign that means something in SQL', { actor: '%' }, [2]],
    ['another such sign', { target: 'r_p' }, [3]],
    ['a target by part of the name', { target: 'solar' }, [3, 2, 1]],
    ['a target by id', { target: '7001' }, [2, 1]],
    ['a span, its end left out', { fromAt: at(2), toAt: at(3) }, [2]],
    ['older than a number', { before: 3 }, [2, 1]],
    ['a page', { limit: 1 }, [3]],
    ['nothing that exists', { actor: 'nobody' }, []],
  ])('finds by %s, newest first', async (_, filter, seqs) => {
    const store = await threeEntries(open)
    expect((await store.audit.search({ ...noFilter, ...filter })).map((entry) => entry.seq)).toEqual(seqs)
  })
}

function tamperContract(open: OpenFresh): void {
  it('lets nobody change or delete an entry', async () => {
    const { store, raw } = await open()
    const entry = await store.audit.append(record(), at(1))
    await expect(raw([`update audit set actor_name = 'Bob'`])).rejects.toThrow(/append-only/)
    await expect(raw(['delete from audit'])).rejects.toThrow(/append-only/)
    expect(await store.audit.search(noFilter)).toEqual([entry])
  })

  it.each([
    ['a changed text', `update audit set reason = 'x' where seq = 3`, 3],
    ['a changed search text', `update audit set actor_folded = 'bob' where seq = 2`, 2],
    ['a row taken out', 'delete from audit where seq = 4', 4],
    ['the end cut off', 'delete from audit where seq > 4', 5],
    ['everything cut off', 'delete from audit', 1],
    ['two rows exchanged', 'update audit set seq = case seq when 2 then 102 else seq end', 2],
    ['a made-up hash', `update audit set hash = 'f' where seq = 6`, 6],
  ])('finds %s', async (_, statement, firstBrokenSeq) => {
    const { store, raw } = await open()
    for (let n = 1; n <= 6; n += 1) await store.audit.append(record({ actId: `a${n}` }), at(n))
    await raw(['drop-audit-triggers', statement])
    expect(await store.audit.verify()).toMatchObject({ intact: false, firstBrokenSeq })
  })
}
