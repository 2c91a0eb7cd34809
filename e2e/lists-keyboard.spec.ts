import type { Page } from '@playwright/test'
import { expect, open, painted, test } from './floor'

const name = 'Keyboard only leads'
const renamed = 'Keyboard only leads two'

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
  await painted(page)
}

const rowOf = (page: Page, list: string) => page.getByRole('table', { name: 'Lists' }).getByRole('row').filter({ has: page.getByRole('link', { name: list, exact: true }) })

/** The menu of the row that has the focus, and in it the entry that begins so. */
async function act(page: Page, list: string, verb: string) {
  await expect(rowOf(page, list)).toBeVisible()
  await expect.poll(async () => {
    await page.keyboard.press('j')
    return await rowOf(page, list).evaluate((row) => row === document.activeElement)
  }).toBe(true)
  const trigger = page.getByRole('button', { name: `Acts on ${list}` })
  await expect.poll(async () => {
    await page.keyboard.press('Tab')
    return await trigger.evaluate((button) => button === document.activeElement)
  }).toBe(true)
  await press(page, 'Enter')
  const entry = page.getByRole('menuitem', { name: verb })
  await expect.poll(async () => {
    await page.keyboard.press('ArrowDown')
    return await entry.evaluate((item) => item === document.activeElement)
  }).toBe(true)
  await press(page, 'Enter')
}

test('a list is made, renamed, deactivated, activated and deleted without a mouse', async ({ page, signIn }) => {
  await signIn(page, 'admin')
  await open(page, '/lists?q=keyboard')
  await press(page, 'n')
  const making = page.getByRole('dialog', { name: 'Make a list' })
  await expect(making.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  const campaign = making.getByLabel('Campaign', { exact: true })
  await expect.poll(async () => {
    await page.keyboard.press('Tab')
    return await campaign.evaluate((select) => select === document.activeElement)
  }).toBe(true)
  await page.keyboard.type('Solar FL')
  await expect(campaign).not.toHaveValue('')
  await expect.poll(async () => {
    await page.keyboard.press('Tab')
    return await making.getByRole('button', { name: 'Make list', exact: true }).evaluate((button) => button === document.activeElement)
  }).toBe(true)
  await press(page, 'Enter')
  await expect(rowOf(page, name)).toBeVisible()

  await act(page, name, 'Rename…')
  const changing = page.getByRole('dialog', { name: `Change ${name}` })
  await expect(changing.getByLabel('Name', { exact: true })).toBeFocused()
  await press(page, 'ControlOrMeta+a')
  await page.keyboard.type(renamed)
  await press(page, 'Enter')
  await expect(rowOf(page, renamed)).toBeVisible()

  await act(page, renamed, 'Deactivate')
  await expect(rowOf(page, renamed)).toContainText('Inactive')
  await act(page, renamed, 'Activate')
  await expect(rowOf(page, renamed)).not.toContainText('Inactive')

  await act(page, renamed, 'Delete…')
  const question = page.getByRole('alertdialog', { name: `Delete ${renamed}` })
  const typed = question.getByRole('textbox')
  await expect.poll(async () => {
    if (await typed.evaluate((box) => box === document.activeElement)) return true
    await page.keyboard.press('Tab')
    return false
  }).toBe(true)
  await page.keyboard.type(renamed)
  await press(page, 'Enter')
  await expect(rowOf(page, renamed)).toHaveCount(0)
})
