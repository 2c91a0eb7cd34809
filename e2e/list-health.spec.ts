import type { Account } from './fixtures'
import { expect, open, test, toastOf } from './floor'
import { recordsIn } from './records'

const twin = '2135550177'

const rows = async ({ control }: Account, query: string) => recordsIn(await control('GET', `/rows?${query}`), 'rows')

/** Two lists with leads, the longest first, and one that dials nothing. */
async function someLists(account: Account) {
  const lists = await rows(account, 'of=lists&limit=200')
  const sized = await Promise.all(lists.map(async ({ id, name, active }) => ({ id: String(id), name: String(name), active: active === 1, leads: (await rows(account, `of=leads&list_id=${String(id)}&limit=10000`)).map((lead) => String(lead['id'])) })))
  const [one, two] = sized.toSorted((a, b) => b.leads.length - a.leads.length)
  const resting = sized.find((list) => !list.active && list !== one && list !== two)
  if (one === undefined || two === undefined || resting === undefined) throw new Error('The sandbox has too few lists')
  return { one, two, resting }
}

const listOf = async (account: Account, leadId: string): Promise<string> => String((await rows(account, `of=leads&id=${leadId}`))[0]?.['list_id'])

test('a list is scanned and told, a number that stands twice is parted, a status of our own is sorted', async ({ page, signIn, account, expectNoCspViolations }) => {
  const { one, two, resting } = await someLists(account)
  const [kept = '', moved = ''] = [one.leads[0], two.leads[0]]
  for (const id of [kept, moved]) await account.control('POST', '/outside-change', { kind: 'lead', id: Number(id), phone_number: twin })
  await account.control('POST', '/outside-change', { kind: 'lead', id: Number(kept), called_count: 900_000, status: 'OWNCODE' })
  await signIn(page, 'manager')

  await open(page, `/lists?q=${encodeURIComponent(one.name)}`)
  await expect(page.getByText(/never called of [\d,]+/).first()).toBeVisible()
  await open(page, `/lists/${one.id}`)
  const panel = page.getByRole('region', { name: /^Health/ })
  await panel.getByRole('button', { name: 'Scan this list' }).click()
  await expect(panel.getByRole('table', { name: 'By disposition' })).toBeVisible()
  await expect(panel.getByRole('row', { name: /OWNCODE/ })).toContainText('not sorted')
  await expect(panel.getByRole('img', { name: /Never called \d.*In play \d.*Final \d/ })).toBeVisible()

  await page.goto('/lists/duplicates')
  await page.getByRole('button', { name: 'Scan the others' }).click()
  await expect(page.getByRole('status').filter({ hasText: /^(\d+) of \1 lists scanned$/ })).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('Duplicates are moved to').selectOption(resting.id)
  await expect(page.getByLabel('Duplicates are moved to')).toHaveValue(resting.id)
  const row = page.getByRole('row', { name: /^900,/ })
  await row.getByRole('button', { name: 'Compare 2' }).click()
  const sheet = page.getByRole('dialog', { name: 'One number, 2 leads' })
  await expect(sheet.getByRole('radio', { name: new RegExp(`lead ${kept}$`) })).toBeChecked()
  await sheet.getByRole('button', { name: 'Move the other lead' }).click()
  await expect(toastOf(page, 'The duplicates are being moved')).toBeVisible()
  await expect.poll(() => listOf(account, moved)).toBe(resting.id)
  expect(await listOf(account, kept)).toBe(one.id)
  await row.getByRole('button', { name: 'Compare 2' }).click()
  await expect(sheet).toContainText('Moved already')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(row).toHaveCount(0)

  await page.goto('/settings/status-meaning')
  const status = page.getByRole('row', { name: /^OWNCODE/ })
  await expect(status).toContainText('Not sorted')
  await status.getByRole('checkbox', { name: 'OWNCODE: Final' }).check()
  await page.getByRole('button', { name: 'Save 1 status' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto(`/lists/${one.id}`)
  await expect(page.getByRole('row', { name: /OWNCODE/ })).toContainText('final')
  await page.goto('/audit?action=settings.status-meaning')
  await expect(page.getByText('Sort statuses').first()).toBeVisible()
  await expectNoCspViolations()
})
