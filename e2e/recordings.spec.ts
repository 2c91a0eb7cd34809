import type { Page } from '@playwright/test'
import { findings } from './axe-findings'
import { expect, test } from './fixtures'

const audioTime = (page: Page): Promise<number> => page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1)
const advances = async (page: Page): Promise<void> => {
  const before = await audioTime(page)
  await expect.poll(() => audioTime(page), { timeout: 15_000 }).toBeGreaterThan(before + 0.3)
}
const firstPlay = (page: Page) => page.getByRole('table', { name: 'Recordings' }).getByRole('button', { name: /^Play / }).first()
const player = (page: Page) => page.getByRole('region', { name: 'Player' })
const openList = async (page: Page): Promise<void> => {
  await page.goto('/recordings?when=last%207%20d&min=90')
  await expect(firstPlay(page)).toBeVisible({ timeout: 30_000 })
}

test.beforeEach(async ({ account }) => void (await account.control('DELETE', '/faults')))

test('plays from the list, draws both channels, seeks, and goes on while pages change', async ({ page, signIn, expectNoCspViolations }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  await firstPlay(page).click()
  await advances(page)
  await expect(player(page).locator('svg path').nth(3)).toBeAttached({ timeout: 15_000 })
  const slider = player(page).getByRole('slider', { name: 'Position' })
  await slider.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => audioTime(page)).toBeGreaterThanOrEqual(5)
  await advances(page)
  await page.getByRole('link', { name: 'Campaigns' }).first().click()
  await expect(page).toHaveURL(/\/campaigns/)
  await expect(player(page)).toBeVisible()
  await advances(page)
  await expectNoCspViolations()
})

