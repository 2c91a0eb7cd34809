import { findings } from './axe-findings'
import { expect, open, test, toastOf } from './floor'
import { addLead, field } from './own-leads'

// Nine faces in two themes, each looked at for a second or two.
test.setTimeout(300_000)

for (const width of [1440, 390]) {
  test.describe(`${width} px, light and dark`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('the lead page and all that floats above it', async ({ page, signIn, expectNoCspViolations }) => {
      await signIn(page, 'admin')
      const { id, phone } = await addLead(page, { notes: 'Card 4111111111111111' })
      await open(page, `/leads/${id}`)
      await expect(page.getByText('No call in the last 90 days')).toBeVisible()
      await expect(page.getByText('••••••••••••1111')).toBeVisible()
      const found = await findings(page, 'the page')
      await field(page, 'City').click()
      found.push(...(await findings(page, 'an open field', 'main')))
      await page.keyboard.press('Escape')

      await page.keyboard.press('e')
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel('City').fill('Tarzana')
      found.push(...(await findings(page, 'the sheet', 'dialog')))
      await sheet.getByRole('button', { name: 'Review 1 field' }).click()
      found.push(...(await findings(page, 'the differences', 'dialog')))
      await page.keyboard.press('Escape')
      await expect(sheet.getByText('Throw away what you typed?')).toBeVisible()
      found.push(...(await findings(page, 'the question', 'dialog')))
      await sheet.getByRole('button', { name: 'Keep editing' }).click()
      await sheet.getByRole('button', { name: 'Save 1 field' }).click()
      await expect(toastOf(page, 'City saved')).toBeVisible()

      await page.getByRole('button', { name: 'Delete…' }).click()
      found.push(...(await findings(page, 'the deletion', 'dialog')))
      await page.getByRole('alertdialog').getByRole('textbox').fill(`Zoë Ray ${phone.slice(-5)}`)
      await page.getByRole('button', { name: 'Delete for good' }).click()
      await expect(page.getByRole('button', { name: 'Re-create…' })).toBeVisible()
      found.push(...(await findings(page, 'what is left')))

      await open(page, '/leads')
      await page.getByRole('button', { name: 'Add lead…' }).click()
      await page.getByLabel('Call this lead next').check()
      found.push(...(await findings(page, 'the new lead', 'dialog')))
      expect(found).toEqual([])
      await expectNoCspViolations()
    })
  })
}
