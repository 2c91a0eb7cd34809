import type { Page } from '@playwright/test'
import { confirmed, expect, open, rowOf, switchOf, test } from './floor'

const acts = (page: Page) => page.getByRole('table', { name: 'Audit' }).getByRole('row')

test('a switch stands in the audit with person, before, after and what Convoso said', async ({ page, signIn, floor }) => {
  const name = 'Final Expense - East'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await switchOf(page, name).click()
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, name)).toContainText(confirmed.on)

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click()
  const own = acts(page).filter({ hasText: name })
  await expect(own).toHaveCount(2)
  const [undo, stop] = [own.nth(0), own.nth(1)]
  await expect(stop).toContainText('Mara Manager')
  await expect(stop).not.toContainText('127.0.0.1')
  await expect(stop).toContainText('Switch campaign')
  await expect(stop).toContainText(/Dialing:\s*on\s*became\s*off/)
  await expect(stop).toContainText(/Attempted.*Succeeded.*Convoso: success; read back as off/)
  await expect(undo).toContainText(/Dialing:\s*off\s*became\s*on/)
  await expect(undo).toContainText('Undo of turning it off')
  await stop.getByRole('link', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Undo of turning it off')
  expect(await floor.isOn(name)).toBe(true)
})

test('filters live in the URL and leave only what matches', async ({ page, signIn, floor }) => {
  const name = 'Auto Insurance - Inbound Blend'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await floor.fault({ mode: 'U46', path: 'campaigns/status', options: { code: 6080, text: 'no' } })
  await switchOf(page, name).click()
  await expect(rowOf(page, name)).toContainText('Convoso does not accept this campaign state.')
  await open(page, '/audit')
  await page.getByRole('button', { name: 'Outcome' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Failed' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'What: name or id' }).fill('inbound')
  await expect(page).toHaveURL(/outcome=failed/)
  await expect(page).toHaveURL(/target=inbound/)
  await expect(acts(page).filter({ hasText: 'Code 6080' })).toHaveCount(1)
  await expect(acts(page)).toHaveCount(2)
  await page.reload()
  await expect(acts(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/audit$/)
})

test('an admin verifies the chain; a manager and a viewer cannot', async ({ page, otherPage, signIn }) => {
  await signIn(page, 'admin')
  await open(page, '/audit')
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByText(/^Unbroken: [\d,]+ entries$/)).toBeVisible()
  await expect(acts(page).filter({ hasText: 'Sign in' }).first()).toContainText('127.0.0.1')
  await expect(acts(page).filter({ hasText: 'Verify audit' })).not.toHaveCount(0)

  const manager = await otherPage()
  await signIn(manager, 'manager')
  await open(manager, '/audit')
  await expect(acts(manager).first()).toBeVisible()
  await expect(manager.getByRole('button', { name: 'Verify the chain' })).toHaveCount(0)

  const viewer = await otherPage()
  await signIn(viewer, 'viewer')
  await open(viewer, '/campaigns')
  await expect(viewer.getByRole('link', { name: 'Audit' })).toHaveCount(0)
  await viewer.goto('/audit')
  await expect(viewer.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
})
