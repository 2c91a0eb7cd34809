import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { api } from '@/lib/contracts/api'
import { job as jobSchema } from '@/lib/contracts/jobs'
import { actingRequests } from './acting-bodies'
import { sameOrigin, type Answer } from './ask'
import { findings } from './axe-findings'
import { demoPassword } from './console-process'
import { openDesk, type OpenDesk } from './open-desk'
import { isRecord, recordsIn, textIn } from './records'

let desk: OpenDesk
let cookie: string

test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk({ token: 'token-of-the-step-up-tests' })
  cookie = desk.cookies.get('admin') ?? ''
})
test.afterAll(() => desk.close())

/** Lets time go by for all sessions of the admin. */
function change(statement: string): void {
  const store = new DatabaseSync(join(desk.folder, 'data', 'sandbox', 'switchyard.sqlite'), { timeout: 5_000 })
  store.prepare(statement).run(new Date(Date.now() - 11 * 60_000).toISOString())
  store.close()
}
const forgetPassword = () => change(`update sessions set authenticated_at = ? where user_id = (select id from users where email = 'admin@switchyard.example')`)

const send = (asked: { method: string; target: string; body?: object }): Promise<Answer> =>
  desk.ask({ ...asked, headers: { cookie, ...sameOrigin, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(asked.body ?? {}) })

async function listed(target: string): Promise<Record<string, unknown>[]> {
  const parsed: unknown = JSON.parse((await desk.ask({ target, headers: { cookie } })).text)
  return recordsIn(parsed, 'items')
}

test('long after the password every act of the table is refused, and the upstream hears nothing', async () => {
  const viewer = (await listed('/api/users')).find(({ role }) => role === 'viewer')
  const everything = actingRequests({ campaignId: '1', userId: String(viewer?.['id']), sessionId: 'nobody' })
  const marked = everything.filter(({ route, method }) => (api[route]?.[method]?.freshSignIn ?? false) !== false)
  const acts = marked.map((act) => (act.route === '/api/jobs' ? { ...act, body: { kind: 'lists.export', listId: '1' } } : act))
  expect(acts.length).toBeGreaterThan(5)
  forgetPassword()
  await desk.sandbox.control('DELETE', 'ledger')
  for (const act of acts) {
    const answer = await send(act)
    expect([answer.status, textIn(answer.text, 'code')], `${act.method} ${act.target}`).toEqual([403, 'reauth_required'])
  }
  expect(await desk.sandbox.ledger()).toEqual([])
  const rows = await listed('/api/audit?limit=100')
  expect(rows.filter(({ after }) => isRecord(after) && after['needs'] === 'a fresh sign-in').map(({ targetId }) => targetId).toSorted()).toEqual(
    acts.map(({ method, target }) => `${method} ${target}`).toSorted(),
  )
  expect(rows.filter(({ outcome }) => outcome === 'attempted')).toEqual([])
})

test('the password is asked for in place, and the very same act goes on', async ({ page }) => {
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(`${desk.console.url}/settings/users`)
  await page.getByRole('button', { name: /^Actions for Vera/ }).click()
  await page.getByRole('menuitem', { name: 'Name and role…' }).click()
  const form = page.getByRole('dialog', { name: /^Change Vera/ })
  await form.getByRole('radio', { name: /^supervisor/ }).check()
  forgetPassword()
  await form.getByRole('button', { name: 'Save' }).click()
  const question = page.getByRole('dialog', { name: 'Confirm with your password' })
  await expect(question).toContainText('admin@switchyard.example')
  await expect(question.getByLabel('Password', { exact: true })).toBeFocused()
  expect(await findings(page, 'the password again', 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(form.getByRole('alert')).toContainText('Nothing was done.')
  await expect(form.getByRole('radio', { name: /^supervisor/ })).toBeChecked()

  await form.getByRole('button', { name: 'Save' }).click()
  await question.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(question).toContainText('The password is not right.')
  await question.getByLabel('Password', { exact: true }).fill(demoPassword)
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.keyboard.press('Enter')
  expect((await saved).status()).toBe(200)
  await expect(question).toBeHidden()
  await expect(form).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: 'viewer@switchyard.example' }).getByRole('cell', { name: 'supervisor', exact: true })).toBeVisible()

  const after = (await page.context().cookies()).find((kept) => kept.name === name)?.value
  expect(after).not.toBe(value)
  expect((await desk.ask({ target: '/api/sessions', headers: { cookie } })).status, 'what was on its way is still answered').toBe(200)
  change('update sessions set ended_at = ? where replaced_by is not null')
  expect((await desk.ask({ target: '/api/sessions', headers: { cookie } })).status).toBe(401)
  cookie = `${name}=${after}`
  const viewer = (await listed('/api/users')).find(({ email }) => email === 'viewer@switchyard.example')
  const back = await send({ method: 'PATCH', target: `/api/users/${String(viewer?.['id'])}`, body: { role: 'viewer' } })
  expect(back.status).toBe(200)
  const confirms = await listed('/api/audit?action=sessions.confirm')
  expect(confirms.map(({ outcome }) => outcome)).toEqual(['succeeded', 'failed'])
})

test('the file of a large export wants the password as its order did, and then comes by itself', async ({ page }) => {
  test.setTimeout(120_000)
  cookie = await desk.signIn('admin')
  const [from, to] = [5, 0].map((days) => new Date(Date.now() - days * 86_400_000).toISOString())
  const search = { from, to, user: [], campaign: [], list: [], queue: [], status: [], type: [] }
  const id = textIn((await send({ method: 'POST', target: '/api/jobs', body: { kind: 'calls.export', search } })).text, 'id')
  const job = async () => jobSchema.parse(JSON.parse((await desk.ask({ target: `/api/jobs/${id}`, headers: { cookie } })).text))
  await expect.poll(async () => (await job()).status, { timeout: 60_000 }).toBe('done')
  const { total } = await job()
  expect(total).toBeGreaterThanOrEqual(1_000)
  forgetPassword()
  for (const target of [`/api/jobs/${id}/file`, `/api/jobs/${id}/file?check=1`]) {
    const answer = await desk.ask({ target, headers: { cookie } })
    expect([answer.status, textIn(answer.text, 'code')], target).toEqual([403, 'reauth_required'])
  }

  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(`${desk.console.url}/lists`)
  await page.getByRole('button', { name: 'Jobs' }).click()
  const link = page.getByRole('dialog', { name: 'Jobs' }).getByRole('link', { name: /^Download CSV/ })
  await link.click()
  const question = page.getByRole('dialog', { name: 'Confirm with your password' })
  await question.getByLabel('Password', { exact: true }).fill(demoPassword)
  const waiting = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const text = await readFile(await (await waiting).path(), 'utf8')
  expect(text.trimEnd().split('\r\n').length - 1).toBe(total)
  cookie = `${name}=${(await page.context().cookies()).find((kept) => kept.name === name)?.value}`
  expect((await listed('/api/audit?action=jobs.download')).map(({ outcome }) => outcome)).toEqual(['succeeded', 'attempted'])
})
