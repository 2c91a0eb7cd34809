import type { Page } from '@playwright/test'
import { expect, open, test, toastOf } from './floor'
import { recordsIn } from './records'

type Control = (method: 'GET', path: string) => Promise<unknown>

/** A list of its own for each test, the longest first, so that none sees what another one did. */
async function listWithLeads(control: Control, nth: number): Promise<{ id: string; leads: string[] }> {
  const lists = recordsIn(await control('GET', '/rows?of=lists&limit=100'), 'rows').map(({ id }) => String(id))
  const filled: { id: string; leads: string[] }[] = []
  for (const id of lists) {
    const leads = recordsIn(await control('GET', `/rows?of=leads&list_id=${id}&limit=10000`), 'rows').filter(({ deleted_at }) => deleted_at === null)
    if (leads.length > 30) filled.push({ id, leads: leads.map((lead) => String(lead['id'])) })
  }
  const found = filled.toSorted((one, other) => other.leads.length - one.leads.length)[nth]
  if (found === undefined) throw new Error('The sandbox has too few lists with leads')
  return found
}

async function choose(page: Page, listId: string, rows: number): Promise<void> {
  await open(page, `/leads?listId=${listId}`)
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ })
  for (let row = 0; row < rows; row += 1) await boxes.nth(row).check()
}

async function openEdit(page: Page, listId: string, rows: number): Promise<void> {
  await choose(page, listId, rows)
  await page.getByRole('region', { name: 'Chosen leads' }).getByRole('button', { name: 'Edit…' }).click()
}

async function setCity(page: Page, city: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What to set').selectOption({ label: 'City' })
  await dialog.getByLabel('City', { exact: true }).fill(city)
  await dialog.getByRole('button', { name: 'Show what it would do' }).click()
}

const cityOf = async (control: Control, city: string): Promise<number> =>
  recordsIn(await control('GET', `/rows?of=leads&city=${encodeURIComponent(city)}&limit=10000`), 'rows').length

test('choose rows, see what it would do, start it, watch it end', async ({ page, signIn, account, expectNoCspViolations }) => {
  const { id } = await listWithLeads(account.control, 1)
  await signIn(page, 'manager')
  await openEdit(page, id, 3)
  await setCity(page, 'Three Rivers')
  const dialog = page.getByRole('dialog', { name: 'Edit 3 leads' })
  await expect(dialog).toContainText('City becomes Three Rivers')
  await expect(dialog).toContainText(/leads per second/)
  await dialog.getByLabel(/^Reason/).fill('they moved')
  await dialog.getByRole('button', { name: 'Edit 3 leads' }).click()
  await expect(toastOf(page, 'Set city to Three Rivers: done')).toBeVisible()
  await page.getByRole('button', { name: 'Jobs' }).click()
  await expect(page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem').filter({ hasText: 'Three Rivers' })).toContainText('3 of 3 rows')
  expect(await cityOf(account.control, 'Three Rivers')).toBe(3)
  await page.keyboard.press('Escape')
  await page.goto('/audit?action=leads.bulk-edit')
  await expect(page.getByText('they moved').first()).toBeVisible()
  await expectNoCspViolations()
})

test('all that match are another choice than the rows on the page; their number is typed above a hundred', async ({ page, signIn, account, floor }) => {
  const { id, leads } = await listWithLeads(account.control, 0)
  expect(leads.length).toBeGreaterThan(100)
  // Slow enough to be cancelled in its middle.
  await floor.fault({ mode: 'U58', path: 'leads/update', times: null, afterMs: 1_000 })
  await signIn(page, 'manager')
  await choose(page, id, 1)
  const bar = page.getByRole('region', { name: 'Chosen leads' })
  await expect(bar).toContainText('1 lead chosen on this page')
  await bar.getByRole('button', { name: /^Choose all [\d,]+ leads that match/ }).click()
  await expect(bar).toContainText(/^All [\d,]+ leads that match the search are chosen/)
  await bar.getByRole('button', { name: 'Edit…' }).click()
  await setCity(page, 'All Of Them')
  const dialog = page.getByRole('dialog', { name: /^Edit [\d,]+ leads$/ })
  const start = dialog.getByRole('button', { name: /^Edit [\d,]+ leads$/ })
  await expect(start).toBeDisabled()
  const label = await dialog.getByText(/^Type [\d,]+ to go on/).innerText()
  await dialog.getByLabel(/^Type/).fill(label.replace(/[^\d]/g, ''))
  await start.click()
  await page.getByRole('button', { name: /job/i }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(toastOf(page, 'Set city to All Of Them: cancelled')).toBeVisible()
  expect(await cityOf(account.control, 'All Of Them')).toBeLessThan(leads.length)
})

test('rows that Convoso refused can be downloaded and tried again', async ({ page, signIn, account, floor }) => {
  const { id } = await listWithLeads(account.control, 2)
  await floor.fault({ mode: 'U46', path: 'leads/update', times: 2, options: { code: 6002, text: 'No such List' } })
  await signIn(page, 'manager')
  await openEdit(page, id, 4)
  await setCity(page, 'Second Try')
  await page.getByRole('dialog').getByRole('button', { name: 'Edit 4 leads' }).click()
  await expect(toastOf(page, 'Set city to Second Try: done, not all rows')).toBeVisible()
  await page.getByRole('button', { name: 'Jobs' }).click()
  const job = page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem').filter({ hasText: 'Second Try' })
  await expect(job).toContainText('4 of 4 rows · 2 failed')
  const download = page.waitForEvent('download')
  await job.getByRole('link', { name: 'Download failures' }).click()
  expect((await download).suggestedFilename()).toMatch(/^job-.*-failures\.csv$/)
  await job.getByRole('button', { name: 'Try the 2 failed rows again' }).click()
  await expect.poll(() => cityOf(account.control, 'Second Try')).toBe(4)
  await expect(job).toContainText('4 of 4 rows')
  await expect(job).not.toContainText('failed')
})

test('an upstream that ignores the filter: refused before the first write', async ({ page, signIn, account, floor }) => {
  const { id } = await listWithLeads(account.control, 3)
  await signIn(page, 'manager')
  await choose(page, id, 1)
  await page.getByRole('button', { name: /^Choose all/ }).click()
  await floor.fault({ mode: 'U57', path: 'leads/search', times: null })
  await page.getByRole('region', { name: 'Chosen leads' }).getByRole('button', { name: 'Edit…' }).click()
  await setCity(page, 'Nowhere')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('seems to ignore a part of it')
  const entries = recordsIn(await account.control('GET', '/ledger?path=/v1/leads/update'), 'entries')
  expect(entries).toEqual([])
})

test('a supervisor has neither boxes nor the tray', async ({ page, signIn, account }) => {
  const { id } = await listWithLeads(account.control, 0)
  await signIn(page, 'supervisor')
  await open(page, `/leads?listId=${id}`)
  await expect(page.getByRole('table', { name: 'Leads' }).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Select/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Jobs' })).toHaveCount(0)
})
