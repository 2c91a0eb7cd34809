import { createServer } from 'node:http'
import { findChromium } from '../scripts/find-chromium.ts'
import { observeTimings } from './page-timings.mjs'

/** How every measurement starts Chromium: a browser of the system where there is one, without its own traffic. */
export function browserOptions() {
  const executablePath = findChromium()
  const args = ['--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return { ...(executablePath !== undefined && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args }
}

/** A page of a browser that has never been at this contender, signed in where it has a cookie, watched from the first moment, and coming from elsewhere. */
export async function openContext(browser, { origin, cookie }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  if (cookie !== null) {
    const [name, value] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, domain: new URL(origin).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  }
  const page = await context.newPage()
  await observeTimings(page)
  await page.goto(await elsewhere())
  return page
}

/** An older phone's pace on a modest line: a quarter of this machine's CPU, 10 Mbit/s. */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page)
  const bytesPerSecond = 10_000_000 / 8
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

let other

/**
 * A page of another site, where people come from. Out of an empty tab the browser lends its running process to a contender that sends no
 * Cross-Origin-Opener-Policy, and starts one for the other; out of any real page it starts one for both.
 */
function elsewhere() {
  other ??= new Promise((resolve) => {
    const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>'))
    server.unref().listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/`))
  })
  return other
}
