import { readFile } from 'node:fs/promises'
import { csvRows } from '@/lib/shared/csv-rows'
import { findings } from './axe-findings'
import { expect, open, test, toastOf } from './floor'
import { isRecord, recordsIn } from './records'

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text
}

test('many lists at once, put back again; the leads of one as a file', async ({ page, signIn, account, otherPage, expectNoCspViolations }) => {
  test.slow()
  const rows = recordsIn(await account.control('GET', '/rows?of=leads&limit=10000'), 'rows').filter(({ deleted_at }) => deleted_at === null)
  await signIn(page, 'manager')
  await open(page, '/lists?status=active')
  const table = page.getByRole('table', { name: 'Lists' })
  const boxes = table.getByRole('checkbox', { name: /^Select (?!all)/ })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('region', { name: 'Chosen lists' }).getByRole('button', { name: 'Deactivate…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Deactivate 2 lists' })
  await expect(dialog).toContainText('2 lists will no longer be dialed')
  expect(await findings(page, 'lists in bulk', 'dialog')).toEqual([])
  await dialog.getByLabel(/^Reason/).fill('a quiet evening')
  await page.keyboard.press('Enter')
  await expect(toastOf(page, 'Deactivate 2 lists: done')).toBeVisible()
  const activeLists = async () => recordsIn(await account.control('GET', '/rows?of=lists&limit=1000'), 'rows').filter(({ active }) => active === 1).length
  const left = await activeLists()
  await page.getByRole('button', { name: 'Jobs' }).click()
  const tray = page.getByRole('dialog', { name: 'Jobs' })
  await tray.getByRole('listitem').filter({ hasText: 'Deactivate 2 lists' }).getByRole('button', { name: 'Undo 2 changes' }).click()
  await expect(toastOf(page, 'Undo: Deactivate 2 lists: done')).toBeVisible()
  expect(await activeLists()).toBe(left + 2)
  await page.keyboard.press('Escape')

  const [listId = '', members = []] = Object.entries(Object.groupBy(rows, (row) => String(row['list_id'])))[0] ?? []
  const begun = await page.evaluate(async (id) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    return (await fetch('/api/jobs', { method: 'POST', headers, body: JSON.stringify({ kind: 'lists.export', listId: id }) })).status
  }, listId)
  expect(begun).toBe(202)
  await expect(toastOf(page, /^Export leads of .+: done/)).toBeVisible()
  await page.getByRole('button', { name: 'Jobs' }).click()
  const job = tray.getByRole('listitem').filter({ hasText: 'Export leads of' })
  await expect(job).toContainText(/, kept until [A-Z][a-z]{2} \d+, \d{4}/)
  expect(await findings(page, 'the jobs', '[role=dialog]')).toEqual([])
  const waiting = page.waitForEvent('download')
  await job.getByRole('link', { name: /^Download CSV, [\d.]+ [kM]?B$/ }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(new RegExp(`^leads-of-list-${listId}-\\d{4}-\\d\\d-\\d\\d\\.csv$`))
  const text = await readFile(await download.path(), 'utf8')
  expect(text.startsWith('\uFEFFLead id,Phone')).toBe(true)
  const [, ...found] = await Array.fromAsync(csvRows(piecesOf(text)))
  expect(found.map(([id]) => id).toSorted()).toEqual(members.map((row) => String(row['id'])).toSorted())

  const admin = await otherPage()
  await signIn(admin, 'admin')
  const file = `${account.baseUrl}${await job.getByRole('link').getAttribute('href')}`
  expect((await admin.request.get(file)).status()).toBe(200)
  const audit: unknown = await (await admin.request.get(`${account.baseUrl}/api/audit?action=jobs.download&outcome=succeeded`)).json()
  const downloads = recordsIn(audit, 'items').filter(({ targetId }) => file.includes(`/api/jobs/${String(targetId)}/`))
  expect(downloads.map(({ actorRole, after }) => [actorRole, isRecord(after) ? after['rows'] : null])).toEqual([['admin', members.length], ['manager', members.length]])
  await expectNoCspViolations()
})
