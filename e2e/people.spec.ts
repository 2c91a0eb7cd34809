import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findings } from './axe-findings'
import { askAt, signInAt } from './ask'
import { startConsole } from './console-process'
import type { Account } from './fixtures'
import { expect, open, test } from './floor'
import { startOtherPeopleDialer } from './other-people-dialer'
import { recordsIn } from './records'

type Known = { phone: string; leadId: number; otherId: number; callId: string; name: string }

const rowsOf = async ({ control }: Account, query: string) => recordsIn(await control('GET', `/rows?${query}`), 'rows')

const numberIn = (row: Record<string, unknown>, name: string) => Number(row[name] ?? Number.NaN)

/** A lead whose newest call was recorded, and a second lead that holds its number as an alternate; both were called a few times only. */
async function knownPerson(account: Account, place: number): Promise<Known> {
  const leads = (await rowsOf(account, 'of=leads&limit=2000')).filter((lead) => lead['deleted_at'] === null && numberIn(lead, 'called_count') < 40)
  const others = leads.filter((lead) => lead['alt_phone_1'] === '' && numberIn(lead, 'called_count') < 3)
  const found: Known[] = []
  for (const lead of leads.filter((each) => numberIn(each, 'called_count') > 2)) {
    const phone = String(lead['phone_number'])
    const calls = (await rowsOf(account, `of=calls&phone_number=${phone}`)).toSorted((a, b) => numberIn(b, 'started_at') - numberIn(a, 'started_at'))
    const [newest] = calls
    const isHeard = newest !== undefined && numberIn(newest, 'recording_at') < Date.now() / 1000 && numberIn(newest, 'started_at') > Date.now() / 1000 - 80 * 86_400
    if (isHeard && newest['number_dialed'] === phone && calls.length < 40)
      found.push({ phone, leadId: numberIn(lead, 'id'), otherId: 0, callId: String(newest['id']), name: `${String(lead['first_name'])} ${String(lead['last_name'])}` })
    if (found.length > place) break
  }
  const own = found[place]
  // What an earlier test has set stays set.
  const other = leads.find((lead) => lead['alt_phone_1'] === own?.phone) ?? others[place]
  if (own === undefined || other === undefined) throw new Error('the sandbox has no such person')
  await account.control('POST', '/outside-change', { kind: 'lead', id: numberIn(other, 'id'), alt_phone_1: own.phone })
  return { ...own, otherId: numberIn(other, 'id') }
}

const written = (phone: string): string => `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}`

/** As Ctrl V does it, from the clipboard of the browser. */
async function paste(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+v')
}

const secondsPlayed = (page: Page) => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0)

