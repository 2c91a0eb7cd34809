import type { Page } from '@playwright/test'
import { sameOrigin } from './ask'
import { expect, fillSignIn, open, signInByForm, test, toastOf } from './floor'

const rowOfPerson = (page: Page, email: string) => page.getByRole('table', { name: 'Users' }).getByRole('row').filter({ hasText: email })

async function choose(page: Page, { name, email }: { name: string; email: string }, entry: string) {
  await rowOfPerson(page, email).getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('an admin adds a person, who can sign in with just that role', async ({ page, otherPage, signIn }) => {
  const person = { name: 'Nora New', email: 'nora.new@switchyard.example', password: 'orchid tram velvet 41' }
  await signIn(page, 'admin')
  await open(page, '/settings/users')
  await page.getByRole('button', { name: 'Add a user…' }).click()
  const form = page.getByRole('dialog', { name: 'Add a user' })
  await form.getByLabel('Name').fill(person.name)
  await form.getByLabel('E-mail').fill(person.email)
  await page.keyboard.press('Escape')
  await expect(form).toContainText('Throw away what you typed?')
  await form.getByRole('button', { name: 'Keep editing' }).click()
  await form.getByLabel('First password').fill('short')
  await form.getByRole('button', { name: 'Add user' }).click()
  await expect(form.getByLabel('First password')).toHaveAttribute('aria-invalid', 'true')
  await expect(form).toContainText('needs at least 12 characters')
  await form.getByLabel('First password').fill(person.password)
  await form.getByRole('radio', { name: /^supervisor/ }).check()
  await form.getByRole('button', { name: 'Add user' }).click()
  await expect(toastOf(page, `${person.name} can sign in now`)).toContainText('supervisor')
  await expect(rowOfPerson(page, person.email)).toContainText('Active')

  const newcomer = await otherPage()
  await signInByForm(newcomer, person)
  await expect(newcomer.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(newcomer.getByRole('button', { name: 'Stop all…' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Add a user…' }).click()
  await form.getByLabel('Name').fill('Nora Again')
  await form.getByLabel('E-mail').fill(person.email)
  await form.getByLabel('First password').fill(person.password)
  await form.getByRole('button', { name: 'Add user' }).click()
  await expect(form.getByLabel('E-mail').or(form.getByRole('alert'))).toBeVisible()
  await expect(form).toContainText(/already/)
  await expect(rowOfPerson(page, person.email)).toHaveCount(1)
})

test('a changed role holds from the next request on', async ({ page, otherPage, signIn, addPerson }) => {
  const person = await addPerson('viewer')
  const theirs = await otherPage()
  await signInByForm(theirs, person)
  await open(theirs, '/campaigns')
  await expect(theirs.getByRole('switch')).toHaveCount(0)
  await signIn(page, 'admin')
  await open(page, '/settings/users')
  const setRole = async (role: string) => {
    await choose(page, person, 'Name and role…')
    const form = page.getByRole('dialog', { name: `Change ${person.name}` })
    await form.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(form).toBeHidden()
    await expect(rowOfPerson(page, person.email).getByRole('cell', { name: role, exact: true })).toBeVisible()
  }
  await setRole('manager')
  await theirs.reload()
  await expect(theirs.getByRole('switch').first()).toBeVisible()
  await setRole('viewer')
  const name = 'Gutter Guard Pilot'
  await theirs.getByRole('switch', { name: `${name}: dialing` }).click()
  await expect(toastOf(theirs, `${name} was not turned off`)).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByRole('switch')).toHaveCount(0)
})

test('disabling ends the session at once, enabling lets them in again', async ({ page, otherPage, signIn, addPerson }) => {
  const person = await addPerson('manager')
  const theirs = await otherPage()
  await signInByForm(theirs, person)
  await open(theirs, '/campaigns')
  await signIn(page, 'admin')
  await open(page, '/settings/users')
  await choose(page, person, 'Disable…')
  const done = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  expect((await done).status()).toBe(200)
  const endedAt = Date.now()
  expect((await theirs.request.get('/api/campaigns')).status()).toBe(401)
  expect(Date.now() - endedAt).toBeLessThan(1_000)
  await expect(theirs).toHaveURL(/\/sign-in/)
  await expect(rowOfPerson(page, person.email)).toContainText('Disabled')
  await fillSignIn(theirs, person)
  await expect(theirs.getByText('The e-mail address or the password is not right.')).toBeVisible()
  await toastOf(page, `${person.name} is disabled`).getByRole('button', { name: 'Undo' }).click()
  await expect(rowOfPerson(page, person.email)).toContainText('Active')
  await signInByForm(theirs, person)
})

test('a reset password signs them out, and only the new one works', async ({ page, otherPage, signIn, addPerson }) => {
  const person = await addPerson('viewer')
  const theirs = await otherPage()
  await signInByForm(theirs, person)
  await open(theirs, '/campaigns')
  await signIn(page, 'admin')
  await open(page, '/settings/users')
  await choose(page, person, 'Reset password…')
  const form = page.getByRole('dialog', { name: `New password for ${person.name}` })
  await form.getByLabel('New password').fill('pebble-lantern-orbit-7')
  await form.getByRole('button', { name: 'Set password' }).click()
  await expect(toastOf(page, `${person.name} has a new password`)).toBeVisible()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await fillSignIn(theirs, person)
  await expect(theirs.getByText('The e-mail address or the password is not right.')).toBeVisible()
  await signInByForm(theirs, { ...person, password: 'pebble-lantern-orbit-7' })
})

test('the last admin can neither be disabled nor lose the role', async ({ page, signIn }) => {
  const ada = { name: 'Ada Admin', email: 'admin@switchyard.example' }
  await signIn(page, 'admin')
  await open(page, '/settings/users')
  await choose(page, ada, 'Disable…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await expect(toastOf(page, 'Ada Admin was not changed')).toContainText('This is the last admin')
  await choose(page, ada, 'Name and role…')
  const form = page.getByRole('dialog', { name: 'Change Ada Admin' })
  await form.getByRole('radio', { name: /^viewer/ }).check()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toContainText('This is the last admin')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(rowOfPerson(page, ada.email)).toContainText('Active')
  await expect(rowOfPerson(page, ada.email).getByRole('cell', { name: 'admin', exact: true })).toBeVisible()
})

test('own sessions are listed and one of them can be ended', async ({ page, otherPage, addPerson }) => {
  const person = await addPerson('manager')
  await signInByForm(page, person)
  const other = await otherPage()
  await signInByForm(other, person)
  await open(other, '/campaigns')
  await open(page, '/settings')
  const sessions = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  await expect(sessions).toHaveCount(2)
  await expect(sessions.filter({ hasText: 'This browser' })).toHaveCount(1)
  await sessions.filter({ hasNotText: 'This browser' }).getByRole('button', { name: /^Sign out/ }).click()
  await expect(sessions).toHaveCount(1)
  await expect(other).toHaveURL(/\/sign-in/)
  await expect(page).toHaveURL(/\/settings$/)
})

test('changing the own password ends the other sessions and keeps this one', async ({ page, otherPage, addPerson }) => {
  const person = await addPerson('viewer')
  await signInByForm(page, person)
  const other = await otherPage()
  await signInByForm(other, person)
  await open(other, '/campaigns')
  await open(page, '/settings')
  const cookieOf = async () => (await page.context().cookies()).find(({ name }) => name === '__Host-switchyard.session')?.value
  const before = await cookieOf()
  await page.getByLabel('Current password').fill(person.password)
  await page.getByLabel('New password', { exact: true }).fill('walnut-harbor-quill-3')
  await page.getByLabel('New password again').fill('walnut-harbor-quill-3')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(toastOf(page, 'Password changed')).toBeVisible()
  // A copy of the old cookie is worth nothing.
  expect(await cookieOf()).not.toBe(before)
  await expect(other).toHaveURL(/\/sign-in/)
  // Whoever sits down at it cannot guess the new one here.
  for (let guess = 1; guess <= 5; guess += 1) {
    const data = { current: `guess ${guess}`, next: 'walnut-harbor-quill-4' }
    expect((await page.request.post('/api/users/me/password', { headers: sameOrigin, data })).status()).toBe(400)
  }
  await page.getByLabel('Current password').fill('walnut-harbor-quill-3')
  await page.getByLabel('New password', { exact: true }).fill('walnut-harbor-quill-4')
  await page.getByLabel('New password again').fill('walnut-harbor-quill-4')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /^Too many wrong passwords\. Try again in 5 minutes\.$/ })).toBeVisible()
  await open(page, '/campaigns')
  await expect(page).toHaveURL(/\/campaigns$/)
})

test('only an admin sees users and connection', async ({ page, signIn }) => {
  await signIn(page, 'manager')
  await open(page, '/settings')
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0)
  for (const path of ['/settings/users', '/settings/connection']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  }
})
