import type { Page } from '@playwright/test'
import { sameOrigin } from './ask'
import { answered, expect, open, test } from './floor'
import { isRecord } from './records'

type TrueLead = { id: string; phone: string; firstName: string; lastName: string; email: string }

const table = (page: Page) => page.getByRole('table', { name: 'Leads' })
const rows = (page: Page) => table(page).locator('[data-row]')
const box = (page: Page) => page.getByRole('textbox', { name: 'Phone, e-mail, name or lead id' })
const columnsOf = (page: Page) => page.getByRole('dialog', { name: 'Columns and rows' })

async function find(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
}

/** Leads past the wire; nobody else has their number. */
async function someLeads(account: { control: (method: 'GET', path: string) => Promise<unknown> }): Promise<TrueLead[]> {
  const answer = await account.control('GET', '/rows?of=leads&limit=400&deleted_at=null&archived_at=null')
  const found = isRecord(answer) && Array.isArray(answer['rows']) ? answer['rows'].filter(isRecord) : []
  const leads = found.map((row) => ({
    id: String(row['id']), phone: String(row['phone_number']), firstName: String(row['first_name']), lastName: String(row['last_name']), email: String(row['email']),
  }))
  return leads.filter(({ phone, firstName, email }) => firstName !== '' && email.includes('@') && leads.filter((other) => other.phone === phone).length === 1)
}

async function someLead(account: Parameters<typeof someLeads>[0], at = 0): Promise<TrueLead> {
  const lead = (await someLeads(account))[at]
  if (lead === undefined) throw new Error('The sandbox has no lead of its own number')
  return lead
}

const written = (phone: string): string => `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}`

