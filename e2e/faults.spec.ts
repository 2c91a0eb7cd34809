import type { Page } from '@playwright/test'
import { confirmed, expect, open, recordRow, rowOf, switchOf, test, toastOf, type Floor } from './floor'

/** Nothing the row ever showed may claim Off. */
const claimsOff = (texts: string[]): string[] => texts.filter((text) => confirmed.off.test(text))

async function choicesOf(page: Page, name: string) {
  const choices = page.getByRole('group', { name: `${name}: state unknown` })
  await expect(choices).toBeVisible({ timeout: 20_000 })
  await expect(choices.getByRole('button', { name: `Turn off ${name}` })).toBeVisible()
  await expect(choices.getByRole('button', { name: `Turn on ${name}…` })).toBeVisible()
  return choices
}

async function stopUnder(mode: string, { page, floor, name }: { page: Page; floor: Floor; name: string }) {
  const { id } = await floor.campaign(name)
  await open(page, '/campaigns')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  const shown = await recordRow(page, id)
  await floor.fault({ mode, path: 'campaigns/status' })
  await switchOf(page, name).click()
  return shown
}

test('a lie: Convoso says done and did nothing; never Off, both choices, and a later read settles it', async ({ page, signIn, floor }) => {
  const name = 'Debt Relief National'
  await signIn(page, 'manager')
  const shown = await stopUnder('U62', { page, floor, name })
  await choicesOf(page, name)
  await expect(rowOf(page, name)).toContainText(/Unknown\s*last read: on at \d\d:\d\d:\d\d P[SD]T/)
  await expect(toastOf(page, `${name}: not known yet`)).toContainText('Switchyard keeps reading')
  expect(await floor.isOn(name)).toBe(true)
  expect(claimsOff(await shown())).toEqual([])
  expect(await floor.writes(name)).toBe(1)

  await floor.changeOutside(name, false)
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  expect(await floor.writes(name)).toBe(1)
  await switchOf(page, name).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click()
  await expect(rowOf(page, name)).toContainText(confirmed.on)
})

test('an answer that is lost after it was done is proven by reading, not by sending again', async ({ page, signIn, floor }) => {
  const name = 'Tax Resolution Q4'
  await signIn(page, 'manager')
  await stopUnder('U61', { page, floor, name })
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  expect(await floor.isOn(name)).toBe(false)
  expect(await floor.writes(name)).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  expect(await floor.writes(name)).toBe(2)
})

for (const [mode, what, name] of [
  ['U02', 'never answers', 'Win-Back 2026'],
  ['U33', 'answers with a fault of its own', 'Appointment Confirmations'],
] as const) {
  test(`a write that Convoso ${what} is unknown, is not sent again, and the person chooses`, async ({ page, signIn, floor }) => {
    await signIn(page, 'manager')
    const shown = await stopUnder(mode, { page, floor, name })
    const choices = await choicesOf(page, name)
    expect(await floor.isOn(name)).toBe(true)
    expect(await floor.writes(name)).toBe(1)
    expect(claimsOff(await shown())).toEqual([])
    await choices.getByRole('button', { name: `Turn off ${name}` }).click()
    await expect(rowOf(page, name)).toContainText(confirmed.off)
    expect(await floor.isOn(name)).toBe(false)
    expect(await floor.writes(name)).toBe(2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, name)).toContainText(confirmed.on)
  })
}

/** Its own words, or ours once the breaker holds requests back. */
const downSentence = /Convoso (reports a fault of its own|has been failing, so this console waits a moment before it asks again)\./

test('upstream down: one sentence, the old rows with their age, and recovery by itself', async ({ page, signIn, floor }) => {
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const count = (await floor.campaigns()).length
  await expect(rowOf(page, 'Debt Relief National')).toContainText(confirmed.on)
  await floor.fault({ mode: 'U33', path: 'campaigns/search', times: null })
  const notice = page.getByRole('alert').filter({ hasText: 'The newest read failed.' })
  await expect(notice).toContainText(downSentence, { timeout: 30_000 })
  await expect(notice).toContainText(/What is shown is the last known: read (just now|\d+ s ago|\d+ min ago)\./)
  await expect(page.getByRole('row')).toHaveCount(count + 1)
  await page.reload()
  await expect(notice).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(count + 1)

  await switchOf(page, 'Debt Relief National').click()
  await expect(toastOf(page, 'Debt Relief National was not turned off')).toContainText(downSentence)
  expect(await floor.isOn('Debt Relief National')).toBe(true)
  expect(await floor.writes('Debt Relief National')).toBe(0)

  await floor.calm()
  // Nobody presses anything: the page asks again by itself.
  await expect(notice).toBeHidden({ timeout: 30_000 })
  await expect(rowOf(page, 'Gutter Guard Pilot')).toContainText(confirmed.on)
})

test('figures that cannot be read say so, and are no zeros', async ({ page, signIn, floor }) => {
  const { id } = await floor.campaign('Gutter Guard Pilot')
  await signIn(page, 'viewer')
  await floor.fault({ mode: 'U33', path: 'callbacks/search', times: null })
  await open(page, `/campaigns/${id}`)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Callbacks', exact: true }) })
  await expect(panel).toContainText('Convoso reports a fault of its own.')
  await expect(panel).not.toContainText('0')
  await floor.calm()
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect(panel).not.toContainText('Convoso reports a fault of its own.')
})