test('is driven by keys, and remembers how somebody listens', async ({ page, signIn }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  await page.getByRole('table', { name: 'Recordings' }).locator('[data-row]').first().focus()
  await page.keyboard.press('p')
  await advances(page)
  await page.locator('main').focus()
  await page.keyboard.press('o')
  await expect(player(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  const rested = await audioTime(page)
  await page.keyboard.press('.')
  await expect.poll(() => audioTime(page)).toBeGreaterThanOrEqual(rested + 9)
  await page.keyboard.press(',')
  await expect.poll(() => audioTime(page)).toBeLessThan(rested + 1)
  await page.keyboard.press('>')
  await expect(player(page).getByLabel('Speed')).toHaveValue('1.2')
  await page.keyboard.press('n')
  await page.getByRole('button', { name: /^Queue / }).nth(2).click()
  const queued = await page.locator('[data-play]').nth(3).getAttribute('data-play')
  await page.locator('main').focus()
  await page.keyboard.press('o')
  await page.evaluate(() => {
    const audio = document.querySelector('audio')
    if (audio !== null) audio.currentTime = audio.duration - 0.4
  })
  await expect.poll(() => page.evaluate(() => document.querySelector('audio')?.src), { timeout: 15_000 }).toContain(`/${queued}/`)
  await advances(page)
  await page.keyboard.press('?')
  await expect(page.getByText('Play or pause the recording')).toBeVisible()
  await page.reload()
  await firstPlay(page).click()
  await expect(player(page).getByLabel('Speed')).toHaveValue('1.2')
  await expect(player(page).getByRole('button', { name: 'Play on to the next recording' })).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => page.evaluate(() => document.querySelector('audio')?.playbackRate)).toBe(1.2)
})

test('keeps the download from a supervisor and records it for a manager', async ({ page, signIn, browser }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  const id = await firstPlay(page).getAttribute('data-play')
  await firstPlay(page).click()
  await expect(player(page)).toBeVisible()
  await expect(player(page).getByRole('link', { name: /Download/ })).toHaveCount(0)
  expect((await page.request.get(`/api/recordings/${id}/audio?download=1`)).status()).toBe(403)

  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const other = await context.newPage()
  await signIn(other, 'manager')
  const answer = await other.request.get(`/api/recordings/${id}/audio?download=1`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-disposition']).toBe(`attachment; filename="rec-${id}.mp3"`)
  const audit = await (await other.request.get('/api/audit?action=recordings.download')).text()
  expect(audit).toContain(String(id))
  const plays = await (await other.request.get('/api/audit?action=recordings.play&outcome=succeeded')).text()
  expect(plays).toContain(String(id))
  await context.close()
})

test('answers a range with the part alone, closed to everything but sound', async ({ page, signIn, account }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  const path = `/api/recordings/${await firstPlay(page).getAttribute('data-play')}/audio`
  const part = await page.request.get(path, { headers: { range: 'bytes=288-575' } })
  expect([part.status(), (await part.body()).length]).toEqual([206, 288])
  expect(part.headers()).toMatchObject({
    'content-type': 'audio/mpeg',
    'content-length': '288',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  })
  expect(part.headers()['content-range']).toMatch(/^bytes 288-575\/\d+$/)
  expect(part.headers()['cache-control']).toContain('no-store')
  const whole = await page.request.get(path)
  expect([whole.status(), whole.headers()['content-length']]).toEqual([200, String((await whole.body()).length)])
  expect((await page.request.get(path, { headers: { range: 'bytes=999999999-' } })).status()).toBe(416)
  const head = await page.request.head(path)
  expect([head.status(), (await head.body()).length]).toEqual([200, 0])

  await account.control('PUT', '/faults', { mode: 'A02', path: 'play-recording-public/*', times: null })
  const planted = await page.request.get(path, { headers: { range: 'bytes=0-99' } })
  for (const name of ['set-cookie', 'refresh', 'access-control-allow-origin', 'etag', 'last-modified']) expect(planted.headers()).not.toHaveProperty(name)
})

test('follows no redirect to a place that is not listed, and cuts where the sound breaks off', async ({ page, signIn, account }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  const path = `/api/recordings/${await firstPlay(page).getAttribute('data-play')}/audio`
  const order = (fault: Record<string, unknown>) => account.control('PUT', '/faults', { path: 'play-recording-public/*', times: null, ...fault })
  for (const location of ['http://127.0.0.1:9/', 'http://169.254.169.254/latest/', 'file:///etc/passwd', '//localhost:9/']) {
    await order({ mode: 'U19', options: { location } })
    const answer = await page.request.get(path)
    expect([answer.status(), (await answer.json()).code], location).toEqual([502, 'recording_url_rejected'])
    await account.control('DELETE', '/faults')
  }
  await order({ mode: 'U05' })
  const cut = await page.evaluate(async (of) => {
    const answer = await fetch(of)
    return [answer.status, await answer.arrayBuffer().then(() => 'whole', () => 'cut')]
  }, path)
  expect(cut).toEqual([200, 'cut'])
  await account.control('DELETE', '/faults')
  expect(account.output()).not.toContain('play-recording-public')
})

test('says what is wrong and plays once it is right again', async ({ page, signIn, account }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  await account.control('PUT', '/faults', { mode: 'A01', path: 'play-recording-public/*', times: null, options: { contentType: 'text/html' } })
  await firstPlay(page).click()
  await expect(player(page).getByRole('alert')).toContainText('something that is no sound', { timeout: 15_000 })
  await account.control('DELETE', '/faults')
  await player(page).getByRole('button', { name: 'Try again' }).click()
  await advances(page)
})

test('opens at the second of a link, silent until somebody presses play', async ({ page, signIn }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  const id = await firstPlay(page).getAttribute('data-play')
  await page.goto(`/campaigns?play=${id}&t=4`)
  await expect(player(page)).toContainText('Linked recording')
  expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(true)
  await player(page).getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => audioTime(page), { timeout: 15_000 }).toBeGreaterThan(4.2)
})

test('is not there for a viewer', async ({ page, signIn }) => {
  await signIn(page, 'viewer')
  expect((await page.goto('/recordings'))?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Recordings' })).toHaveCount(0)
  expect((await page.request.get('/api/recordings/c1/audio')).status()).toBe(403)
})

test('filters by length and outcome in the address', async ({ page, signIn }) => {
  await signIn(page, 'supervisor')
  await page.goto('/recordings?when=last%207%20d&min=60')
  await expect(firstPlay(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('At least, seconds')).toHaveValue('60')
  const lengths = await page.getByRole('table', { name: 'Recordings' }).locator('tbody tr td:nth-child(4)').allInnerTexts()
  expect(lengths.length).toBeGreaterThan(0)
  for (const length of lengths.filter(Boolean)) expect(length).toMatch(/^(0:(?!00)\d\d:\d\d|[1-9]\d*:\d\d:\d\d)$/)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).not.toHaveURL(/min=/)
})

for (const width of [1440, 390]) {
  test(`has nothing that axe finds with the player open, ${width} px, light and dark`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, 'manager')
    await openList(page)
    await firstPlay(page).click()
    await expect(player(page).locator('svg path').first()).toBeAttached({ timeout: 15_000 })
    await player(page).getByRole('button', { name: 'Pause', exact: true }).click()
    expect(await findings(page, 'the player')).toEqual([])
  })
}

test('a recording of which only a file name is known is not playable, and says why', async ({ page, signIn, account }) => {
  await signIn(page, 'supervisor')
  await openList(page)
  // One that no other test has played: where a recording lies is remembered for half a minute.
  const path = `/api/recordings/${await page.locator('[data-play]').nth(6).getAttribute('data-play')}/audio`
  await account.control('POST', '/options', { options: { recordingUrls: 'bare' } })
  try {
    await page.reload()
    await expect(page.getByRole('img', { name: /^Not playable/ }).first()).toBeVisible({ timeout: 30_000 })
    await expect(firstPlay(page)).toHaveCount(0)
    const answer = await page.request.get(path)
    expect([answer.status(), (await answer.json()).code]).toEqual([409, 'recording_not_playable'])
  } finally {
    await account.control('POST', '/options', { options: { recordingUrls: 'public' } })
  }
})
