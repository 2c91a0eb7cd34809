import { findChromium } from '../scripts/find-chromium.ts'
import { observeTimings } from './page-timings.mjs'

/** How every measurement starts Chromium: a browser of the system where there is one, without its own traffic. */
export function browserOptions() {
  const executablePath = findChromium()
  const args = ['--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return { ...(executablePath !== undefined && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args }
}

/** A page of a browser that has never been at this contender, signed in where it has a cookie, and watched from the first moment. */
export async function openContext(browser, { origin, cookie }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  if (cookie !== null) {
    const [name, value] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, domain: new URL(origin).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  }
  const page = await context.newPage()
  await observeTimings(page)
  return page
}
