import { findChromium } from '../scripts/find-chromium.ts'

/** How every measurement starts Chromium: a browser of the system where there is one, without its own traffic. */
export function browserOptions() {
  const executablePath = findChromium()
  const args = ['--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return { ...(executablePath !== undefined && { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args }
}
