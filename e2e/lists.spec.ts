import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { askAt, signInAt } from './ask'
import { findings } from './axe-findings'
import { startConsole } from './console-process'
import type { Account } from './fixtures'
import { expect, open, test, toastOf } from './floor'
import { startOtherListsDialer } from './other-lists-dialer'
import { recordsIn } from './records'

const table = (page: Page) => page.getByRole('table', { name: 'Lists' })
const rowOf = (page: Page, name: string): Locator => table(page).getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
const undo = (page: Page, text: string | RegExp) => toastOf(page, text).getByRole('button', { name: 'Undo' }).click()

async function act(page: Page, name: string, verb: string): Promise<void> {
  await rowOf(page, name).getByRole('button', { name: `Acts on ${name}` }).click()
  await page.getByRole('menuitem', { name: verb, exact: true }).click()
}

/** Chooses the campaign whose option begins so. */
async function chooseCampaign(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('dialog').getByLabel('Campaign', { exact: true })
  const value = await choice.getByRole('option').filter({ hasText: name }).first().getAttribute('value')
  await choice.selectOption(value ?? '')
}

async function makeList(page: Page, { name, campaign }: { name: string; campaign: string }): Promise<void> {
  await page.getByRole('button', { name: 'Make list…' }).click()
  await chooseCampaign(page, campaign)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Make list', exact: true }).click()
}

async function deleteList(page: Page, name: string): Promise<void> {
  await act(page, name, 'Delete…')
  const dialog = page.getByRole('alertdialog', { name: `Delete ${name}` })
  await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
  await dialog.getByRole('textbox').fill(name)
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
}

type TrueList = { id: string; name: string; active: boolean; campaignId: string }

async function trueLists(account: Account): Promise<TrueList[]> {
  const rows = recordsIn(await account.control('GET', '/rows?of=lists&limit=500'), 'rows')
  return rows.map(({ id, name, active, campaign_id }) => ({ id: String(id), name: String(name), active: active === 1, campaignId: String(campaign_id) }))
}
const trueList = async (account: Account, name: string) => (await trueLists(account)).find((list) => list.name === name)

/** What the audit says was done to a list, oldest first, each act with its last outcome. */
async function actsOn(page: Page, name: string): Promise<string[]> {
  const entries = recordsIn(await (await page.request.get(`/api/audit?target=${encodeURIComponent(name)}&limit=100`)).json(), 'items')
  const last = new Map(entries.toReversed().map(({ actId, action, outcome }) => [String(actId), `${String(action)} ${String(outcome)}`]))
  return [...last.values()].filter((text) => text.startsWith('lists.'))
}

test.setTimeout(120_000)

