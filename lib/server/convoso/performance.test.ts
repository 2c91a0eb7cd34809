import { expect, it } from 'vitest'
import { sample } from '@/lib/testing/sample'
import { json, ok, testClient } from './test-client'

const span = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }
const wire = {
  name: 'Ann Lee', user_id: '7', calls: 2, am: 0, others: 2, talk_sec: '30:00:00', wait_sec: '00:00:10', pause_sec: '00:00:00', wrap_sec: '00:00:00', total_time: '30:00:10',
}
const answerWith = (data: unknown) => testClient(() => json({ success: true, code: 200, total: 1, data })).convoso.agents.performance(span)

it('reads times beyond a day, thousands of hours too', async () => {
  expect((await answerWith({ 7: wire })).data).toMatchObject([{ userId: '7', talkSeconds: 108_000, totalSeconds: 108_010 }])
  const { convoso } = testClient(() => ok(sample('agent-performance-search/long-range')))
  expect((await convoso.agents.performance(span)).data[0]).toMatchObject({ talkSeconds: 363_600, totalSeconds: 3_643_463 })
})

it('says which agent has no length for one of the times, and loses no other', async () => {
  const { data } = await answerWith({ 7: { ...wire, talk_sec: null, total_time: '00:00:10' }, 8: { ...wire, user_id: '8' } })
  expect(data).toMatchObject([{ userId: '7', talkSeconds: 0, timesMissing: true }, { userId: '8', talkSeconds: 108_000 }])
  expect(data[1]).not.toHaveProperty('timesMissing')
})

it('refuses what is no length of time', async () => {
  for (const talk_sec of ['1:00', '00:99:00', 12, undefined]) await expect(answerWith({ 7: { ...wire, talk_sec } })).rejects.toMatchObject({ code: 'upstream_unreadable' })
})
