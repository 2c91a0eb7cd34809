import { roleDescriptions, roles } from '@/lib/contracts/permissions'
import { expect, fillSignIn, open, signInByForm, test } from './floor'
import { takenOver } from './taken-over'

for (const role of roles) {
  test(`a ${role} signs in and is told who they are`, async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: `${role}@switchyard.example` }).click()
    await expect(page.getByLabel('Password', { exact: true })).not.toHaveValue('')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await takenOver(page)
    await page.getByRole('button', { name: /^Account: / }).click()
    await expect(page.getByText(`${role}@switchyard.example`)).toBeVisible()
    await expect(page.getByText(roleDescriptions[role])).toBeVisible()
  })
}

test('a wrong password and an unknown address are refused in the same words', async ({ page, addPerson }) => {
  const person = await addPerson('viewer')
  const sentence = page.getByRole('alert').filter({ hasText: 'The e-mail address or the password is not right.' })
  await fillSignIn(page, { email: person.email, password: 'not the password' })
  await expect(sentence).toBeVisible()
  await fillSignIn(page, { email: `nobody-${person.email}`, password: person.password })
  await expect(sentence).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(`nobody-${person.email}`)
  await signInByForm(page, person)
})

test('too many attempts are told how long to wait, the right password included', async ({ page, addPerson }) => {
  const person = await addPerson('viewer')
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const answered = page.waitForResponse('**/api/auth/callback/credentials')
    await fillSignIn(page, { email: person.email, password: `wrong ${attempt}` })
    await answered
  }
  await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible()
  await fillSignIn(page, person)
  await expect(page.getByRole('alert').filter({ hasText: /^Too many wrong passwords\. Try again in \d+ minutes\.$/ })).toBeVisible()
})

test('after signing out the session is worth nothing, and back shows nothing', async ({ page, addPerson }) => {
  const person = await addPerson('manager')
  await signInByForm(page, person)
  await open(page, '/campaigns')
  const kept = await page.context().cookies()
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.context().addCookies(kept)
  await page.goto('/campaigns?q=solar')
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await signInByForm(page, person)
  await expect(page).toHaveURL(/\/campaigns\?q=solar$/)
})

test('a session ended elsewhere leads to the sign-in page, and from there back', async ({ page, otherPage, addPerson }) => {
  const person = await addPerson('manager')
  await signInByForm(page, person)
  await open(page, '/campaigns?q=solar')
  const elsewhere = await otherPage()
  await signInByForm(elsewhere, person)
  await open(elsewhere, '/settings')
  await elsewhere.getByRole('button', { name: 'Sign out everywhere…' }).click()
  await elsewhere.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await expect(page).toHaveURL(/\/sign-in\?.*ended/)
  await expect(page.getByText('Your session has ended. Sign in to go on where you were.')).toBeVisible()
  await signInByForm(page, person)
  await expect(page).toHaveURL(/\/campaigns\?q=solar$/)
})

const foreign = ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example', '%2f%2fevil.example']

for (const wanted of foreign) {
  test(`callbackUrl ${JSON.stringify(wanted)} does not leave the site`, async ({ page, signIn, account }) => {
    const target = `/sign-in?callbackUrl=${encodeURIComponent(wanted)}`
    const left: string[] = []
    page.on('request', (request) => {
      if (request.isNavigationRequest() && new URL(request.url()).origin !== account.baseUrl) left.push(request.url())
    })
    await signIn(page, 'viewer')
    await page.goto(target)
    await expect(page).toHaveURL(`${account.baseUrl}/`)
    expect(left).toEqual([])
  })
}

test('signing in by the form with a foreign callbackUrl stays here too', async ({ page, addPerson, account }) => {
  const person = await addPerson('viewer')
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent('https://evil.example/')}`)
  await signInByForm(page, person)
  await expect(page).toHaveURL(`${account.baseUrl}/`)
})
