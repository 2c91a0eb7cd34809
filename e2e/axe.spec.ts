import { findings } from './axe-findings'
import { confirmed, expect, open, rowOf, switchOf, test, toastOf } from './floor'
import { recordsIn } from './records'

const widths = [1440, 390] as const

// One look at a page of many rows takes axe a second or two.
test.setTimeout(480_000)

for (const width of widths) {
  test.describe(`${width} px, light and dark`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('every page', async ({ page, signIn, floor }) => {
      const found: string[] = []
      await page.goto('/sign-in?ended=1')
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
      found.push(...(await findings(page, 'sign-in')))
      await signIn(page, 'admin')
      const { id } = await floor.campaign('Debt Relief National')
      const headings = {
        '/': 'Today',
        '/campaigns': 'Campaigns',
        [`/campaigns/${id}`]: 'Debt Relief National',
        '/agents': 'Agents',
        '/lists': 'Lists',
        '/lists/duplicates': 'Duplicates',
        '/calls': 'Calls',
        '/calls/hours': 'Calling hours',
        '/leads': 'Leads',
        '/recordings': 'Recordings',
        '/audit': 'Audit',
        '/settings': 'Settings',
        '/agents/live': 'Live floor',
        '/callbacks': 'Callbacks',
        '/settings/walls': 'Settings',
        '/wall': 'Live floor',
        '/wall/pair': 'Pair this screen',
        '/settings/users': 'Settings',
        '/settings/lead-fields': 'Settings',
        '/settings/connection': 'Settings',
        '/settings/status-meaning': 'Settings',
        '/settings/calling-hours': 'Settings',
        '/nowhere': 'There is nothing at this address',
      }
      for (const [path, heading] of Object.entries(headings)) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
        // What is read only once somebody scrolls there.
        await expect(async () => {
          // Again when what came meanwhile has pushed the end further down.
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
          await expect(page.getByText('Loading')).toHaveCount(0, { timeout: 5_000 })
        }).toPass({ timeout: 30_000 })
        await page.evaluate(() => scrollTo(0, 0))
        found.push(...(await findings(page, path)))
      }
      expect(found).toEqual([])
    })

    test('everything that opens', async ({ page, signIn, floor }) => {
      const found: string[] = []
      const look = async (where: string, part?: string) => void found.push(...(await findings(page, where, part)))
      await signIn(page, 'admin')
      await open(page, '/campaigns')
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('option').first()).toBeVisible()
      await look('palette', 'dialog[open]')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
      await look('keys', 'dialog[open]')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Account: / }).click()
      await expect(page.getByRole('menu', { name: 'Account' })).toBeVisible()
      await look('account menu', '[role=menu]')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Columns', exact: true }).click()
      await expect(page.getByRole('menu', { name: 'Columns and rows' })).toBeVisible()
      await look('columns menu', '[role=menu]')
      await page.keyboard.press('Escape')
      await switchOf(page, 'Pet Insurance Launch').click()
      await expect(page.getByRole('dialog')).toContainText('starts dialing')
      await look('pre-flight', '[role=dialog]')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Stop all…' }).click()
      await expect(page.getByRole('dialog', { name: 'Stop all campaigns' })).toContainText('campaigns are on')
      await look('stop all', 'dialog[open]')
      await page.keyboard.press('Escape')

      await floor.fault({ mode: 'U46', path: 'campaigns/status', options: { code: 6080, text: 'no' } })
      await switchOf(page, 'Debt Relief National').click()
      await expect(toastOf(page, 'was not turned off')).toBeVisible()
      await switchOf(page, 'Home Warranty Renewals').click()
      await expect(toastOf(page, 'Home Warranty Renewals is off')).toBeVisible()
      await look('toasts', '[aria-label="Notifications (F8)"]')
      await toastOf(page, 'Home Warranty Renewals is off').getByRole('button', { name: 'Undo' }).click()
      await expect(rowOf(page, 'Home Warranty Renewals')).toContainText(confirmed.on)
      await toastOf(page, 'was not turned off').getByRole('button', { name: 'Dismiss' }).click()

      await rowOf(page, 'Debt Relief National').getByRole('checkbox').check()
      await rowOf(page, 'Home Warranty Renewals').getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Turn on…' }).click()
      await expect(page.getByRole('dialog', { name: 'Turn on 2 campaigns' })).toContainText('stay on')
      await look('bulk question', 'dialog[open]')
      await page.keyboard.press('Escape')
      expect(found).toEqual([])
    })

    test('dialogs and menus of users, account and audit', async ({ page, signIn }) => {
      const found: string[] = []
      const look = async (where: string, part?: string) => void found.push(...(await findings(page, where, part)))
      await signIn(page, 'admin')
      await open(page, '/settings/users')
      await page.getByRole('button', { name: 'Add a user…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Add user' }).click()
      await expect(page.getByRole('dialog').getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
      await look('add a user, with mistakes', 'dialog[open]')
      await page.keyboard.press('Escape')
      const actions = page.getByRole('button', { name: 'Actions for Vera Viewer' })
      await actions.click()
      await expect(page.getByRole('menu')).toBeVisible()
      await look('user menu', '[role=menu]')
      await page.getByRole('menuitem', { name: 'Name and role…' }).click()
      await expect(page.getByRole('dialog', { name: 'Change Vera Viewer' })).toBeVisible()
      await look('change a user', 'dialog[open]')
      await page.keyboard.press('Escape')
      await actions.click()
      await page.getByRole('menuitem', { name: 'Reset password…' }).click()
      await expect(page.getByRole('dialog', { name: 'New password for Vera Viewer' })).toBeVisible()
      await look('reset a password', 'dialog[open]')
      await page.keyboard.press('Escape')
      await actions.click()
      await page.getByRole('menuitem', { name: 'Disable…' }).click()
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await look('disable', 'dialog[open]')
      await page.keyboard.press('Escape')
      await open(page, '/settings/connection')
      await page.getByRole('button', { name: "Check the token's permissions" }).click()
      await expect(page.getByText('Allowed').first()).toBeVisible({ timeout: 20_000 })
      await look('connection, checked')
      await open(page, '/audit')
      if (width < 640) await page.getByRole('button', { name: 'Filters', exact: true }).click()
      await page.getByRole('button', { name: 'Action', exact: true }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await look('action menu', '[role=menu]')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Verify the chain' }).click()
      await expect(page.getByText(/^Unbroken/)).toBeVisible()
      await look('verified chain')
      expect(found).toEqual([])
    })
  })
}

