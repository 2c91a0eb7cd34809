import type { Page } from '@playwright/test'
import { confirmed, expect, open, recordRow, rowOf, switchOf, test, toastOf } from './floor'

/** As on a bad line: the screen has what came with the page, and what it is answered to its own acts. */
async function hearNothing(page: Page): Promise<void> {
  await page.route('**/api/campaigns', (route) => route.abort())
  await page.route('**/api/events*', (route) => route.abort())
}

test('off: switching while it is under way, confirmed when read back, undone by one click', async ({ page, signIn, floor }) => {
  const name = 'Medicare Advantage AEP'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const row = rowOf(page, name)
  await expect(row).toContainText(confirmed.on)
  await floor.fault({ mode: 'U58', path: 'campaigns/status', afterMs: 1_500 })
  await switchOf(page, name).click()
  await expect(row).toContainText('Switching off…')
  await expect(switchOf(page, name)).toHaveAttribute('aria-busy', 'true')
  expect(await floor.isOn(name)).toBe(true)
  await expect(row).toContainText(confirmed.off)
  await expect(row.getByTitle(/^confirmed \d\d:\d\d:\d\d P[SD]T$/).filter({ hasText: confirmed.off })).toBeVisible()
  await expect(switchOf(page, name)).not.toBeChecked()
  expect(await floor.isOn(name)).toBe(false)

  await toastOf(page, `${name} is off`).getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText(confirmed.on)
  expect(await floor.isOn(name)).toBe(true)
  expect(await floor.writes(name)).toBe(2)
})

test('a write that takes effect late is confirmed only when a read shows it', async ({ page, signIn, floor }) => {
  const name = 'Home Warranty Renewals'
  const { id } = await floor.campaign(name)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  const shown = await recordRow(page, id)
  await floor.fault({ mode: 'U63', path: 'campaigns/status', options: { delayMs: 500 } })
  await switchOf(page, name).click()
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  expect(await floor.isOn(name)).toBe(false)
  expect((await shown()).some((text) => text.includes('Switching off…'))).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, name)).toContainText(confirmed.on)
})

test('on: says first what would start, Esc writes nothing, Enter turns it on with the reason', async ({ page, signIn, floor }) => {
  const name = 'Life - Mortgage Protection'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const toggle = switchOf(page, name)
  await expect(toggle).not.toBeChecked()
  await toggle.click()
  const question = page.getByRole('dialog', { name: `Turn on ${name}` })
  await expect(question).toContainText(new RegExp(`Turning on ${name} starts dialing .+ on .+ with .+ on it now; it is \\d\\d:\\d\\d there`))
  await expect(question.getByRole('term')).toHaveText(['Active lists', 'Dialable leads', 'Agents now', 'Local time'])
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(toggle).toBeFocused()
  expect(await floor.writes(name)).toBe(0)
  expect(await floor.isOn(name)).toBe(false)

  await page.keyboard.press('Enter')
  await question.getByLabel('Reason').fill('The new list is in')
  await expect(question.getByRole('button', { name: 'Turn on' })).toBeEnabled()
  await expect(question).toContainText('starts dialing')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  expect(await floor.isOn(name)).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  expect(await floor.writes(name)).toBe(2)
})

test('what Convoso refuses is said with its sentence, and the row stays as it was', async ({ page, signIn, floor }) => {
  const name = 'Customer Care Surveys'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await floor.fault({ mode: 'U46', path: 'campaigns/status', options: { code: 6080, text: 'no' } })
  await switchOf(page, name).click()
  await expect(toastOf(page, `${name} was not turned off`)).toContainText('Convoso does not accept this campaign state.')
  await expect(rowOf(page, name)).toContainText('Convoso does not accept this campaign state.')
  await expect(switchOf(page, name)).toBeChecked()
  expect(await floor.isOn(name)).toBe(true)
})

test('two managers, opposite wishes: the second is told who is at it', async ({ page, otherPage, signIn, floor }) => {
  const name = 'Auto Warranty Web Leads'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const colleague = await otherPage()
  await signIn(colleague, 'admin')
  await hearNothing(colleague)
  await open(colleague, '/campaigns')
  await expect(rowOf(colleague, name)).toContainText(confirmed.on)
  await switchOf(page, name).click()
  await expect(rowOf(page, name)).toContainText(confirmed.off)

  await floor.fault({ mode: 'U58', path: 'campaigns/status', afterMs: 2_000 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, name)).toContainText('Switching on…')
  await colleague.evaluate((label) => {
    const toggle = document.querySelector<HTMLElement>(`[role="switch"][aria-label="${label}"]`)
    toggle?.click()
  }, `${name}: dialing`)
  await expect(toastOf(colleague, `${name} was not turned off`)).toContainText('Mara Manager is switching this campaign on right now.')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  expect(await floor.isOn(name)).toBe(true)
  expect(await floor.writes(name)).toBe(2)
})

test('a screen that is behind ends with the truth, and at worst repeats what was done outside', async ({ page, signIn, floor }) => {
  const name = 'Roofing & Windows TX'
  await signIn(page, 'manager')
  await hearNothing(page)
  await open(page, '/campaigns')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  await floor.changeOutside(name, false)
  await switchOf(page, name).click()
  // A read of the last five seconds decides to write; an older one is read afresh, and then there is nothing to write.
  await expect(page.getByText(new RegExp(`^${name} (is|already was) off$`))).toBeVisible()
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  expect(await floor.isOn(name)).toBe(false)
  expect(await floor.writes(name)).toBeLessThanOrEqual(1)
  await floor.changeOutside(name, true)
})

test('bulk: a result per campaign, one refusal does not hold up the others', async ({ page, signIn, floor }) => {
  const names = ['Solar AZ / NV', 'Solar CA - Homeowners', 'Solar FL Storm']
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await page.getByRole('searchbox', { name: 'Filter by name or id' }).fill('solar')
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.getByRole('checkbox', { name: 'Select all rows' }).check()
  await floor.fault({ mode: 'U46', path: 'campaigns/status', options: { code: 6080, text: 'no' } })
  await page.getByRole('region', { name: 'Selected campaigns' }).getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByRole('heading', { name: 'Bulk switch: 2 of 3 turned off, 1 failed' })).toBeVisible()
  const results = page.getByRole('region', { name: 'Result per campaign' }).getByRole('listitem')
  await expect(results).toHaveCount(3)
  await expect(results.first()).toContainText('Failed')
  await expect(results.first()).toContainText('Convoso does not accept this campaign state. (Convoso code 6080)')
  await expect(results.filter({ hasText: 'Confirmed off' })).toHaveCount(2)
  const stopped: string[] = []
  for (const name of names) {
    const isOff = !(await floor.isOn(name))
    if (isOff) stopped.push(name)
    await expect(results.filter({ hasText: name })).toContainText(isOff ? 'Confirmed off' : 'Failed')
    await expect(rowOf(page, name)).toContainText(confirmed[isOff ? 'off' : 'on'])
  }
  expect(stopped).toHaveLength(2)

  for (const name of stopped) await rowOf(page, name).getByRole('checkbox').check()
  await page.getByRole('region', { name: 'Selected campaigns' }).getByRole('button', { name: 'Turn on…' }).click()
  const question = page.getByRole('dialog', { name: 'Turn on 2 campaigns' })
  await expect(question).toContainText(/Turning on 2 campaigns starts dialing \d/)
  await question.getByRole('button', { name: 'Turn on 2 campaigns' }).click()
  await expect(page.getByRole('heading', { name: 'Bulk switch: 2 of 2 turned on' })).toBeVisible()
  for (const name of names) expect(await floor.isOn(name)).toBe(true)
})
