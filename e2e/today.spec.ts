import { todayAnswer } from '@/lib/contracts/today'
import { confirmed, expect, open, rowOf, switchOf, test } from './floor'

/** Of the account's day: in its first hours nobody may have called yet. */
const hoursOld = (): number => Number(new Date().toLocaleTimeString('en-GB', { timeZone: 'America/Los_Angeles', hour: '2-digit' }).slice(0, 2))

test('Today names its numbers’ source and age, leads to their rows, and says which campaign is not as planned', async ({ page, signIn, floor }) => {
  const name = 'Medicare Supplement T65'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const wasOn = await floor.isOn(name)
  if (!wasOn) await floor.changeOutside(name, true)
  await page.reload()
  await switchOf(page, name).click()
  await expect(rowOf(page, name)).toContainText(confirmed.off)

  await open(page, '/')
  const numbers = page.getByRole('region', { name: 'Numbers of today' })
  await expect(numbers).toContainText('America/Los_Angeles · Convoso agent performance')
  await expect(numbers).toContainText(/Read (just now|\d+ (s|min) ago)/)
  const plan = page.getByRole('region', { name: 'Campaigns, planned against actual' })
  await expect(plan).toContainText('as planned')
  await floor.changeOutside(name, true)
  await expect(plan.getByRole('list', { name: 'Not as planned' })).toContainText(`${name}Is on, should be offoff by: last set here`, { timeout: 20_000 })
  await expect(page.getByRole('region', { name: 'Callbacks' })).toContainText('Overdue')

  const calls = numbers.getByRole('definition').first().getByRole('link')
  await expect(async () => {
    const answer: unknown = await (await page.request.get('/api/today')).json()
    const read = todayAnswer.parse(answer).numbers.value?.floor.now.calls
    if (hoursOld() >= 9) expect(read).toBeGreaterThan(0)
    await expect(calls).toHaveText(Number(read).toLocaleString('en-US'), { timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
  await calls.click()
  await expect(page).toHaveURL(/\/calls\?from=.*&to=/)
  await expect(page.getByRole('heading', { level: 1, name: 'Calls' })).toBeVisible()
})
