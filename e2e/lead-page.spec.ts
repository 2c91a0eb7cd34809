import { sameOrigin } from './ask'
import { expect, open, signInByForm, test, toastOf } from './floor'
import { addLead, field, listOf, newNumber, truth, writes, type Fields } from './own-leads'
import { recordsIn } from './records'

test('one field by keyboard alone: Enter opens, Escape goes back, Enter saves what is read back, Undo takes it back', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'supervisor')
  const { id } = await addLead(page)
  await open(page, `/leads/${id}`)
  await field(page, 'City').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'City' })).toBeFocused()
  await page.keyboard.type(' Nowhere')
  await page.keyboard.press('Escape')
  await expect(field(page, 'City')).toBeFocused()
  await expect(field(page, 'City')).toHaveText('Reseda')
  expect(await writes(account, 'update')).toEqual([])

  await floor.fault({ mode: 'U58', path: 'leads/update', afterMs: 800 })
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'City' }).fill('Van Nuys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Saving…' })).toBeVisible()
  await expect(field(page, 'City')).toHaveText(/^Van NuysSaved, read back (just now|\d+ s ago)$/)
  await expect(field(page, 'City')).toBeFocused()
  expect(await writes(account, 'update')).toEqual([{ lead_id: id, city: 'Van Nuys' }])

  await toastOf(page, 'City saved').getByRole('button', { name: 'Undo' }).click()
  await expect(field(page, 'City')).toContainText('Reseda')
  expect(await truth(page, id)).toMatchObject({ city: 'Reseda' })
})

test('a status is chosen among those of the account', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'supervisor')
  const { id } = await addLead(page)
  await open(page, `/leads/${id}`)
  await field(page, 'Status').click()
  const choice = page.getByRole('combobox', { name: 'Status' })
  await choice.selectOption('CALLBK')
  await choice.press('Enter')
  await expect(toastOf(page, 'Status saved')).toBeVisible()
  expect(await truth(page, id)).toMatchObject({ status: 'CALLBK' })
  expect(await writes(account, 'update')).toEqual([{ lead_id: id, status: 'CALLBK' }])
  await floor.calm()
})

test('many fields: the differences are shown first, and only they are sent', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'supervisor')
  const { id } = await addLead(page)
  await open(page, `/leads/${id}`)
  await page.keyboard.press('e')
  const sheet = page.getByRole('dialog', { name: 'Edit lead' })
  await sheet.getByLabel('City').fill('Tarzana')
  await sheet.getByLabel('E-mail').fill('not an address')
  await sheet.getByRole('button', { name: 'Review 2 fields' }).click()
  const review = page.getByRole('dialog', { name: 'What will be saved' })
  await expect(review.getByRole('listitem')).toHaveText(['E-mailnot setnot an address', 'CityResedaTarzana'])
  await review.getByRole('button', { name: 'Save 2 fields' }).click()
  await expect(sheet.getByText('Convoso does not accept this e-mail address.')).toBeVisible()
  expect(await truth(page, id)).toMatchObject({ city: 'Reseda' })

  await sheet.getByLabel('E-mail').fill('zoe@example.com')
  await sheet.getByRole('button', { name: 'Review 2 fields' }).click()
  await page.keyboard.press('Tab')
  await review.getByRole('button', { name: 'Save 2 fields' }).click()
  await expect(toastOf(page, 'E-mail, City saved')).toBeVisible()
  expect(await truth(page, id)).toMatchObject({ city: 'Tarzana', email: 'zoe@example.com', state: 'CA' })
  expect((await writes(account, 'update')).at(-1)).toEqual({ lead_id: id, city: 'Tarzana', email: 'zoe@example.com' })
  await floor.calm()
})

test('somebody else was first: other fields merge, the same one asks, and nothing is lost silently', async ({ page, signIn, otherPage, floor }) => {
  await signIn(page, 'supervisor')
  const { id } = await addLead(page)
  await open(page, `/leads/${id}`)
  await field(page, 'City').click()
  await page.getByRole('textbox', { name: 'City' }).fill('Mine')
  const other = await otherPage()
  await signIn(other, 'manager')
  const change = (changes: Fields, loaded: Fields) =>
    other.request.patch(`/api/leads/${id}`, { headers: { ...sameOrigin, 'idempotency-key': crypto.randomUUID() }, data: { changes, loaded } })
  expect((await change({ city: 'Theirs', state: 'NV' }, { city: 'Reseda', state: 'CA' })).status()).toBe(200)

  await page.getByRole('textbox', { name: 'City' }).press('Enter')
  const question = page.getByRole('dialog', { name: 'Somebody else changed this first' })
  await expect(question.getByRole('definition')).toHaveText(['Reseda', 'Theirs', 'Mine'])
  expect(await truth(page, id)).toMatchObject({ city: 'Theirs', state: 'NV' })
  await question.getByText('Write mine').click()
  await question.getByRole('button', { name: 'Write my field' }).click()
  await expect(question).toBeHidden()
  expect(await truth(page, id)).toMatchObject({ city: 'Mine', state: 'NV' })
  await floor.calm()
})

