import type { Page } from '@playwright/test'
import { confirmed, expect, goByKeys, open, painted, rowOf, switchOf, test } from './floor'

/** Where the focus is, and whether a person could see it. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return { at: 'nowhere', isVisible: false }
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    const name = element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)
    const isVisible = element.matches(':focus-visible') && isOutlined && box.width > 0 && box.height > 0
    return { at: `${element.tagName.toLowerCase()} ${name}`, isVisible }
  })

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
  await painted(page)
}

async function tabTo(page: Page, name: RegExp) {
  const walked: string[] = []
  for (let step = 0; step < 40; step += 1) {
    const { at, isVisible } = await focus(page)
    if (name.test(at)) return expect(isVisible, `the focus on ${at} is seen`).toBe(true)
    walked.push(at)
    await press(page, 'Tab')
  }
  throw new Error(`Tab never came to ${name}; it went ${walked.join(' > ')}`)
}

test('from the front door to the audit without a mouse', async ({ page, floor, addPerson }) => {
  const person = await addPerson('manager')
  const name = 'Aged Leads 90+'
  await page.goto('/sign-in?callbackUrl=%2Fcampaigns%3Fq%3Dsurveys')
  const email = page.getByLabel('E-mail')
  await expect(email).toBeFocused()
  await expect.poll(() => email.evaluate((input) => Object.keys(input).some((key) => key.startsWith('__reactFiber')))).toBe(true)
  await painted(page)
  await page.keyboard.type(person.email)
  await press(page, 'Tab')
  await page.keyboard.type(person.password)
  await press(page, 'Enter')
  const target = 'Customer Care Surveys'
  await expect(rowOf(page, target)).toContainText(confirmed.on)
  await expect(rowOf(page, name)).toHaveCount(0)

  await expect.poll(async () => {
    await page.keyboard.press('j')
    return (await focus(page)).at
  }).toContain('tr ')
  await expect(rowOf(page, target)).toBeFocused()
  expect((await focus(page)).isVisible).toBe(true)
  await press(page, 't')
  await expect(rowOf(page, target)).toContainText(confirmed.off)
  expect(await floor.isOn(target)).toBe(false)
  await expect(rowOf(page, target)).toBeFocused()

  await press(page, 'F8')
  await tabTo(page, /^button Undo/)
  await press(page, 'Enter')
  await expect(rowOf(page, target)).toContainText(confirmed.on)
  expect(await floor.isOn(target)).toBe(true)

  await press(page, 'g', 'a')
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
  const acts = page.getByRole('table', { name: 'Audit' }).getByRole('row').filter({ hasText: person.name }).filter({ hasText: target })
  await expect(acts).toHaveCount(2)
  await tabTo(page, /^button Action/)
})

test('rows: arrows and j k move, x selects, Enter opens, t asks before turning on', async ({ page, signIn, floor }) => {
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const rows = page.getByRole('table', { name: 'Campaigns' }).getByRole('row')
  await press(page, 'j')
  await expect(rows.nth(1)).toBeFocused()
  await press(page, 'j', 'ArrowDown', 'k')
  await expect(rows.nth(2)).toBeFocused()
  await press(page, 'x')
  await expect(page.getByRole('region', { name: 'Selected campaigns' })).toContainText('1 selected')
  await press(page, 'j', 'Shift+x')
  await expect(page.getByRole('region', { name: 'Selected campaigns' })).toContainText('2 selected')
  await press(page, 'End')
  await expect(rows.last()).toBeFocused()
  await expect(rows.last()).toBeInViewport()
  await press(page, 'Home')
  await expect(rows.nth(1)).toBeFocused()

  await press(page, '/')
  await expect(page.getByRole('searchbox', { name: 'Filter by name or id' })).toBeFocused()
  await page.keyboard.type('pet insurance')
  await expect(rows).toHaveCount(2)
  await press(page, 'Tab')
  await rowOf(page, 'Pet Insurance Launch').focus()
  await press(page, 't')
  const question = page.getByRole('dialog', { name: 'Turn on Pet Insurance Launch' })
  await expect(question.getByLabel('Reason')).toBeFocused()
  await press(page, 'Escape')
  await expect(question).toBeHidden()
  await expect(switchOf(page, 'Pet Insurance Launch')).toBeFocused()
  expect(await floor.isOn('Pet Insurance Launch')).toBe(false)
  await rowOf(page, 'Pet Insurance Launch').focus()
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Pet Insurance Launch' })).toBeVisible()
})

test('palette: Ctrl K, three letters, Enter stops a campaign, and says so before', async ({ page, signIn, floor }) => {
  const name = 'Retention - Lapsing Policies'
  await signIn(page, 'manager')
  await open(page, '/settings')
  await press(page, 'Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('ret')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette.getByRole('option', { selected: true })).toHaveText(`Stop ${name}`)
  await expect(palette.getByRole('status')).toHaveText(new RegExp(`^Turns ${name} off at once\\. It is on, read \\d\\d:\\d\\d:\\d\\d P[SD]T\\.$`))
  expect(await floor.isOn(name)).toBe(true)
  await press(page, 'Enter')
  await expect(palette).toBeHidden()
  const toast = page.getByRole('region', { name: 'Notifications (F8)' })
  await expect(toast).toContainText(`${name} is off`)
  expect(await floor.isOn(name)).toBe(false)
  await expect(page).toHaveURL(/\/settings$/)
  await press(page, 'F8')
  await tabTo(page, /^button Undo/)
  await press(page, 'Enter')
  await expect.poll(() => floor.isOn(name)).toBe(true)
})

test('palette: keys typed at once are not lost, and arrows choose', async ({ page, signIn }) => {
  await signIn(page, 'viewer')
  await open(page, '/settings')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('roofing')
  await expect(page.getByRole('combobox')).toHaveValue('roofing')
  await expect(page.getByRole('option', { selected: true })).toHaveText('Open Roofing & Windows TX')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Roofing & Windows TX' })).toBeVisible()
  await page.keyboard.press('Control+k')
  // What is chosen stays chosen while further entries come in above it; here all of them are there first.
  await expect(page.getByRole('option', { name: 'Open Roofing & Windows TX' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('? lists the keys, and those it lists work', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await open(page, '/settings')
  await goByKeys(page, 'c', 'Campaigns')
  await expect(page.getByRole('switch').first()).toBeVisible()
  await press(page, '?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  const everywhere = ['Open the command palette', 'Show all keys', 'Stop all campaigns…', 'Go to Audit']
  for (const label of [...everywhere, 'Switch the campaign of the row', 'Filter the campaigns']) {
    await expect(sheet.getByText(label, { exact: true })).toBeVisible()
  }
  await press(page, 'Escape')
  await expect(sheet).toBeHidden()
  await press(page, 's')
  await expect(page.getByRole('dialog', { name: 'Stop all campaigns' })).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

for (const [what, opener, opened] of [
  ['the palette', 'Search or act', 'Command palette'],
  ['the list of keys', 'Show all keys', 'Keys'],
  ['the stop-all question', 'Stop all…', 'Stop all campaigns'],
] as const) {
  test(`closing ${what} gives the focus back to its button`, async ({ page, signIn }) => {
    await signIn(page, 'manager')
    await open(page, '/campaigns')
    const button = page.getByRole('button', { name: opener })
    await button.focus()
    await press(page, 'Enter')
    const dialog = page.getByRole('dialog', { name: opened })
    await expect(dialog).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab')
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true)
    await press(page, 'Escape')
    await expect(dialog).toBeHidden()
    await expect(button).toBeFocused()
    expect((await focus(page)).isVisible).toBe(true)
  })
}

test('menus give the focus back, and every Tab stop of the page is seen', async ({ page, signIn }) => {
  await signIn(page, 'admin')
  await open(page, '/campaigns?q=solar')
  await expect(page.getByRole('row')).toHaveCount(4)
  const columns = page.getByRole('button', { name: 'Columns', exact: true })
  await columns.focus()
  await press(page, 'ArrowDown')
  await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused()
  await press(page, 'Escape')
  await expect(columns).toBeFocused()
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href="#main"]')?.focus())
  const unseen: string[] = []
  for (let step = 0; step < 30; step += 1) {
    const { at, isVisible } = await focus(page)
    if (!isVisible) unseen.push(at)
    await press(page, 'Tab')
  }
  expect(unseen.filter((at) => at !== 'nowhere')).toEqual([])
})
