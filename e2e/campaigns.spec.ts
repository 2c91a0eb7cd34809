import { confirmed, expect, open, rowOf, switchOf, test } from './floor'

const name = 'Solar CA - Homeowners'

for (const role of ['viewer', 'supervisor'] as const) {
  test(`a ${role} sees every state and can switch nothing`, async ({ page, signIn, floor }) => {
    await signIn(page, role)
    await open(page, '/campaigns')
    await expect(rowOf(page, name)).toContainText(confirmed[(await floor.isOn(name)) ? 'on' : 'off'])
    await expect(page.getByRole('row')).toHaveCount((await floor.campaigns()).length + 1)
    await expect(page.getByRole('switch')).toHaveCount(0)
    await expect(page.getByRole('checkbox', { name: /^Select/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Stop all…' })).toHaveCount(0)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('sto')
    await expect(page.getByRole('option', { name: 'Open Solar FL Storm' })).toBeVisible()
    await expect(page.getByRole('option', { name: /^(Stop|Turn on)/ })).toHaveCount(0)
  })
}

test('a manager has a switch per campaign and Stop all', async ({ page, signIn, floor }) => {
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await expect(page.getByRole('switch')).toHaveCount((await floor.campaigns()).length)
  await expect(switchOf(page, name)).toBeChecked()
  await expect(page.getByRole('button', { name: 'Stop all…' })).toBeVisible()
  // One read proves every row: its age stands in the header, its moment on each state.
  await expect(page.getByRole('heading', { level: 1 }).locator('xpath=..')).toContainText(/Read (just now|\d+ s ago)/)
  await expect(rowOf(page, name).getByText(/^confirmed /)).toHaveClass('sr-only')
})

test('sort, filter, columns and density live in the URL: reload and back give the same view', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await page.getByRole('searchbox', { name: 'Filter by name or id' }).fill('solar')
  await expect(page).toHaveURL(/q=solar/)
  await page.getByRole('checkbox', { name: /^On \d+$/ }).check()
  await page.getByRole('button', { name: 'Campaign', exact: true }).click()
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Zone' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Contact rate' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Compact rows' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Zone' })).toBeVisible()
  await expect(page).toHaveURL(/density=compact/)
  await expect(page).toHaveURL(/direction=desc/)
  const view = () =>
    page.getByRole('table', { name: 'Campaigns' }).evaluate((table) => ({
      heads: [...table.querySelectorAll('th')].map((head) => `${head.textContent} ${head.ariaSort ?? ''}`),
      names: [...table.querySelectorAll('tbody a')].map((link) => link.textContent),
      height: table.querySelector<HTMLElement>('tbody tr')?.style.height,
    }))
  await expect.poll(async () => (await view()).names).toEqual(['Solar FL Storm', 'Solar CA - Homeowners', 'Solar AZ / NV'])
  const before = await view()
  expect(before.height).toBe('32px')
  expect(before.heads.join()).not.toContain('Contact rate')

  await page.reload()
  await expect(rowOf(page, 'Solar FL Storm')).toBeVisible()
  await expect.poll(view).toEqual(before)
  await expect(page.getByRole('searchbox', { name: 'Filter by name or id' })).toHaveValue('solar')

  await rowOf(page, 'Solar FL Storm').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Solar FL Storm' })).toBeVisible()
  await page.goBack()
  await expect(rowOf(page, 'Solar FL Storm')).toBeVisible()
  await expect.poll(view).toEqual(before)
})

test('a filter that leaves nothing says so and can be cleared', async ({ page, signIn, floor }) => {
  await signIn(page, 'viewer')
  await open(page, '/campaigns?q=nothing%20is%20called%20so')
  await expect(page.getByText('No campaign matches')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(page.getByRole('row')).toHaveCount((await floor.campaigns()).length + 1)
})

test('the page of one campaign tells its lists, agents, calls and callbacks, and switches it too', async ({ page, signIn, floor }) => {
  const { id } = await floor.campaign('Debt Relief National')
  await signIn(page, 'manager')
  await open(page, `/campaigns/${id}`)
  for (const title of ['Calls, last hour', 'Agents now', 'Lists', 'Callbacks']) await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await switchOf(page, 'Debt Relief National').click()
  await expect(page.getByRole('main')).toContainText(confirmed.off)
  expect(await floor.isOn('Debt Relief National')).toBe(false)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('main')).toContainText(confirmed.on)
  expect(await floor.isOn('Debt Relief National')).toBe(true)
})

test('a campaign that is not there says so', async ({ page, signIn }) => {
  await signIn(page, 'viewer')
  await open(page, '/campaigns/987654321')
  await expect(page.getByText('There is no such campaign')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('campaigns are switched without the page scrolling sideways', async ({ page, signIn, floor }) => {
    const target = 'Student Loan Review'
    await signIn(page, 'manager')
    await open(page, '/campaigns')
    await expect(rowOf(page, target)).toBeVisible()
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await overflow()).toBe(0)
    await rowOf(page, target).evaluate((row) => row.scrollIntoView({ block: 'center' }))
    await switchOf(page, target).tap()
    await expect(rowOf(page, target)).toContainText(confirmed.off)
    expect(await floor.isOn(target)).toBe(false)
    expect(await overflow()).toBe(0)
    const toast = page.getByRole('region', { name: 'Notifications (F8)' })
    await expect(toast).toBeInViewport({ ratio: 1 })
    // It hides no switch for good.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.getByRole('switch').last().tap({ trial: true })
    await toast.getByRole('button', { name: 'Undo' }).tap()
    await expect.poll(() => floor.isOn(target)).toBe(true)
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'More' }).tap()
    await page.getByRole('menu', { name: 'More pages' }).getByRole('menuitem', { name: 'Audit' }).tap()
    await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
    expect(await overflow()).toBe(0)
  })
})