test('create, rename, move, deactivate, activate and delete, each audited, each reversible one undone', async ({ page, signIn, account, expectNoCspViolations }) => {
  const first = 'March East Coast leads'
  const second = 'March West Coast leads'
  const [taken] = (await trueLists(account)).filter(({ active }) => !active)
  await signIn(page, 'admin')
  // A table of many rows holds only those in view.
  await open(page, '/lists?q=coast')

  await page.getByRole('button', { name: 'Make list…' }).click()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Short')
  await expect(page.getByText('5 of 30 characters, 5 more needed')).toBeVisible()
  await name.fill(taken?.name ?? '')
  await expect(page.getByText(/The inactive list \d+ has this name already/)).toBeVisible()
  await name.fill('Ünusual characters')
  await expect(page.getByText(/not “Ü”/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make list', exact: true })).toBeDisabled()
  expect(await findings(page, 'making a list', 'dialog[open]')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(name).toHaveValue('Ünusual characters')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Throw away' }).click()

  await makeList(page, { name: first, campaign: 'Solar FL Storm' })
  await expect(toastOf(page, `${first} was made`)).toBeVisible()
  await expect(rowOf(page, first)).toContainText('Solar FL Storm')
  const made = await trueList(account, first)
  expect(made).toMatchObject({ active: true })

  await act(page, first, 'Rename…')
  await page.getByLabel('Name', { exact: true }).fill(second)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rowOf(page, second)).toBeVisible()
  await undo(page, `${first} is now called ${second}`)
  await expect(rowOf(page, first)).toBeVisible()
  expect(await trueList(account, first)).toEqual(made)

  await act(page, first, 'Move to another campaign…')
  await chooseCampaign(page, 'Debt Relief National')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rowOf(page, first)).toContainText('Debt Relief National')
  await undo(page, /was moved to Debt Relief National/)
  await expect(rowOf(page, first)).toContainText('Solar FL Storm')
  expect(await trueList(account, first)).toEqual(made)

  await act(page, first, 'Deactivate')
  await expect(rowOf(page, first)).toContainText('Inactive')
  expect((await trueList(account, first))?.active).toBe(false)
  await undo(page, `${first} is inactive`)
  await expect(rowOf(page, first)).not.toContainText('Inactive')
  await act(page, first, 'Deactivate')
  await expect(rowOf(page, first)).toContainText('Inactive')
  await act(page, first, 'Activate')
  await expect(rowOf(page, first)).not.toContainText('Inactive')
  expect(await trueList(account, first)).toEqual(made)

  await deleteList(page, first)
  await expect(rowOf(page, first)).toHaveCount(0)
  expect(await trueList(account, first)).toBeUndefined()
  const acts = await actsOn(page, first)
  expect(acts.filter((text) => text === 'lists.create succeeded')).toHaveLength(1)
  expect(acts.filter((text) => text === 'lists.edit succeeded').length + (await actsOn(page, second)).length).toBeGreaterThanOrEqual(8)
  expect(acts.at(-1)).toBe('lists.remove succeeded')
  await expectNoCspViolations()
})

test('a large list says deleting until it is gone; one changed elsewhere is marked and never overruled', async ({ page, signIn, account }) => {
  await signIn(page, 'admin')
  await account.control('POST', '/options', { options: { largeList: 0, deletionSeconds: 3 } })
  try {
    const [large, other] = (await trueLists(account)).filter(({ active }) => active)
    if (large === undefined || other === undefined) throw new Error('The sandbox has no lists')
    await open(page, `/lists?q=${large.id}`)
    await deleteList(page, large.name)
    await expect(rowOf(page, large.name)).toContainText('Deleting…')
    await rowOf(page, large.name).getByRole('button', { name: /^Acts on/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Deactivate' })).toBeDisabled()
    await page.keyboard.press('Escape')
    await expect(rowOf(page, large.name)).toHaveCount(0, { timeout: 20_000 })
    await page.goto(`/lists/${large.id}`)
    await expect(page.getByRole('status').filter({ hasText: 'There is no such list' })).toContainText('was deleted here by')

    await open(page, `/lists/${other.id}`)
    await page.getByRole('button', { name: 'Change…' }).click()
    await account.control('POST', '/outside-change', { kind: 'list', id: Number(other.id), name: 'Changed by somebody' })
    await page.getByLabel('Name', { exact: true }).fill('What I wanted to call it')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'name is now Changed by somebody' })).toBeVisible()
    await page.getByRole('button', { name: 'Keep theirs' }).click()
    expect((await trueLists(account)).find(({ id }) => id === other.id)?.name).toBe('Changed by somebody')
    await page.reload()
    await expect(page.getByText(/Changed outside Switchyard: name from/)).toBeVisible()
    await page.getByRole('radio', { name: 'Leads' }).check({ force: true })
    await expect(page.getByRole('table', { name: 'Leads' })).toBeVisible()
    await page.getByRole('radio', { name: 'History' }).check({ force: true })
    await expect(page.getByRole('region', { name: 'What was done' })).toContainText('List changed outside')
    expect(await findings(page, 'a list')).toEqual([])
  } finally {
    await account.control('POST', '/options', { options: { largeList: 5_000, deletionSeconds: 4 } })
  }
})

