import { expect, open, test } from './floor'
import { xssPayloads } from './xss-payloads'

const texts = ['first_name', 'last_name', 'email', 'city', 'state', 'address1', 'address2', 'province', 'postal_code', 'country', 'gender', 'notes'] as const
const columns = 'name,email,city,state,address1,address2,province,postalCode,country,gender,notes'

test('120 hostile texts in every shown field stay texts', async ({ page, signIn, account, expectNoCspViolations }) => {
  test.setTimeout(120_000)
  expect(new Set(xssPayloads).size).toBe(120)
  const answer = await account.control('GET', '/rows?of=leads&limit=120&deleted_at=null&archived_at=null')
  const ids = [...JSON.stringify(answer).matchAll(/"id":(\d+),/g)].flatMap((match) => match[1] ?? []).slice(0, xssPayloads.length)
  expect(ids).toHaveLength(xssPayloads.length)
  for (const [at, id] of ids.entries()) {
    const fields = Object.fromEntries(texts.map((name) => [name, xssPayloads[at] ?? '']))
    await account.control('POST', '/outside-change', { kind: 'lead', id: Number(id), ...fields })
  }
  let executed = 0
  await page.exposeFunction('pwned', () => (executed += 1))
  page.on('dialog', (dialog) => {
    executed += 1
    void dialog.dismiss()
  })
  await signIn(page, 'supervisor')
  await open(page, `/leads?size=500&columns=${columns}&leadId=${ids.slice(0, 100).join(',')}`)
  await expect(page.getByText(/^Showing 1–100 of/)).toBeVisible()
  const seen = await page.getByRole('table', { name: 'Leads' }).evaluate((table) => ({
    texts: [...table.querySelectorAll('tbody td')].map((cell) => cell.textContent),
    tags: [...new Set([...table.querySelectorAll('tbody *')].map((node) => node.tagName.toLowerCase()))].toSorted(),
    handlers: [...table.querySelectorAll('tbody *')].flatMap((node) => node.getAttributeNames().filter((name) => name.startsWith('on'))),
    targets: [...table.querySelectorAll('tbody a')].filter((link) => !/^\/leads\/\d+$/.test(link.getAttribute('href') ?? '')).length,
  }))
  expect(seen.tags).toEqual(['a', 'td', 'tr'])
  expect([seen.handlers, seen.targets]).toEqual([[], 0])
  for (const payload of xssPayloads.slice(0, 100)) expect(seen.texts).toContain(payload)

  for (const [at, id] of ids.slice(100).entries()) {
    await page.goto(`/leads?leadId=${id}&open=${id}`)
    await expect(page.getByRole('dialog')).toContainText(xssPayloads[100 + at]?.trim() ?? '')
  }
  expect(executed).toBe(0)
  await expectNoCspViolations()
})
