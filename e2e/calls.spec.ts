import type { Locator, Page } from '@playwright/test'
import { findings } from './axe-findings'
import { expect, test } from './fixtures'

const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Calls by outcome over time' })
const table = (page: Page): Locator => page.getByRole('table', { name: 'Calls', exact: true })
/** Of the bars, as the frame says it. */
const span = (page: Page): Locator => page.getByText(/ to .* Convoso call log$/)
const shown = (page: Page): Locator => page.getByText(/^(All|Showing) .* newest first$/)
const fromOf = (page: Page): string => new URL(page.url()).searchParams.get('from') ?? ''

const inZone = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'America/Los_Angeles' })

/** The account's last day with a full floor, as people write it. */
function lastWorkday(): string {
  const day = new Date(Date.now() - 86_400_000)
  while ([0, 6].includes(new Date(`${inZone(day)}T12:00:00Z`).getUTCDay())) day.setTime(day.getTime() - 86_400_000)
  return inZone(day)
}

/** Few enough for one request to the dialer, and most of them with a recording. */
const address = `/calls?when=${lastWorkday()}&status=SALE,NI`

/** Where the tallest bar stands. */
const tallestBar = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const bars = [...document.querySelectorAll('.recharts-bar-rectangle path')].map((bar) => bar.getBoundingClientRect())
    const tallest = bars.toSorted((a, b) => b.height - a.height)[0]
    return tallest === undefined ? 0 : tallest.x + tallest.width / 2
  })

async function openCounted(page: Page): Promise<void> {
  await page.goto(address)
  await expect(slider(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/^Counting:/)).toHaveCount(0, { timeout: 60_000 })
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached({ timeout: 15_000 })
}

test('a bar leads to its calls and a call to its sound in two clicks; drag, keys and the address say the same', async ({ page, signIn, expectNoCspViolations }) => {
  await signIn(page, 'manager')
  await openCounted(page)
  const plot = await slider(page).boundingBox()
  await page.mouse.click(await tallestBar(page), (plot?.y ?? 0) + 60)
  await expect(page).toHaveURL(/from=.*&to=/)
  await table(page).getByRole('button', { name: /^Play / }).first().click()
  await expect.poll(() => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0), { timeout: 20_000 }).toBeGreaterThan(0.3)

  await openCounted(page)
  const all = await shown(page).innerText()
  const wholeDay = await span(page).innerText()
  const box = await slider(page).boundingBox()
  if (box === null) throw new Error('the histogram has no place')
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=/)
  const dragged = fromOf(page)
  await page.goBack()
  await expect(page).not.toHaveURL(/from=/)
  await expect(span(page)).toHaveText(wholeDay)
  await expect(page.locator('[aria-busy=true]').filter({ has: slider(page) })).toHaveCount(0)

  await slider(page).focus()
  await page.keyboard.press('Home')
  for (let bar = 0; bar < 3; bar += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /calls/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=/)
  expect(fromOf(page) < dragged).toBe(true)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Remove filter: Time' })).toBeVisible()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(shown(page)).toHaveText(all, { timeout: 15_000 })

  await table(page).locator('[data-row]').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Call \d+$/ })).toBeVisible()
  await expect(page).toHaveURL(/open=\d+/)
  expect(await findings(page, 'a call beside the log', 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await expectNoCspViolations()
})

test('the table twin has the numbers of the chart, and an export every call of the search', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await openCounted(page)
  await page.getByRole('radio', { name: 'Table' }).check({ force: true })
  await expect(page).toHaveURL(/view=table/)
  const cells = page.getByRole('region', { name: 'Calls by outcome as a table' }).locator('tbody tr td:last-child')
  const sum = (await cells.allInnerTexts()).reduce((all, text) => all + Number(text.replaceAll(',', '')), 0)
  const said = await shown(page).innerText()
  expect(said).toContain(`${sum.toLocaleString('en-US')} calls`)
  expect(await findings(page, 'calls as a table')).toEqual([])

  const started = page.waitForResponse((answer) => answer.url().includes('/api/jobs') && answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Export all' }).click()
  const job: { id: string } = await (await started).json()
  await expect
    .poll(async () => (await (await page.request.get(`/api/jobs/${job.id}`)).json()).status, { timeout: 60_000 })
    .toBe('done')
  const file = await (await page.request.get(`/api/jobs/${job.id}/file`)).text()
  const ids = file.trim().split('\r\n').slice(1).map((line) => line.split(',')[0])
  expect(new Set(ids).size).toBe(sum)
  expect(ids).toHaveLength(sum)
  expect(file.split('\r\n')[0]).toContain('America/Los_Angeles')
})

test('calling hours are checked by the called party’s clock, by rules that a manager may change', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await page.goto(address.replace('?', '/hours?'))
  await expect(page.getByText(/^Checked /)).toBeVisible({ timeout: 60_000 })
  expect(await findings(page, 'calling hours')).toEqual([])
  await page.goto('/settings/calling-hours')
  const source = page.getByRole('textbox', { name: 'Source of rule 1', exact: true })
  await source.fill('47 CFR 64.1200, as our counsel reads it')
  await page.getByRole('link', { name: 'Status meaning' }).click()
  const question = page.getByRole('dialog', { name: 'Your changes are not saved' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await source.blur()
  await page.keyboard.type('gc')
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Search pages/ }).fill('Audit')
  await expect(page.getByRole('option', { name: /^Audit/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(source).toHaveValue('47 CFR 64.1200, as our counsel reads it')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByText(/^Version \d+, saved by /)).toBeVisible()

  // Saved: nothing to ask. On the way back there is again.
  for (const name of ['Status meaning', 'Calling hours']) {
    await page.getByRole('link', { name }).click()
    await expect(page).toHaveURL(new RegExp(`/settings/${name.toLowerCase().replace(' ', '-')}$`))
  }
  await source.click()
  await source.pressSequentially('hearsay')
  await page.evaluate(() => history.back())
  await question.getByRole('button', { name: 'Throw away' }).click()
  await expect(page).toHaveURL(/\/settings\/status-meaning$/)
  await page.getByRole('link', { name: 'Calling hours' }).click()
  await expect(source).toHaveValue('47 CFR 64.1200, as our counsel reads it')
})

test('a viewer sees masked numbers and is refused a look-up', async ({ page, signIn }) => {
  await signIn(page, 'viewer')
  await page.goto(address)
  await expect(table(page).locator('[data-row]').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Number or name' })).toHaveCount(0)
  expect(await table(page).innerText()).not.toMatch(/\d{10}/)
  const refused = await page.request.post('/api/calls/search', { data: { phone: '8185550199' }, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(refused.status()).toBe(403)
})
