// What runs inside the measured page, and what types into it. Times are the page's own clock, in ms.

/** Presses Enter in the field that has the focus; answers when that lead stands in the table, with the few who share its number at most. */
export function timeToRow(id) {
  return new Promise((resolve, reject) => {
    const isThere = () => document.querySelectorAll('tbody [data-row]').length < 20 && document.querySelector(`tbody [data-row="${id}"]`) !== null
    const watching = new MutationObserver(() => {
      if (!isThere()) return
      watching.disconnect()
      resolve(performance.now() - beganAt)
    })
    watching.observe(document.body, { subtree: true, childList: true, attributes: true })
    setTimeout(() => reject(new Error(`Lead ${id} did not appear within 20 s.`)), 20_000)
    const beganAt = performance.now()
    document.activeElement.form.requestSubmit()
  })
}

/** Sorts by this column; answers when the first row is another one and painted. */
export function timeOfSort(column) {
  return new Promise((resolve, reject) => {
    const firstRow = () => document.querySelector('tbody [data-row]')?.getAttribute('data-row')
    const before = firstRow()
    const watching = new MutationObserver(() => {
      if (firstRow() === before) return
      watching.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - beganAt))
    })
    watching.observe(document.querySelector('tbody'), { subtree: true, childList: true, attributes: true })
    setTimeout(() => reject(new Error(`Sorting by ${column} changed nothing within 10 s.`)), 10_000)
    const button = [...document.querySelectorAll('thead button')].find(({ textContent }) => textContent.trim() === column)
    const beganAt = performance.now()
    button.click()
  })
}

/** Scrolls from the first row to the last in two seconds; answers the longest frame. */
export function scrollThrough() {
  const table = document.querySelector('table')
  const scroller = table.closest('[data-scroller]') ?? table.parentElement
  const way = Math.min(scroller.scrollHeight - scroller.clientHeight, 70_000)
  const takesMs = 2_000
  return new Promise((resolve) => {
    const beganAt = performance.now()
    let last = beganAt
    let longest = 0
    const step = (now) => {
      longest = Math.max(longest, now - last)
      last = now
      const share = (now - beganAt) / takesMs
      scroller.scrollTop = way * Math.min(1, share)
      if (share < 1) return requestAnimationFrame(step)
      scroller.scrollTop = 0
      requestAnimationFrame(() => resolve(longest))
    }
    requestAnimationFrame(step)
  })
}

/** The longest frame from the click on this column's head until its rows have another order. */
export function longestFrame(column) {
  const firstRow = () => document.querySelector('tbody [data-row]')?.getAttribute('data-row')
  const before = firstRow()
  const button = [...document.querySelectorAll('thead button')].find(({ textContent }) => textContent.trim() === column)
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`Sorting by ${column} changed nothing within 20 s.`)), 20_000)
    let last = performance.now()
    let longest = 0
    const step = (now) => {
      longest = Math.max(longest, now - last)
      last = now
      if (firstRow() === before) requestAnimationFrame(step)
      else requestAnimationFrame((then) => resolve(Math.max(longest, then - now)))
    }
    requestAnimationFrame(step)
    button.click()
  })
}

/** Types the text key by key; answers the slowest key, from the press to its paint. */
export async function keyTimes(page, box, text) {
  await page.evaluate(() => {
    Reflect.set(window, 'slowestKey', 0)
    const take = (list) => {
      for (const { name, duration } of list.getEntries()) if (name.startsWith('key')) Reflect.set(window, 'slowestKey', Math.max(Reflect.get(window, 'slowestKey'), duration))
    }
    new PerformanceObserver(take).observe({ type: 'event', durationThreshold: 16 })
  })
  await box.focus()
  await page.keyboard.type(text, { delay: 30 })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  return await page.evaluate(() => Reflect.get(window, 'slowestKey'))
}