test('an edit is undone later, from the history', async ({ page, signIn, floor }) => {
  await signIn(page, 'manager')
  const { id } = await addLead(page)
  await open(page, `/leads/${id}`)
  await field(page, 'City').click()
  await page.getByRole('textbox', { name: 'City' }).fill('Van Nuys')
  await page.keyboard.press('Enter')
  await expect(toastOf(page, 'City saved')).toBeVisible()
  await page.reload()
  const history = page.getByRole('region', { name: 'History' })
  await history.getByRole('button', { name: 'Undo' }).first().click()
  await expect(toastOf(page, 'City: undone')).toBeVisible()
  await expect(history).toContainText('Undo of the edit by')
  expect(await truth(page, id)).toMatchObject({ city: 'Reseda' })
  await floor.calm()
})

test('adds a lead with its checks in words, and refuses a number that is there at its field', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  const list = await listOf(page)
  const phone = newNumber()
  const written = `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}`
  const add = async () => {
    await page.getByRole('button', { name: 'Add lead…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a lead' })
    await dialog.getByLabel('Phone').fill(written)
    await dialog.getByLabel('List', { exact: true }).selectOption(list)
    await dialog.getByLabel('First name').fill('Ben')
    await dialog.getByRole('button', { name: 'Add lead' }).click()
    return dialog
  }
  await add()
  await expect(toastOf(page, 'Lead added')).toBeVisible()
  expect(await writes(account, 'insert')).toMatchObject([{ phone_number: phone, phone_code: '1', list_id: list, first_name: 'Ben', check_dup: '1', check_dnc: '1' }])
  const dialog = await add()
  await expect(dialog.getByText('A lead with this phone number already exists in this account.')).toBeVisible()
  await expect(dialog.getByLabel('Phone')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('If the number is there already').selectOption('update-account')
  await dialog.getByLabel('Call this lead next').check()
  await dialog.getByRole('button', { name: 'Add and call next' }).click()
  await expect(toastOf(page, 'A lead was found and changed')).toBeVisible()
  expect((await writes(account, 'insert')).at(-1)).toMatchObject({ update_if_found: '1', hopper: '1', hopper_priority: '0' })
  await toastOf(page, 'A lead was found and changed').getByRole('button', { name: 'Open' }).click()
  await expect(page).toHaveURL(/\/leads\/\d+$/)
  await expect(page.getByRole('main')).toContainText(written)
  await floor.calm()
})

test('a lost answer to an add is looked for, never sent again', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'supervisor')
  await open(page, '/leads')
  const list = await listOf(page)
  await floor.fault({ mode: 'U61', path: 'leads/insert', times: 1 })
  await page.getByRole('button', { name: 'Add lead…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a lead' })
  await dialog.getByLabel('Phone').fill(newNumber())
  await dialog.getByLabel('List', { exact: true }).selectOption(list)
  await dialog.getByRole('button', { name: 'Add lead' }).click()
  await expect(toastOf(page, 'Lead added')).toBeVisible()
  expect(await writes(account, 'insert')).toHaveLength(1)
})

test('deletes under the typed name only, and makes it anew from the snapshot', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'admin')
  const { id, phone } = await addLead(page, { notes: 'Call after six' })
  const name = `Zoë Ray ${phone.slice(-5)}`
  await open(page, `/leads/${id}`)
  await page.getByRole('button', { name: 'Delete…' }).click()
  const question = page.getByRole('alertdialog', { name: `Delete ${name}` })
  const confirm = question.getByRole('button', { name: 'Delete for good' })
  await expect(confirm).toBeDisabled()
  await question.getByRole('textbox').fill(name)
  await confirm.click()
  await expect(page.getByText(`${name} was deleted here`)).toBeVisible()
  expect(await writes(account, 'delete')).toEqual([{ lead_id: id }])

  await page.reload()
  await page.getByRole('button', { name: 'Re-create…' }).click()
  const again = page.getByRole('alertdialog', { name: `Re-create ${name}` })
  await expect(again.getByRole('listitem')).toContainText(['lead id', 'calls', 'recordings', 'created', 'callbacks'])
  await again.getByRole('button', { name: 'Re-create' }).click()
  await expect(page).toHaveURL((url) => /^\/leads\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${id}`))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(field(page, 'Notes')).toContainText('Call after six')
  await open(page, `/leads/${id}`)
  await expect(page.getByText('It was made anew as')).toBeVisible()
  await floor.calm()
})

test('unsaved work lives through the end of the session', async ({ page, signIn, addPerson, otherPage, floor }) => {
  const helper = await otherPage()
  await signIn(helper, 'supervisor')
  const { id } = await addLead(helper)
  const person = await addPerson('supervisor')
  await signInByForm(page, person)
  await open(page, `/leads/${id}`)
  await field(page, 'City').click()
  await page.getByRole('textbox', { name: 'City' }).fill('Van Nuys')
  expect((await page.request.delete('/api/sessions', { headers: sameOrigin })).status()).toBe(204)
  await page.getByRole('textbox', { name: 'City' }).press('Enter')
  const door = page.getByRole('dialog', { name: 'Your session has ended' })
  await door.getByLabel('Password', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await expect(door.getByText('The password is not right.')).toBeVisible()
  await door.getByLabel('Password', { exact: true }).fill(person.password)
  await page.keyboard.press('Enter')
  await expect(door).toBeHidden()
  await expect(toastOf(page, 'City saved')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/leads/${id}$`))
  expect(await truth(page, id)).toMatchObject({ city: 'Van Nuys' })
  await floor.calm()
})

