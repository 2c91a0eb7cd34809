import type { Page } from '@playwright/test'
import { confirmed, expect, goByKeys, open, rowOf, switchOf, test, toastOf } from './floor'

/** All that a browser complains about from now on. */
function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()} at ${message.location().url}`)
  })
  page.on('pageerror', (error) => heard.push(`page error: ${error.message}`))
  return heard
}

async function shutWithEscape(page: Page, role: 'dialog' | 'alertdialog' | 'menu') {
  await expect(page.getByRole(role)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole(role)).toHaveCount(0)
}

for (const theme of ['system', 'dark'] as const) {
  test(`the desk opens everything without a word from the browser (${theme} theme)`, async ({ page, signIn, floor, expectNoCspViolations }) => {
    const heard = complaints(page)
    const [name, sleeping] = ['Student Loan Review', 'Pet Insurance Launch']
    await signIn(page, 'manager')
    await open(page, '/campaigns')
    if (theme === 'dark') {
      await page.getByRole('button', { name: /^Account: / }).click()
      await page.getByRole('menuitemcheckbox', { name: 'Dark theme' }).click()
      await page.keyboard.press('Escape')
      await page.reload()
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await open(page, '/campaigns')
    }
    await page.keyboard.press('Control+k')
    await page.keyboard.type('sol')
    await shutWithEscape(page, 'dialog')
    await page.keyboard.press('?')
    await shutWithEscape(page, 'dialog')
    await page.keyboard.press('s')
    await shutWithEscape(page, 'dialog')
    await page.getByRole('button', { name: /^Account: / }).click()
    await shutWithEscape(page, 'menu')
    await page.getByRole('button', { name: 'Columns', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Id' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Compact rows' }).click()
    await shutWithEscape(page, 'menu')
    await page.getByRole('button', { name: 'Show all keys' }).hover()
    await expect(page.getByText('Show all keys (?)')).toBeVisible()
    await switchOf(page, sleeping).click()
    await expect(page.getByRole('dialog')).toContainText('starts dialing')
    await shutWithEscape(page, 'dialog')

    await switchOf(page, name).click()
    await expect(rowOf(page, name)).toContainText(confirmed.off)
    await toastOf(page, `${name} is off`).getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(page, name)).toContainText(confirmed.on)
    await rowOf(page, name).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Turn on…' }).click()
    await shutWithEscape(page, 'dialog')
    await page.getByRole('region', { name: 'Selected campaigns' }).getByRole('button', { name: 'Turn off' }).click()
    await expect(page.getByRole('heading', { name: 'Bulk switch: 1 of 1 turned off' })).toBeVisible()
    await page.getByRole('button', { name: 'Close the results' }).click()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('turn on student')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: `Turn on ${name}` }).getByRole('button', { name: 'Turn on' }).click()
    await expect(rowOf(page, name)).toContainText(confirmed.on)

    await rowOf(page, name).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Callbacks' })).toBeVisible()
    await page.goBack()
    await expect(rowOf(page, name)).toBeVisible()
    expect(await floor.isOn(name)).toBe(true)
    expect(heard).toEqual([])
    await expectNoCspViolations()
  })
}

test('an open stop set and its questions do too', async ({ page, signIn, floor, expectNoCspViolations }) => {
  const heard = complaints(page)
  const on = async () => (await floor.campaigns()).filter(({ active }) => active).length
  const before = await on()
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await page.getByRole('button', { name: 'Stop all…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop all' }).click()
  const banner = page.getByRole('region', { name: 'Open stop set' })
  await expect(banner).toContainText(`${before} of ${before} turned off.`, { timeout: 20_000 })
  await banner.getByRole('button', { name: 'Results' }).click()
  await banner.getByRole('button', { name: 'Dismiss…' }).click()
  await shutWithEscape(page, 'alertdialog')
  await banner.getByRole('button', { name: 'Restore…' }).click()
  await page.getByRole('dialog', { name: 'Restore' }).getByRole('button', { name: `Turn on ${before} campaigns` }).click()
  await expect.poll(on, { timeout: 20_000 }).toBe(before)
  await expect(banner).toBeHidden()
  expect(heard).toEqual([])
  await expectNoCspViolations()
})

test('audit and settings open everything without a word from the browser', async ({ page, signIn, expectNoCspViolations }) => {
  const heard = complaints(page)
  await signIn(page, 'admin')
  await open(page, '/audit')
  for (const name of ['Action', 'Outcome']) {
    await page.getByRole('button', { name, exact: true }).click()
    await shutWithEscape(page, 'menu')
  }
  await page.getByLabel('From').fill('2026-01-01')
  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByText(/^Unbroken/)).toBeVisible()
  await goByKeys(page, 's', 'Settings')
  await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out everywhere…' }).click()
  await shutWithEscape(page, 'alertdialog')
  await page.getByRole('link', { name: 'Users' }).click()
  await page.getByRole('button', { name: 'Add a user…' }).click()
  await shutWithEscape(page, 'dialog')
  for (const [entry, role] of [['Name and role…', 'dialog'], ['Reset password…', 'dialog'], ['Disable…', 'alertdialog']] as const) {
    await page.getByRole('button', { name: 'Actions for Sam Supervisor' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
    await shutWithEscape(page, role)
  }
  await page.getByRole('link', { name: 'Connection' }).click()
  await page.getByRole('button', { name: "Check the token's permissions" }).click()
  await expect(page.getByText('Allowed').first()).toBeVisible({ timeout: 20_000 })
  expect(heard).toEqual([])
  await expectNoCspViolations()
})
