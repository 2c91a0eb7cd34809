import type { Locator, Page } from '@playwright/test'
import type { Role } from '@/lib/contracts/permissions'
import { sameOrigin } from './ask'
import { expect, test as base, type Account } from './fixtures'
import { isRecord, recordsIn } from './records'
import { alive, takenOver, waitsForReact } from './taken-over'

export { expect } from './fixtures'

export type TrueCampaign = { id: string; name: string; active: boolean }
export type Person = { id: string; name: string; email: string; password: string }
type Fault = { mode: string; path: string; times?: number | null; afterMs?: number; options?: Record<string, unknown> }

/** The sandbox's side of the glass: what is true there, and what goes wrong. */
export type Floor = {
  campaigns: () => Promise<TrueCampaign[]>
  campaign: (name: string) => Promise<TrueCampaign>
  isOn: (name: string) => Promise<boolean>
  fault: (fault: Fault) => Promise<void>
  calm: () => Promise<void>
  /** Somebody uses the dialer's own screens. */
  changeOutside: (name: string, active: boolean) => Promise<void>
  /** Requests to switch this campaign that arrived since the test began. */
  writes: (name: string) => Promise<number>
}

type FloorFixtures = {
  floor: Floor
  /** A new person of this role; only theirs is what a test may break. */
  addPerson: (role: Role) => Promise<Person>
  /** A second browser, closed at the end. */
  otherPage: () => Promise<Page>
}

export const test = base.extend<FloorFixtures>({
  floor: async ({ account, signIn, otherPage }, provide) => {
    const floor = floorOf(account)
    await account.control('DELETE', '/ledger')
    await provide(floor)
    await floor.calm()
    if (await isBreakerOpen(account)) await closeBreaker({ account, signIn, page: await otherPage() })
  },
  otherPage: async ({ browser, account }, provide) => {
    const pages: Page[] = []
    await provide(async () => {
      const page = waitsForReact(await (await browser.newContext({ baseURL: account.baseUrl })).newPage())
      pages.push(page)
      return page
    })
    await Promise.all(pages.map((page) => page.context().close()))
  },
  addPerson: async ({ otherPage, signIn, account }, provide) => {
    await provide(async (role) => {
      const admin = await otherPage()
      await signIn(admin, 'admin')
      const tag = crypto.randomUUID().slice(0, 8)
      const person = { name: `Toni ${tag}`, email: `toni-${tag}@switchyard.example`, password: crypto.randomUUID() }
      const answer = await admin.request.post(`${account.baseUrl}/api/users`, { headers: sameOrigin, data: { ...person, role } })
      expect(answer.status()).toBe(201)
      const made: unknown = await answer.json()
      return { id: isRecord(made) ? String(made['id']) : '', ...person }
    })
  },
})

async function isBreakerOpen({ baseUrl }: Account): Promise<boolean> {
  const answer: unknown = await (await fetch(`${baseUrl}/api/ready`)).json()
  return isRecord(answer) && isRecord(answer['upstream']) && answer['upstream']['breakerOpen'] === true
}

/** What one test broke must not hold up the next: only a read that works closes the breaker. */
async function closeBreaker({ account, signIn, page }: { account: Account; signIn: (page: Page, role: Role) => Promise<void>; page: Page }): Promise<void> {
  await signIn(page, 'admin')
  const isOpenAfterRead = async () => {
    await page.request.get(`${account.baseUrl}/api/campaigns`)
    return await isBreakerOpen(account)
  }
  await expect.poll(isOpenAfterRead, { timeout: 20_000, intervals: [500] }).toBe(false)
}

/** Goes there and waits until the page answers to clicks and keys. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('header button').first().waitFor()
  await page.locator('main h1').waitFor()
  await takenOver(page)
}

/** Nothing that is shown answers an earlier question, and nothing is under way. */
export const answered = (page: Page): Promise<void> => expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 })

/** The pair of keys that leads there; on a busy machine the second may come too late for the pair. */
export const goByKeys = (page: Page, key: string, heading: string): Promise<void> =>
  expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible({ timeout: 3_000 })
  }).toPass()

/** Effects of what was just rendered have run. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))))

export async function signInByForm(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await fillSignIn(page, { email, password })
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await takenOver(page)
}

export async function fillSignIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in')
  const submit = page.getByRole('button', { name: 'Sign in', exact: true })
  await expect.poll(() => submit.evaluate((button) => Object.keys(button).some((key) => key.startsWith('__reactFiber')))).toBe(true)
  await alive(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await submit.click()
}

export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: 'Campaigns' }).getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

export const switchOf = (page: Page, name: string): Locator => page.getByRole('switch', { name: `${name}: dialing`, exact: true })

/** The state with the age of the read that proves it. */
export const confirmed = { on: /On\s*confirmed \d\d:\d\d:\d\d/, off: /Off\s*confirmed \d\d:\d\d:\d\d/ } as const

export const toastOf = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Notifications (F8)' }).getByRole('listitem').filter({ hasText: text })

/** Everything the row of this campaign shows from now on, each text once in a row. */
export async function recordRow(page: Page, id: string): Promise<() => Promise<string[]>> {
  await page.evaluate((row) => {
    const texts: string[] = []
    const look = () => {
      const text = document.querySelector(`[data-row="${row}"]`)?.textContent ?? ''
      if (texts.at(-1) !== text) texts.push(text)
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    Reflect.set(window, 'rowTexts', texts)
  }, id)
  return () =>
    page.evaluate(() => {
      const texts: unknown = Reflect.get(window, 'rowTexts')
      return Array.isArray(texts) ? texts.map(String) : []
    })
}

function floorOf(account: Account): Floor {
  const campaigns = async () =>
    recordsIn(await account.control('GET', '/campaigns'), 'campaigns').map(({ id, name, active }) => ({
      id: String(id),
      name: String(name),
      active: active === true,
    }))
  const campaign = async (name: string) => {
    const found = (await campaigns()).find((each) => each.name === name)
    if (found === undefined) throw new Error(`The sandbox has no campaign ${name}`)
    return found
  }
  return {
    campaigns,
    campaign,
    isOn: async (name) => (await campaign(name)).active,
    fault: async (fault) => void (await account.control('PUT', '/faults', fault)),
    calm: async () => void (await account.control('DELETE', '/faults')),
    changeOutside: async (name, active) =>
      void (await account.control('POST', '/outside-change', { kind: 'campaign', id: Number((await campaign(name)).id), active })),
    writes: async (name) => {
      const { id } = await campaign(name)
      const entries = recordsIn(await account.control('GET', '/ledger?path=/v1/campaigns/status'), 'entries')
      return entries.filter(({ values }) => isRecord(values) && String(values['campaign_id']) === id).length
    },
  }
}
