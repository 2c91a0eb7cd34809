/** Starts watching before the page does anything: the first painted row, long tasks and layout shifts. */
export const observeTimings = (page) =>
  page.addInitScript(() => {
    const seen = { firstRow: null, longestTask: 0, shift: 0 }
    Reflect.set(window, 'seenTimings', seen)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration)
    }).observe({ type: 'longtask', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    const look = () => {
      const row = document.querySelector('[data-row]')
      // A row that streams in hidden is not there yet for a person.
      if (row !== null && row.getClientRects().length > 0) seen.firstRow = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })

/** What was seen since the last navigation: milliseconds since its start, and the sum of shifts. */
export const timingsOf = (page) => page.evaluate(() => Reflect.get(window, 'seenTimings'))
