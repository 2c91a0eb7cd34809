import { confirmed, expect, open, rowOf, switchOf, test, toastOf } from './floor'

test('a change made outside is on a visible screen within 15 s, in words, and no row moves', async ({ page, otherPage, signIn, floor }) => {
  const name = 'Retention - Lapsing Policies'
  await signIn(page, 'manager')
  await open(page, '/campaigns?sort=state')
  const viewer = await otherPage()
  await signIn(viewer, 'viewer')
  await open(viewer, '/settings')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  const names = () => page.getByRole('table', { name: 'Campaigns' }).getByRole('row').getByRole('link').allTextContents()
  const before = await names()

  await floor.changeOutside(name, false)
  const badge = rowOf(page, name).getByText(/^turned off outside Switchyard, seen \d\d:\d\d P[SD]T$/)
  await expect(badge).toBeVisible({ timeout: 15_000 })
  await expect(rowOf(page, name)).toContainText(confirmed.off)
  expect(await names()).toEqual(before)
  await expect(toastOf(viewer, name)).toContainText(/It was turned off outside Switchyard, seen \d\d:\d\d P[SD]T\./)

  await expect(page.getByText('Values changed since these rows were sorted.')).toBeVisible()
  await page.getByRole('button', { name: 'Sort again' }).click()
  await expect.poll(names).not.toEqual(before)
  expect((await names()).toSorted()).toEqual(before.toSorted())

  await page.getByRole('checkbox', { name: /^Changed outside/ }).check()
  await expect(rowOf(page, name)).toBeVisible()
  await switchOf(page, name).click()
  await page.getByRole('dialog', { name: `Turn on ${name}` }).getByRole('button', { name: 'Turn on' }).click()
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  await expect(badge).toBeHidden()
})

test('the audit keeps what was seen outside, without a person', async ({ page, signIn, floor }) => {
  const name = 'Final Expense - Spanish Desk'
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await expect(rowOf(page, name)).toContainText(confirmed.on)
  await floor.changeOutside(name, false)
  await expect(rowOf(page, name)).toContainText('turned off outside Switchyard', { timeout: 15_000 })
  await open(page, '/audit?action=campaigns.drift')
  const entry = page.getByRole('table', { name: 'Audit' }).getByRole('row').filter({ hasText: name })
  await expect(entry).toContainText('Drift watch')
  await expect(entry).toContainText(/Dialing:\s*on\s*became\s*off/)
  await expect(entry).toContainText('Observed')
  await floor.changeOutside(name, true)
})
