import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { askAt, signInAt } from './ask'
import { findings } from './axe-findings'
import { startConsole } from './console-process'
import { expect, test } from './fixtures'
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
    await expect(aCall.or(none)).toBeVisible({ timeout: 30_000 })
    if (await aCall.isVisible()) break
    await panel(page, 'Day').getByRole('button', { name: 'The day before' }).click()
  }
  await expect(aCall).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('slider', { name: 'Calls / h over time' })).toBeVisible({ timeout: 60_000 })
  expect(await findings(page, 'one agent')).toEqual([])
})

test('a manager defines a column for everybody and takes the shown numbers along', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await page.goto(`${week}&view=table`)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('menuitem', { name: /Define columns/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Columns for everybody' })
  await dialog.getByLabel('Name').fill('Reach')
  await dialog.getByRole('button', { name: 'Define for everybody' }).click()
  await expect(dialog.getByRole('button', { name: 'Remove Reach' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Reach' })).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()])
  const stream = await file.createReadStream()
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  const text = Buffer.concat(pieces).toString()
  expect(text).toContain('Zone,America/Los_Angeles')
  expect(text).toContain('Reach')
})

test('odd answers have their own faces', async ({ page, signIn, account }) => {
  await signIn(page, 'viewer')
  await page.goto('/agents?when=2020-01-01')
  await expect(page.getByText('No agent worked in this time').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'CSV' })).toHaveCount(0)
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
