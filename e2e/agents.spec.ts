import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { csvRows } from '@/lib/shared/csv-rows'
import { askAt, signInAt } from './ask'
import { findings } from './axe-findings'
import { startConsole } from './console-process'
import { answered, expect, test, toastOf } from './floor'
import { startOtherPeopleDialer } from './other-people-dialer'

const week = '/agents?when=last%207%20d'
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const bars = (page: Page) => panel(page, 'Time and calls per agent').getByRole('link', { name: /Opens the calls\.$/ })
const asTable = (page: Page, name: string) => panel(page, name).getByText('Table', { exact: true }).click()
const audioTime = (page: Page): Promise<number> => page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1)

test.beforeEach(async ({ account }) => void (await account.control('DELETE', '/faults')))

test('a bar leads to its calls and to the sound of one in two clicks', async ({ page, signIn, expectNoCspViolations }) => {
  await signIn(page, 'supervisor')
  await page.goto(week)
  const bar = bars(page).first()
  await expect(bar).toBeVisible({ timeout: 30_000 })
  const said = (await bar.getAttribute('aria-label')) ?? ''
  const calls = Number(/([\d,]+) calls/.exec(said)?.[1]?.replaceAll(',', ''))
  expect(calls).toBeGreaterThan(20)
  await bar.click()
  await expect(page).toHaveURL(/\/calls\?from=.*&user=\d+/)
  const play = page.getByRole('button', { name: /^Play / }).first()
  await expect(play).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(new RegExp(`\\b${calls.toLocaleString('en-US')}\\b`)).first()).toBeVisible()
  await play.click()
  await expect.poll(() => audioTime(page), { timeout: 15_000 }).toBeGreaterThan(0.3)
  await expectNoCspViolations()
})

test('drawing and table say the same, by keyboard too, and an agent opens', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await page.goto(week)
  const bar = bars(page).first()
  await bar.focus()
  await page.keyboard.press('ArrowDown')
  await expect(bars(page).nth(1)).toBeFocused()
  const said = (await bar.getAttribute('aria-label')) ?? ''
  await asTable(page, 'Time and calls per agent')
  await expect(page).toHaveURL(/view=table/)
  const row = page.getByRole('table', { name: 'Agents' }).locator('[data-row]').first()
  const [name, talk] = [/^(.*?): Talk/.exec(said)?.[1] ?? '?', /\(([\d.]+ %)\)/.exec(said)?.[1] ?? '?']
  await expect(row).toContainText(name)
  await expect(row).toContainText(talk)
  await page.getByRole('columnheader', { name: 'Calls', exact: true }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=calls/)
  expect(await findings(page, 'agents as a table')).toEqual([])
  await page.getByRole('table', { name: 'Agents' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/agents\/\d+\?when=/)
  await expect(panel(page, 'Against the floor').getByText(/median/).first()).toBeVisible({ timeout: 30_000 })
  const [aCall, none] = [panel(page, 'Day').getByRole('link', { name: /Opens the call\.$/ }).first(), panel(page, 'Day').getByText('No call on this day')]
  // Everybody has days off.
  for (let back = 0; back < 6; back += 1) {
    await answered(page)
    await expect(aCall.or(none)).toBeVisible({ timeout: 30_000 })
    if (await aCall.isVisible()) break
    await panel(page, 'Day').getByRole('button', { name: 'The day before' }).click()
  }
  await expect(aCall).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('slider', { name: 'Calls / h over time' })).toBeVisible({ timeout: 60_000 })
  expect(await findings(page, 'one agent')).toEqual([])
})

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text
}

