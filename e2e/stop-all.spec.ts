import type { Page } from '@playwright/test'
import { confirmed, expect, open, rowOf, switchOf, test, type Floor } from './floor'

const banner = (page: Page) => page.getByRole('region', { name: 'Open stop set' })

async function stopAll(page: Page) {
  await page.getByRole('button', { name: 'Stop all…' }).click()
  const question = page.getByRole('dialog', { name: 'Stop all campaigns' })
  await expect(question).toContainText(/campaigns? (is|are) on/)
  await expect(question.getByRole('button', { name: 'Stop all' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
}

async function restore(page: Page) {
  await banner(page).getByRole('button', { name: 'Restore…' }).click()
  return page.getByRole('dialog', { name: 'Restore' })
}

const namesOn = async (floor: Floor) => (await floor.campaigns()).filter(({ active }) => active).map(({ name }) => name)

test('stop everything in two actions, restore exactly what was ticked', async ({ page, signIn, floor }) => {
  const [switchedHere, switchedOutside, unticked] = ['Medicare Supplement T65', 'ACA Health - Open Enrollment', 'Home Security - Live Transfers']
  const wereOn = await namesOn(floor)
  expect(wereOn).toHaveLength(21)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await stopAll(page)
  await expect(banner(page)).toContainText(`Stop: ${wereOn.length} of ${wereOn.length} turned off.`, { timeout: 20_000 })
  expect(await namesOn(floor)).toEqual([])
  await banner(page).getByRole('button', { name: 'Results' }).click()
  const results = banner(page).getByRole('region', { name: 'Result per campaign' }).getByRole('listitem')
  await expect(results).toHaveCount(wereOn.length)
  await expect(results.filter({ hasText: 'Confirmed off' })).toHaveCount(wereOn.length)
  await expect(page.getByRole('table', { name: 'Campaigns' }).getByRole('switch', { checked: true })).toHaveCount(0)

  await floor.changeOutside(switchedOutside, true)
  await switchOf(page, switchedHere).click()
  await page.getByRole('dialog', { name: `Turn on ${switchedHere}` }).getByRole('button', { name: 'Turn on' }).click()
  await expect(rowOf(page, switchedHere)).toContainText(confirmed.on)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, switchedHere)).toContainText(confirmed.off)
  await expect(rowOf(page, switchedOutside)).toContainText('turned on outside Switchyard')

  const question = await restore(page)
  const ticks = question.getByRole('group', { name: 'Campaigns to turn on' })
  await expect(ticks.getByRole('checkbox', { name: switchedHere })).not.toBeChecked()
  await expect(ticks.locator('label', { hasText: switchedHere })).toContainText(/Left out unless ticked\. Mara Manager switched it off here at/)
  await expect(ticks.getByRole('checkbox', { name: switchedOutside })).not.toBeChecked()
  await expect(ticks.locator('label', { hasText: switchedOutside })).toContainText(/Somebody switched it on outside Switchyard, seen at/)
  await expect(ticks.getByRole('checkbox', { checked: true })).toHaveCount(wereOn.length - 2)
  await ticks.getByRole('checkbox', { name: unticked }).uncheck()
  await expect(question).toContainText(/Turning on 18 campaigns starts dialing \d/, { timeout: 20_000 })
  await question.getByRole('button', { name: 'Turn on 18 campaigns' }).click()
  await expect(banner(page)).toBeHidden({ timeout: 20_000 })
  expect(await namesOn(floor)).toEqual(wereOn.filter((name) => name !== switchedHere && name !== unticked))

  for (const name of [switchedHere, unticked]) {
    await switchOf(page, name).click()
    await page.getByRole('dialog', { name: `Turn on ${name}` }).getByRole('button', { name: 'Turn on' }).click()
    await expect(rowOf(page, name)).toContainText(confirmed.on)
  }
})

test('pressed again it adds to the open set; the banner stands on every page until it is dismissed', async ({ page, otherPage, signIn, floor }) => {
  const again = 'Life - Mortgage Protection'
  const wereOn = await namesOn(floor)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await stopAll(page)
  await expect(banner(page)).toContainText(`${wereOn.length} of ${wereOn.length} turned off.`, { timeout: 20_000 })
  await floor.changeOutside(again, true)
  await stopAll(page)
  await expect(banner(page)).toContainText(`Stop all: ${wereOn.length + 1} campaigns`)
  await expect(banner(page)).toContainText('1 of 1 turned off.', { timeout: 20_000 })
  expect(await namesOn(floor)).toEqual([])

  const viewer = await otherPage()
  await signIn(viewer, 'viewer')
  await open(viewer, '/settings')
  await expect(banner(viewer)).toContainText('by Mara Manager')
  await expect(banner(viewer).getByRole('button', { name: /Restore|Dismiss/ })).toHaveCount(0)
  await page.reload()
  await expect(banner(page)).toContainText(`Stop all: ${wereOn.length + 1} campaigns`)

  const question = await restore(page)
  await question.getByRole('checkbox', { name: again }).uncheck()
  await question.getByRole('button', { name: `Turn on ${wereOn.length} campaigns` }).click()
  await expect.poll(() => namesOn(floor), { timeout: 20_000 }).toEqual(wereOn)
  await expect(banner(viewer)).toBeHidden()
})

test('a stop that is refused in part says which, and Dismiss closes the set without switching', async ({ page, signIn, floor }) => {
  const wereOn = await namesOn(floor)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await floor.fault({ mode: 'U46', path: 'campaigns/status', options: { code: 6080, text: 'no' } })
  await stopAll(page)
  await expect(banner(page)).toContainText(`${wereOn.length - 1} of ${wereOn.length} turned off, 1 failed.`, { timeout: 20_000 })
  const [left, ...others] = await namesOn(floor)
  expect(others).toEqual([])
  await banner(page).getByRole('button', { name: 'Results' }).click()
  const first = banner(page).getByRole('region', { name: 'Result per campaign' }).getByRole('listitem').first()
  await expect(first).toContainText(left ?? 'nothing was left on')
  await expect(first).toContainText('Convoso does not accept this campaign state. (Convoso code 6080)')

  const writes = await Promise.all(wereOn.map((name) => floor.writes(name)))
  const kept = page.getByRole('alertdialog', { name: 'Dismiss the stop set' })
  await banner(page).getByRole('button', { name: 'Dismiss…' }).click()
  await expect(kept).toContainText('Nothing is switched')
  await kept.getByRole('button', { name: 'Keep it' }).click()
  await expect(banner(page)).toBeVisible()
  await banner(page).getByRole('button', { name: 'Dismiss…' }).click()
  await kept.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(banner(page)).toBeHidden()
  expect(await namesOn(floor)).toEqual([left])
  expect(await Promise.all(wereOn.map((name) => floor.writes(name)))).toEqual(writes)

  for (const name of wereOn) if (name !== left) await rowOf(page, name).getByRole('checkbox').check()
  await page.getByRole('region', { name: 'Selected campaigns' }).getByRole('button', { name: 'Turn on…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Turn on \d+ campaigns$/ }).click()
  await expect.poll(() => namesOn(floor), { timeout: 20_000 }).toEqual(wereOn)
})
