import { describe, expect, it } from 'vitest'
import { auditSearch } from '@/lib/contracts/audit'
import { ctxFor, testDesk } from '../testing-desk'
import { recordObserved } from './record-act'
import { recordDenied } from './record-denied'
import { searchAudit, verifyAudit } from './search-audit'

async function start() {
  const test = await testDesk()
  for (let times = 0; times < 3; times += 1) await recordObserved(ctxFor(test.desk, 'manager', 'Ben'), { action: 'campaigns.drift' })
  return test
}

describe('the audit', () => {
  it('is closed to supervisors', async () => {
    const { desk } = await start()
    await expect(searchAudit(ctxFor(desk, 'supervisor'), auditSearch.parse({}))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verifyAudit(ctxFor(desk, 'manager'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('pages by sequence and says when there is no more', async () => {
    const { desk } = await start()
    const admin = ctxFor(desk, 'admin')
    expect((await searchAudit(admin, auditSearch.parse({ limit: 2 }))).nextBefore).toBe(2)
    expect((await searchAudit(admin, auditSearch.parse({ limit: 3 }))).nextBefore).toBeNull()
  })

  it('keeps people’s addresses for admins', async () => {
    const { desk } = await start()
    const addresses = async (role: 'manager' | 'admin') => (await searchAudit(ctxFor(desk, role), auditSearch.parse({}))).items.map((entry) => entry.address)
    expect(new Set(await addresses('manager'))).toEqual(new Set([null]))
    expect(new Set(await addresses('admin'))).toEqual(new Set(['127.0.0.1']))
  })

  it('keeps refusals, and its own verifications', async () => {
    const { desk, store } = await start()
    await recordDenied(ctxFor(desk, 'viewer'), { needs: 'campaigns.switch', method: 'PATCH', path: '/api/campaigns/101' })
    expect(store.entries.at(-1)).toMatchObject({ action: 'access.denied', outcome: 'denied', targetId: 'PATCH /api/campaigns/101' })
    expect(await verifyAudit(ctxFor(desk, 'admin'))).toMatchObject({ intact: true })
  })
})
