import { gzipSync } from 'node:zlib'

/** Gzip kB of all JavaScript that this page fetches: what it needs to work, and what follows while it is idle. */
export async function scriptBytes(page, url) {
  const scripts = new Map()
  const reading = []
  let isIdle = false
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' && !/javascript/.test(response.headers()['content-type'] ?? '')) return
    const belongsToIdle = isIdle
    reading.push(response.body().then((body) => scripts.set(response.url(), { bytes: gzipSync(body).length, belongsToIdle })))
  })
  await page.goto(url, { waitUntil: 'load' })
  isIdle = true
  await untilQuiet(page, reading)
  await Promise.all(reading)
  const kbOf = (list) => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  const all = [...scripts.values()]
  if (process.env.BENCH_LIST === '1') for (const [address, { bytes }] of scripts) console.log(`  ${bytes} ${new URL(address).pathname}`)
  return { kb: kbOf(all), idleKb: kbOf(all.filter(({ belongsToIdle }) => belongsToIdle)), files: all.length }
}

/** Idle, and no further script for a second. */
async function untilQuiet(page, reading) {
  const known = reading.length
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 1_000))))
  if (reading.length > known) await untilQuiet(page, reading)
}