test('what opens over the leads: the bulk bar and its dialog, toasts, the tray, a palette with results, the side sheet', async ({ page, signIn, account }) => {
  const found: string[] = []
  const look = async (where: string, part?: string) => void found.push(...(await findings(page, where, part)))
  await signIn(page, 'manager')
  // One row: what lies under a dialog costs axe its time too.
  const lead = recordsIn(await account.control('GET', '/rows?of=leads&limit=50'), 'rows').find(({ deleted_at, archived_at }) => deleted_at === null && archived_at === null)
  await open(page, `/leads?leadId=${String(lead?.['id'])}`)
  const row = page.getByRole('table', { name: 'Leads' }).locator('[data-row]')
  await row.getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: 'Chosen leads' })
  await expect(bar).toContainText('1 lead chosen')
  await look('bulk bar', '[aria-label="Chosen leads"]')
  await bar.getByRole('button', { name: 'Edit…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What to set').selectOption({ label: 'City' })
  await dialog.getByLabel('City', { exact: true }).fill('Seen By All')
  await look('bulk dialog', 'dialog[open]')
  await dialog.getByRole('button', { name: 'Show what it would do' }).click()
  await dialog.getByText('The first lead it would change').click()
  await look('bulk confirmation', 'dialog[open]')
  await dialog.getByRole('button', { name: 'Edit 1 lead' }).click()
  await expect(toastOf(page, 'Set city to Seen By All: done')).toBeVisible({ timeout: 20_000 })
  await look('toasts of a job', '[aria-label="Notifications (F8)"]')
  await page.getByRole('button', { name: 'Jobs' }).click()
  await expect(page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem').first()).toContainText('1 of 1 row')
  await look('job tray', '[aria-label="Jobs"]')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('818 555 0199')
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('palette with a number', 'dialog[open]')
  await page.keyboard.press('Escape')
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await row.getByRole('link').click()
    await expect(page.getByRole('dialog')).toContainText('Open the page of this lead')
    await look(`side sheet, ${width} px`, 'dialog[open]')
    await page.keyboard.press('Escape')
  }
  expect(found).toEqual([])
})

test('an open stop set, its results, its two questions, and an unknown state', async ({ page, signIn, floor }) => {
  const found: string[] = []
  const look = async (where: string, part?: string) => void found.push(...(await findings(page, where, part)))
  const wereOn = (await floor.campaigns()).filter(({ active }) => active).map(({ name }) => name)
  await signIn(page, 'manager')
  await open(page, '/campaigns')
  await floor.fault({ mode: 'U62', path: 'campaigns/status' })
  await switchOf(page, 'Debt Relief National').click()
  await expect(page.getByRole('group', { name: 'Debt Relief National: state unknown' })).toBeVisible()
  await look('unknown')
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByRole('button', { name: 'Stop all' }).click()
  const banner = page.getByRole('region', { name: 'Open stop set' })
  await expect(banner).toContainText(/Stop: \d+ of \d+ turned off\./, { timeout: 20_000 })
  await banner.getByRole('button', { name: 'Results' }).click()
  await look('stop set')
  await banner.getByRole('button', { name: 'Dismiss…' }).click()
  await look('dismiss', 'dialog[open]')
  await page.keyboard.press('Escape')
  await banner.getByRole('button', { name: 'Restore…' }).click()
  const question = page.getByRole('dialog', { name: 'Restore' })
  await expect(question).toContainText(/starts dialing \d/, { timeout: 20_000 })
  await look('restore', 'dialog[open]')
  for (const box of await question.getByRole('checkbox').all()) await box.check()
  await question.getByRole('button', { name: /^Turn on \d+ campaigns$/ }).click()
  await expect.poll(async () => (await floor.campaigns()).filter(({ active }) => active).map(({ name }) => name), { timeout: 20_000 }).toEqual(wereOn)
  expect(found).toEqual([])
})
