import { describe, expect, it } from 'vitest'
import { ctxFor, testDesk } from '../testing-desk'
import { getCustomFields, getLeadFields, updateLeadFields } from './custom-fields'

describe('the account’s own lead fields', () => {
  it('are chosen by an administrator, with an audit row', async () => {
    const { desk, store } = await testDesk()
    const admin = ctxFor(desk, 'admin')
    expect(await updateLeadFields(admin, { shown: ['pet', 'age', 'pet'] })).toEqual({ shown: ['age', 'pet'], seen: [] })
    expect(await getCustomFields(desk)).toEqual(['age', 'pet'])
    expect(store.entries.at(-1)).toMatchObject({ action: 'settings.lead-fields', outcome: 'succeeded', before: { shown: [] }, after: { shown: ['age', 'pet'] } })
  })

  it('rejects a viewer and everybody else who does not manage the connection', async () => {
    const { desk, store } = await testDesk()
    for (const role of ['viewer', 'supervisor', 'manager'] as const) {
      await expect(updateLeadFields(ctxFor(desk, role), { shown: ['pet'] })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getLeadFields(ctxFor(desk, role))).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect([await getCustomFields(desk), store.entries]).toEqual([[], []])
  })
})