test('the view lives in the address and under a name; a viewer changes nothing', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await open(page, '/lists?status=inactive&sort=campaign&direction=desc&density=compact')
  await expect(table(page).getByRole('row').nth(1)).toContainText('Inactive')
  const names = () => table(page).getByRole('rowheader').or(table(page).locator('tbody a[href^="/lists/"]')).allTextContents()
  const before = await names()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByLabel('Save what is shown as').fill('Resting lists')
  await page.getByRole('button', { name: 'Save view' }).click()
  await open(page, '/lists')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('button', { name: 'Resting lists', exact: true }).click()
  await expect(page).toHaveURL(/status=inactive/)
  await expect.poll(names).toEqual(before)

  await signIn(page, 'viewer')
  await open(page, '/lists')
  await expect(page.getByRole('button', { name: 'Make list…' })).toHaveCount(0)
  await table(page).getByRole('button', { name: /^Acts on/ }).first().click()
  await expect(page.getByRole('menuitem')).toHaveText(['Open'])
})

test('the same acts on another server of the protocol, which tells no campaigns and deletes large lists slowly', async ({ page }) => {
  const token = 'a-token-of-another-lists-dialer'
  const admin = { email: 'first.admin@center.example', password: 'seven quiet hills and a lamp' }
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-other-lists-'))
  const dialer = await startOtherListsDialer(token)
  const settings = { CONVOSO_AUTH_TOKEN: token, CONVOSO_API_URL: dialer.apiUrl, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password, CONVOSO_MAX_RPS: '100', CONVOSO_BURST: '200' }
  const console = await startConsole({ folder, settings })
  try {
    const [cookie = '', value = ''] = (await signInAt(askAt(console.url), admin))?.split(/=(.*)/s) ?? []
    await page.context().addCookies([{ name: cookie, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
    await open(page, `${console.url}/lists`)
    await expect(rowOf(page, 'Sales List March 2026')).toContainText('Été & Fils')
    await expect(rowOf(page, 'Retention List Q1')).toContainText('Winback Quebec')

    await makeList(page, { name: 'Leads of the fair', campaign: 'Winback Quebec' })
    await expect(rowOf(page, 'Leads of the fair')).toContainText('Winback Quebec')
    await act(page, 'Leads of the fair', 'Move to another campaign…')
    await chooseCampaign(page, 'Été & Fils')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(rowOf(page, 'Leads of the fair')).toContainText('Été & Fils')
    await undo(page, /was moved/)
    await expect(rowOf(page, 'Leads of the fair')).toContainText('Winback Quebec')
    await act(page, 'Leads of the fair', 'Rename…')
    await page.getByLabel('Name', { exact: true }).fill('Leads of the spring fair')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await act(page, 'Leads of the spring fair', 'Deactivate')
    await expect(rowOf(page, 'Leads of the spring fair')).toContainText('Inactive')
    await act(page, 'Leads of the spring fair', 'Activate')
    await expect(rowOf(page, 'Leads of the spring fair')).not.toContainText('Inactive')
    await deleteList(page, 'Leads of the spring fair')
    await expect(rowOf(page, 'Leads of the spring fair')).toHaveCount(0)
    await deleteList(page, 'Everybody since 2019')
    await expect(rowOf(page, 'Everybody since 2019')).toContainText('Deleting…')
    await expect(rowOf(page, 'Everybody since 2019')).toHaveCount(0, { timeout: 30_000 })
    expect([...dialer.lists.keys()]).toEqual(['333', '334'])
    expect(dialer.writes).toEqual([
      'insert name=Leads of the fair campaign_id=78 status=1',
      'update list_id=336 campaign_id=77',
      'update list_id=336 campaign_id=78',
      'update list_id=336 name=Leads of the spring fair',
      'update list_id=336 status=0',
      'update list_id=336 status=1',
      'delete 336',
      'delete 335',
    ])
  } finally {
    await console.stop()
    dialer.close()
    await rm(folder, { recursive: true, force: true })
  }
})