test('a viewer reads masks, in the page’s own bytes too, and can change nothing', async ({ page, signIn, otherPage, floor }) => {
  const helper = await otherPage()
  await signIn(helper, 'supervisor')
  const { id, phone } = await addLead(helper, { email: 'zoe.secret@example.com', address1: '1 Hidden St', dateOfBirth: '1970-05-31' })
  await signIn(page, 'viewer')
  const bytes: string[] = []
  page.on('response', (response) => void response.text().then((text) => bytes.push(text), () => undefined))
  await open(page, `/leads/${id}`)
  await expect(page.getByRole('main')).toContainText('••••••••')
  await expect(page.getByText('No call in the last 90 days')).toBeVisible()
  await expect(page.getByRole('button', { name: /Edit/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Delete|person/ })).toHaveCount(0)
  const all = bytes.join('\n')
  for (const secret of [phone, 'zoe.secret', 'Hidden St', '05-31']) expect(all).not.toContain(secret)
  expect((await page.request.patch(`/api/leads/${id}`, { headers: sameOrigin, data: {} })).status()).toBe(403)
  await floor.calm()
})

test('a body with anything that is not a field of ours is refused before Convoso hears of it', async ({ page, signIn, floor, account }) => {
  await signIn(page, 'admin')
  const { id } = await addLead(page)
  await account.control('DELETE', '/ledger')
  const keys = ['hopper', 'hopper_priority', 'update_if_found', 'lead_id', 'auth_token', '__proto__', 'constructor', 'created_by', 'check_dup', 'custom']
  const withKey = (body: object, key: string) => `${JSON.stringify(body).slice(0, -1)},${JSON.stringify(key)}:"1"}`
  const bodies = keys.flatMap((key) => [
    { method: 'PATCH', path: `/api/leads/${id}`, data: withKey({ changes: { city: 'x' }, loaded: { city: 'Reseda' } }, key) },
    { method: 'PATCH', path: `/api/leads/${id}`, data: `{"changes":${withKey({ city: 'x' }, key)},"loaded":{"city":"Reseda"}}` },
    { method: 'POST', path: '/api/leads', data: withKey({ phone: newNumber(), listId: '1' }, key) },
    { method: 'DELETE', path: `/api/leads/${id}`, data: withKey({ typedName: 'x' }, key) },
  ])
  for (const { method, path, data } of bodies) {
    const answer = await page.request.fetch(path, { method, headers: { ...sameOrigin, 'idempotency-key': crypto.randomUUID() }, data: Buffer.from(data) })
    expect({ data, status: answer.status() }).toEqual({ data, status: 400 })
  }
  for (const verb of ['update', 'insert', 'delete'] as const) expect(await writes(account, verb)).toEqual([])
  expect(recordsIn(await account.control('GET', '/ledger?path=/v1/leads/search'), 'entries')).toEqual([])
  await floor.calm()
})

test('a lead that is not there says so', async ({ page, signIn }) => {
  await signIn(page, 'viewer')
  await open(page, '/leads/987654321')
  await expect(page.getByText('There is no such lead')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a field is edited without the page scrolling sideways', async ({ page, signIn }) => {
    await signIn(page, 'supervisor')
    const { id } = await addLead(page, { notes: 'x'.repeat(300) })
    await open(page, `/leads/${id}`)
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await overflow()).toBe(0)
    await field(page, 'City').tap()
    await page.getByRole('textbox', { name: 'City' }).fill('Van Nuys')
    await page.getByRole('button', { name: 'Save', exact: true }).tap()
    await expect(toastOf(page, 'City saved')).toBeVisible()
    expect(await overflow()).toBe(0)
  })
})