test('a manager defines a column for everybody and takes the table along as it stands', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await page.goto(`${week}&view=table&columns=calls,contacts,talkSeconds,contactRate&sort=contacts&dir=asc`)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('menuitem', { name: /Define columns/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Columns for everybody' })
  await dialog.getByLabel('Name').fill('Reach')
  await dialog.getByRole('button', { name: 'Define for everybody' }).click()
  await expect(dialog.getByRole('button', { name: 'Remove Reach' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Reach' }).click()
  await page.keyboard.press('Escape')
  const table = page.getByRole('table', { name: 'Agents' })
  await expect(table.getByRole('columnheader', { name: 'Reach' })).toBeVisible()
  await page.getByRole('button', { name: 'Export table' }).click()
  await expect(toastOf(page, /^Export agents .+: done/)).toBeVisible()
  await page.getByRole('button', { name: 'Jobs' }).click()
  const job = page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem').filter({ hasText: 'Export agents' })
  const [file] = await Promise.all([page.waitForEvent('download'), job.getByRole('link', { name: /^Download CSV/ }).click()])
  await page.keyboard.press('Escape')
  const [heading = [], ...rows] = await Array.fromAsync(csvRows(piecesOf((await readFile(await file.path(), 'utf8')).slice(1))))
  expect(heading.slice(0, -1)).toEqual(['Agent id', 'Agent', ...['Calls', 'Contacts', 'Talk time', 'Contact %', 'Reach'].flatMap((name) => [name, `${name} (compared)`])])
  expect(heading.at(-1)).toMatch(/^Agents .* \(America\/Los_Angeles\)\. Compared with .*\. Exported .* by /)
  const shown = await table.locator('[data-row]').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.querySelector('a')?.textContent ?? '')))
  expect(shown.length).toBeGreaterThan(3)
  const written = rows.map(([, name, calls, , contacts, , talk, , rate, , reach]) => [name, calls, contacts, talk, rate, reach])
  expect(written.slice(0, shown.length)).toEqual(shown.map((cells) => cells.map((cell) => cell.replaceAll(',', ''))))
})

test('the trend has contacts once they are asked for, and says before what they cost', async ({ page, signIn }) => {
  await signIn(page, 'viewer')
  await page.goto(week)
  await page.getByRole('button', { name: 'What is drawn: Calls / h' }).click()
  const entry = page.getByRole('menuitemcheckbox', { name: /^Contact %/ })
  await expect(entry).toContainText('one more request to Convoso for each day')
  await entry.click()
  await expect(page.getByRole('slider', { name: 'Contact % over time' })).toBeVisible({ timeout: 60_000 })
  const trend = panel(page, 'By day')
  await asTable(page, 'By day')
  const rows = trend.getByRole('row').filter({ has: page.getByText(/kept|read now|not over yet/) })
  await expect(rows).toHaveCount(14, { timeout: 60_000 })
  const heads = await trend.getByRole('columnheader').allInnerTexts()
  const numberIn = (row: string[], head: string) => Number(row[heads.indexOf(head)]?.replaceAll(',', '').replace(' %', ''))
  // The days stand there before their contacts do.
  await expect(async () => {
    const cells = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')))
    const busy = cells.filter((row) => numberIn(row, 'Calls') > 0)
    expect(busy.length).toBeGreaterThan(3)
    for (const row of busy) expect(numberIn(row, 'Contact %')).toBeCloseTo((numberIn(row, 'Contacts') / numberIn(row, 'Calls')) * 100, 0)
  }).toPass({ timeout: 60_000 })
})

test('on a narrow screen the filters are one line that opens', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'supervisor')
  for (const [path, on] of [['/agents?status=NI&compare=none', 2], ['/calls?status=NI', 1]] as const) {
    await page.goto(path)
    const bar = page.getByRole('search').filter({ has: page.getByRole('button', { name: /^Filters/ }) })
    const more = bar.getByRole('button', { name: `Filters ${on} on` })
    await expect(bar.getByRole('searchbox', { name: /^When/ })).toBeVisible()
    await expect(bar.getByRole('button', { name: /^Outcome/ })).toBeHidden()
    expect((await bar.boundingBox())?.height).toBeLessThan(50)
    await more.press('Enter')
    await expect(more).toHaveAttribute('aria-expanded', 'true')
    await expect(bar.getByRole('button', { name: /^Outcome/ })).toBeVisible()
    expect(await findings(page, `${path}, narrow`, '[role=search]')).toEqual([])
    await more.press('Enter')
    await expect(bar.getByRole('button', { name: /^Outcome/ })).toBeHidden()
  }
})

test('odd answers have their own faces', async ({ page, signIn, account }) => {
  await signIn(page, 'viewer')
  await page.goto('/agents?when=2020-01-01')
  await expect(page.getByText('No agent worked in this time').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Export table' })).toHaveCount(0)
  await page.goto('/agents?when=soon')
  await expect(page.getByText('The time is not understood')).toBeVisible()
  await page.goto('/agents?user=999999')
  await expect(page.getByText('No agent worked in this time').first()).toBeVisible({ timeout: 30_000 })
  await account.control('PUT', '/faults', { path: 'agent-performance/search', mode: 'U22', times: null })
  await page.goto('/agents?when=2026-01-05..2026-01-07')
  await expect(page.getByText('The agents could not be read').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible()
})

test('against another server of the protocol: hours beyond a day, a length that is missing, and the sound in two clicks', async ({ page }) => {
  const token = 'the-token-of-another-dialer-for-agents'
  const admin = { email: 'owner@agents.example', password: 'a long enough pass phrase 1' }
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-agents-'))
  const dialer = await startOtherPeopleDialer(token)
  const settings = { CONVOSO_AUTH_TOKEN: token, CONVOSO_API_URL: dialer.apiUrl, CONVOSO_RECORDING_HOSTS: dialer.host, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }
  const console = await startConsole({ folder, settings })
  try {
    const [name = '', value = ''] = (await signInAt(askAt(console.url), admin))?.split(/=(.*)/s) ?? []
    await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
    await page.goto(`${console.url}/agents`)
    await expect(bars(page).first()).toHaveAttribute('aria-label', /^Zoé Tremblay: Talk 30:00:00 \(93\.8 %\).* of 32:00:00 logged, 30 calls/, { timeout: 30_000 })
    await expect(page.getByText('The numbers of one agent do not add up')).toBeVisible()
    await expect(page.getByText('Contacts and successes are not known')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Agent 4712', exact: true })).toBeVisible()
    await bars(page).first().click()
    await page.getByRole('button', { name: /^Play / }).first().click()
    await expect.poll(() => audioTime(page), { timeout: 15_000 }).toBeGreaterThan(0.2)
  } finally {
    await console.stop()
    dialer.close()
    await rm(folder, { recursive: true, force: true })
  }
})
