import type { Page } from '@playwright/test'

/** A press that comes before React has taken the page over is lost: here each visit ends once the page answers to presses. */
export function waitsForReact(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...visit) => {
    const answer = await goto(...visit)
    await takenOver(page)
    return answer
  }
  page.reload = async (...visit) => {
    const answer = await reload(...visit)
    await takenOver(page)
    return answer
  }
  return page
}

/** Resolves at once where nothing of ours is loaded, as on a foreign page. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector('script[src*="/_next/"]') === null) return true
    const parts = [document.querySelector('header button, main button, main a, main input, form button'), document.querySelector('h1')]
    return parts.every((part) => part === null || Object.keys(part).some((key) => key.startsWith('__reactFiber')))
  })
  await alive(page)
}

/** React has nothing left to do: a page that is taken over piece by piece has its elements before its keys. */
export const alive = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())))