async function openByPaste(page: Page, phone: string) {
  await paste(page, written(phone))
  await expect(page.getByRole('option', { name: /^Open the person with/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/people\/[\w-]{22}/)
}

for (const from of ['/campaigns', '/settings', '/audit'])
  test(`three keystrokes on ${from}: paste, Enter, p: the right person, every lead, the merged history, and sound`, async ({ page, signIn, account, expectNoCspViolations }) => {
    const known = await knownPerson(account, 0)
    await signIn(page, 'manager')
    await open(page, from)
    await paste(page, written(known.phone))
    await page.keyboard.press('Enter')
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(known.name)
    const leads = page.getByRole('main').locator('[data-lead]')
    await expect(leads).toHaveCount(2)
    expect((await leads.evaluateAll((all) => all.map((lead) => Number(lead.getAttribute('data-lead'))))).toSorted()).toEqual([known.leadId, known.otherId].toSorted())
    await expect(page.locator(`[data-event="call-${known.callId}"]`)).toBeVisible()
    await expect.poll(() => secondsPlayed(page), { timeout: 15_000 }).toBeGreaterThan(0.2)
    expect(await page.evaluate(() => document.querySelector('audio')?.currentSrc)).toContain(`/api/recordings/c${known.callId}/audio`)
    await expect(page.locator('[data-event] time').nth(1)).toBeAttached()
    const times = await page.locator('[data-event] time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
    expect(times).toEqual(times.toSorted().reverse())
    await expectNoCspViolations()
  })

test('the same three keystrokes on another server of the protocol', async ({ page }) => {
  const token = 'a-token-of-another-dialer'
  const admin = { email: 'first.admin@center.example', password: 'seven quiet hills and a lamp' }
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-other-'))
  const dialer = await startOtherPeopleDialer(token)
  const settings = { CONVOSO_AUTH_TOKEN: token, CONVOSO_API_URL: dialer.apiUrl, CONVOSO_RECORDING_HOSTS: dialer.host, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }
  const console = await startConsole({ folder, settings })
  try {
    const [name = '', value = ''] = (await signInAt(askAt(console.url), admin))?.split(/=(.*)/s) ?? []
    await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
    await open(page, `${console.url}/campaigns`)
    await paste(page, 'rappelez-moi au (514) 555-0142, merci')
    await page.keyboard.press('Enter')
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amélie D’Aoust, A. Daoust')
    expect(await page.locator('[data-lead]').evaluateAll((all) => all.map((lead) => lead.getAttribute('data-lead')))).toEqual(['900719925474100', '12'])
    await expect(page.locator('[data-event]')).toHaveCount(3)
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    await expect.poll(() => secondsPlayed(page), { timeout: 15_000 }).toBeGreaterThan(0.2)
    expect(await page.evaluate(() => document.querySelector('audio')?.currentSrc)).toContain('/api/recordings/c80000002/audio')
  } finally {
    await console.stop()
    dialer.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('the number stands in no address, no storage and no line of a log', async ({ page, signIn, account }) => {
  const { phone } = await knownPerson(account, 1)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  const lines: string[] = []
  page.on('request', (request) => lines.push(`${request.method()} ${request.url()} ${request.headers()['referer'] ?? ''}`))
  await account.control('DELETE', '/ledger')
  await openByPaste(page, phone)
  await expect(page.locator('[data-event]').first()).toBeVisible()
  await page.locator('[data-play]').first().click()
  await expect.poll(() => secondsPlayed(page), { timeout: 15_000 }).toBeGreaterThan(0)
  await page.goBack()
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]))
  const upstream = recordsIn(await account.control('GET', '/ledger'), 'entries').map(({ method, path }) => `${String(method)} ${String(path)}`)
  expect(lines.filter((line) => line.includes('/api/people')).length).toBeGreaterThan(1)
  expect(upstream.length).toBeGreaterThan(4)
  const spellings = [phone, written(phone), encodeURIComponent(written(phone)), `${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)}`]
  for (const spelling of spellings) {
    expect(lines.filter((line) => line.includes(spelling))).toEqual([])
    expect(upstream.filter((line) => line.includes(spelling))).toEqual([])
    expect(kept).not.toContain(spelling)
    expect(account.output()).not.toContain(spelling)
  }
})

test('a viewer cannot look anybody up, not even by a colleague’s link', async ({ page, signIn, account, otherPage }) => {
  const { phone } = await knownPerson(account, 2)
  await signIn(page, 'supervisor')
  await open(page, '/campaigns')
  await openByPaste(page, phone)
  const link = page.url()
  const viewer = await otherPage()
  await signIn(viewer, 'viewer')
  const answers = [await viewer.request.get(link), await viewer.request.get(link.replace('/people', '/api/people')), await viewer.request.get(`${link.replace('/people', '/api/people')}/timeline`)]
  expect(answers.slice(1).map((answer) => answer.status())).toEqual([403, 403])
  for (const answer of answers) expect(await answer.text()).not.toContain(phone)
  await open(viewer, '/campaigns')
  await paste(viewer, written(phone))
  await viewer.keyboard.press('Control+k')
  await viewer.getByRole('combobox').fill(written(phone))
  await expect(viewer.getByText('Nothing found.')).toBeVisible()
})

test('one source that fails says so; the others are shown, and it can be asked again', async ({ page, signIn, account, floor }) => {
  const { phone, callId } = await knownPerson(account, 3)
  await signIn(page, 'supervisor')
  await open(page, '/campaigns')
  await floor.fault({ mode: 'U46', path: 'callbacks/search', times: null, options: { code: 6080, text: 'no' } })
  await openByPaste(page, phone)
  await expect(page.getByText('Callbacks could not all be read')).toBeVisible()
  await expect(page.locator(`[data-event="call-${callId}"]`)).toBeVisible()
  await floor.calm()
  await page.getByRole('main').getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Callbacks could not all be read')).toBeHidden()
  await expect(page.locator(`[data-event="call-${callId}"]`)).toBeVisible()
})

test('kinds and leads are filtered in the address, and a link leads to an event and a second', async ({ page, signIn, account }) => {
  const { phone, callId, leadId } = await knownPerson(account, 4)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await openByPaste(page, phone)
  await page.getByRole('checkbox', { name: /^Callbacks/ }).check()
  await expect(page).toHaveURL(/kind=callback/)
  await expect(page.locator('[data-event^="call-"]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await page.locator(`[data-lead="${leadId}"]`).getByRole('button', { name: 'Its events only' }).click()
  await expect(page).toHaveURL(new RegExp(`lead=${leadId}`))
  const linked = new URL(page.url())
  linked.hash = `#e=call-${callId}&t=3`
  await page.goto('about:blank')
  await page.goto(linked.href)
  await expect(page.locator(`[data-event="call-${callId}"]`)).toBeInViewport()
  await expect(page.locator(`[data-event="call-${callId}"]`)).toHaveAttribute('aria-current', 'true')
  await expect.poll(() => secondsPlayed(page), { timeout: 15_000 }).toBe(3)
})

test('why a lead is not ringing, with its evidence', async ({ page, signIn, account }) => {
  const { phone, leadId } = await knownPerson(account, 5)
  const [lead] = await rowsOf(account, `of=leads&id=${leadId}`)
  await account.control('POST', '/outside-change', { kind: 'list', id: Number(lead?.['list_id']), active: false })
  await signIn(page, 'supervisor')
  await open(page, '/campaigns')
  await openByPaste(page, phone)
  await page.locator(`[data-lead="${leadId}"]`).getByRole('button', { name: 'Why is it (not) ringing?' }).click()
  const why = page.locator(`[data-why="${leadId}"]`)
  await expect(why.getByRole('status')).toContainText('It cannot ring')
  await expect(why.locator('[data-question="list"]')).toContainText('is inactive: none of its leads is dialed.')
  await expect(why.locator('[data-question]')).toHaveCount(7)
  await expect(page).toHaveURL(new RegExp(`why=${leadId}`))
  await account.control('POST', '/outside-change', { kind: 'list', id: Number(lead?.['list_id']), active: true })
})

test('a number that nobody carries says so, and a link that is none', async ({ page, signIn }) => {
  await signIn(page, 'supervisor')
  await open(page, '/campaigns')
  await openByPaste(page, '2025550123')
  await expect(page.getByRole('heading', { level: 1, name: 'Nobody carries this number' })).toBeVisible()
  await expect(page.getByText('No lead carries this number')).toBeVisible()
  await page.goto('/people/AAAAAAAAAAAAAAAAAAAAAA')
  await expect(page.getByText('There is no such person')).toBeVisible()
})

for (const width of [1440, 390])
  test(`axe finds nothing on a person at ${width} px in both themes, and nothing scrolls sideways`, async ({ page, signIn, account }) => {
    const { phone, leadId } = await knownPerson(account, 6)
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, 'manager')
    await open(page, '/campaigns')
    await openByPaste(page, phone)
    await page.locator(`[data-lead="${leadId}"]`).getByRole('button', { name: 'Why is it (not) ringing?' }).click()
    await expect(page.locator('[data-question]')).toHaveCount(7)
    await expect(page.getByText('Reading…')).toHaveCount(0)
    expect(await findings(page, 'a person')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  })