test('a number in any writing finds its lead, and no request line or log line tells it', async ({ page, signIn, account }) => {
  const lead = await someLead(account)
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.headers()['referer'] ?? ''}`))
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  for (const text of [written(lead.phone), `+1 ${lead.phone}`, `1-${lead.phone}`, `please call ${written(lead.phone)} ext. 7`, lead.email, `${lead.lastName}, ${lead.firstName}`]) {
    await page.goto('/leads')
    await open(page, '/leads')
    await find(page, text)
    await expect(page).toHaveURL(/[?&]s=[\w-]{22}/)
    await expect(table(page).locator(`[data-row="${lead.id}"]`)).toBeVisible()
  }
  const address = page.url()
  await page.reload()
  await expect(table(page).locator(`[data-row="${lead.id}"]`)).toBeVisible()
  await expect(box(page)).toHaveValue(`${lead.lastName}, ${lead.firstName}`)
  expect(page.url()).toBe(address)

  const said = [...asked, account.output()].join('\n')
  for (const secret of [lead.phone, lead.email, encodeURIComponent(lead.email), written(lead.phone), encodeURIComponent(written(lead.phone))]) {
    expect(said.includes(secret), `"${secret}" stands in a request line or a log line`).toBe(false)
  }
})

test('an id needs no secret: it stands in the address, for a viewer too', async ({ page, signIn, account }) => {
  const lead = await someLead(account, 1)
  await signIn(page, 'viewer')
  await open(page, '/leads')
  const idBox = page.getByRole('textbox', { name: 'Lead id' })
  await idBox.fill(lead.id)
  await idBox.press('Enter')
  await expect(page).toHaveURL(new RegExp(`leadId=${lead.id}`))
  await expect(rows(page)).toHaveCount(1)
  await idBox.fill(`${lead.firstName} ${lead.lastName}`)
  await idBox.press('Enter')
  await expect(page.getByText(/not by name, phone or e-mail/)).toBeVisible()
})

test('a viewer’s bytes hold no whole number and no address, and looking up is refused', async ({ page, signIn, account }) => {
  const leads = await someLeads(account)
  const one = leads[2]
  if (one === undefined) throw new Error('The sandbox has no leads')
  const supervisor = await page.context().browser()?.newContext({ baseURL: account.baseUrl })
  const other = await supervisor?.newPage()
  if (other === undefined) throw new Error('no second browser')
  await signIn(other, 'supervisor')
  const kept: unknown = await (await other.request.post('/api/leads/search', { headers: sameOrigin, data: { text: one.phone } })).json()
  const key = isRecord(kept) ? String(kept['searchKey']) : ''
  await supervisor?.close()

  await signIn(page, 'viewer')
  const html = await (await page.request.get('/leads?size=500')).text()
  const json = await (await page.request.get('/api/leads?limit=500')).text()
  const shown = leads.filter(({ id }) => json.includes(`"id":"${id}"`))
  expect(shown.length).toBeGreaterThan(50)
  for (const { phone, email } of shown) {
    for (const secret of [phone, written(phone), phone.slice(0, 8), email]) expect([html.includes(secret), json.includes(secret)], secret).toEqual([false, false])
  }
  const refused = [
    await page.request.post('/api/leads/search', { headers: sameOrigin, data: { text: one.phone } }),
    await page.request.get(`/api/leads?s=${key}`),
    await page.request.get(`/api/leads?phone=${one.phone}`),
    await page.request.get('/api/leads?sort=phone'),
  ]
  expect(refused.map((answer) => answer.status())).toEqual([403, 403, 400, 400])
  await open(page, '/leads')
  await expect(page.getByRole('columnheader', { name: 'Phone' }).getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Select all rows' })).toHaveCount(0)
})

test('filters are chips, spans are typed as people say them, and the address keeps them', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await open(page, '/leads')
  await expect(page.getByRole('button', { name: 'Archived: left out' })).toBeVisible()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Status' }).click()
  const choices = page.getByRole('dialog', { name: 'Filter: Status' })
  await choices.getByRole('textbox').fill('sale')
  await choices.getByRole('checkbox').first().check()
  await choices.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/status=SALE/)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Last called' }).click()
  const span = page.getByRole('dialog', { name: 'Filter: Last called' })
  await span.getByRole('textbox', { name: 'Last called' }).fill('soonish')
  await expect(span.getByText('Not understood yet')).toBeVisible()
  await span.getByRole('textbox', { name: 'Last called' }).fill('last 60 d')
  await expect(span.getByText(/^from .* to .* 23:59:59/)).toBeVisible()
  await span.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/lastCalled=last\+60\+d/)
  await expect(rows(page).first()).toContainText('SALE')
  await answered(page)
  const count = await page.getByText(/^Showing/).textContent()
  await page.reload()
  await expect(page.getByText(/^Showing/)).toHaveText(count ?? '')
  await page.goBack()
  await expect(page).not.toHaveURL(/lastCalled/)
  await page.getByRole('button', { name: 'Remove filter: Status' }).click()
  await expect(page).not.toHaveURL(/status/)
})

test('columns are chosen, ordered and sized in the address, and sorting says what it covers', async ({ page, signIn }) => {
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await columnsOf(page).getByRole('checkbox', { name: 'City' }).click()
  await expect(page.getByRole('columnheader', { name: 'City' })).toBeVisible()
  await columnsOf(page).getByRole('button', { name: 'Phone: earlier' }).click()
  await expect(page.getByRole('columnheader').first()).toHaveText('Phone')
  await columnsOf(page).getByRole('button', { name: 'Phone: wider' }).click()
  await columnsOf(page).getByRole('checkbox', { name: 'Compact rows' }).click()
  await expect(page).toHaveURL(/density=compact/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/columns=phone,name/)
  await expect(page.getByRole('columnheader').first()).toHaveCSS('width', '156px')
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page.getByText('only the 50 loaded, not all that match')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader').first()).toHaveText('Phone')
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
})

test('two thousand rows keep a small page, and more can be loaded behind them', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await open(page, '/leads?size=500')
  await expect(page.getByText(/^Showing 1–500 of/)).toBeVisible()
  // The first rows come before the others, and all in one answer: reading is counted.
  expect(asked).not.toContain('/api/leads')
  await page.getByRole('button', { name: 'Load next 500' }).click()
  await expect(page.getByText(/^Showing 1–1,000 of/)).toBeVisible()
  await page.locator('label').filter({ hasText: '2,000' }).click()
  await expect(page.getByText(/^Showing 1–1,\d{3} of/)).toBeVisible()
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(3_000)
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  const isSorted = async () => {
    const shown = await rows(page).locator('a').allTextContents()
    const sorted = shown.toSorted(new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare)
    return shown.length > 10 && shown.join() === sorted.join()
  }
  await expect.poll(isSorted).toBe(true)
})

test('a row opens beside the table, a held key opens its page, and the keys do it all', async ({ page, signIn, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  const name = (await rows(page).first().getByRole('link').textContent()) ?? ''
  await rows(page).first().getByRole('link').click()
  const sheet = page.getByRole('dialog')
  await expect(sheet).toContainText(name)
  await expect(page).toHaveURL(/open=\d+/)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/open=/)

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/open=\d+/)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByText('Row copied').last()).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('\t')
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()

  const id = await rows(page).first().getAttribute('data-row')
  const opened = context.waitForEvent('page')
  await rows(page).first().getByRole('link').click({ modifiers: ['ControlOrMeta'] })
  await expect(await opened).toHaveURL(new RegExp(`/leads/${id}$`))
})

test('nobody has the number: what else to try', async ({ page, signIn }) => {
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  await find(page, '+1 (206) 555-0187')
  await expect(page.getByText('Nobody found')).toBeVisible()
  await expect(page.getByText(/with this number in the last 30 days/)).toBeVisible()
  await page.getByRole('button', { name: 'Try 12065550187' }).click()
  await expect(box(page)).toHaveValue('12065550187')
  await expect(page.getByRole('button', { name: 'Try 2065550187' })).toBeVisible()
})

test('a view is saved without the search for a person, applied, shared and removed', async ({ page, signIn, otherPage }) => {
  await signIn(page, 'manager')
  await open(page, '/leads?status=NEW&columns=name,city')
  await page.getByRole('button', { name: 'Views' }).click()
  const menu = page.getByRole('dialog', { name: 'Saved views' })
  await menu.getByRole('textbox').fill('New by city')
  await menu.getByRole('checkbox', { name: /^Share it/ }).check()
  await menu.getByRole('button', { name: 'Save view' }).click()
  await expect(menu).toHaveCount(0)

  const admin = await otherPage()
  await signIn(admin, 'admin')
  await open(admin, '/leads')
  await admin.getByRole('button', { name: 'Views' }).click()
  const theirs = admin.getByRole('dialog', { name: 'Saved views' })
  await theirs.getByRole('button', { name: /^New by city/ }).click()
  await expect(admin).toHaveURL(/status=NEW/)
  await expect(admin.getByRole('columnheader')).toHaveCount(3)
  await admin.getByRole('button', { name: 'Views' }).click()
  await theirs.getByRole('button', { name: 'Remove view: New by city' }).click()
  await expect(theirs.getByText('No view is saved yet.')).toBeVisible()
})

test('a read that fails says so and can be tried again', async ({ page, signIn, floor }) => {
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  await floor.fault({ mode: 'U03', path: 'leads/search', times: null })
  await page.locator('label').filter({ hasText: '500' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'leads could not be read' }).or(page.getByText('The newest read failed'))).toBeVisible({ timeout: 30_000 })
  await floor.calm()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/^Showing 1–500/)).toBeVisible({ timeout: 30_000 })
})

test('the account’s own fields appear once an administrator has chosen them', async ({ page, signIn }) => {
  await signIn(page, 'admin')
  await open(page, '/leads')
  await expect(rows(page).first()).toBeVisible()
  await page.goto('/settings/lead-fields')
  await page.getByRole('checkbox', { name: 'vertical' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await open(page, '/leads')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await columnsOf(page).getByRole('checkbox', { name: 'vertical' }).click()
  await expect(page.getByRole('columnheader', { name: 'Vertical' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`/leads/${await rows(page).first().getAttribute('data-row')}`)
  await page.getByRole('button', { name: /^Vertical: .*Edit$/ }).click()
  await page.getByRole('textbox', { name: 'Vertical' }).fill('Roofing and more')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Vertical saved', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Vertical: Roofing and more. Edit' })).toBeVisible()
})
