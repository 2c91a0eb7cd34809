import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A theme changes colours and nothing else of the document: the rules that look at colours are asked again, the others have answered. */
const passes: { colorScheme: 'light' | 'dark'; asks: (axe: AxeBuilder) => AxeBuilder }[] = [
  { colorScheme: 'light', asks: (axe) => axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']) },
  { colorScheme: 'dark', asks: (axe) => axe.withRules(['color-contrast', 'link-in-text-block']) },
]

/** Rows of a table are painted by one component: the first six stand for all, and those in a state of their own for themselves. */
const rowsLikeThose = '[data-row]:nth-of-type(n + 7):not(:has([data-switch-choice], [aria-invalid], [role=alert]))'

/** Left out they would still be laid into the grid in which axe looks for what lies over what, and take most of its time. */
async function hideRowsLikeThose(page: Page): Promise<void> {
  await page.evaluate((rows) => {
    // A sheet made by a script is no <style>: the content policy lets it through.
    const hiding = new CSSStyleSheet()
    hiding.replaceSync(`${rows} { display: none }`)
    document.adoptedStyleSheets = [hiding]
  }, rowsLikeThose)
}

const showAllRows = (page: Page): Promise<void> => page.evaluate(() => void (document.adoptedStyleSheets = []))

/** What axe finds in both themes, as one line each; `part` narrows it to what lies on top of a page that was looked at already. */
export async function findings(page: Page, where: string, part = 'html'): Promise<string[]> {
  const found: string[] = []
  // Of a whole page only: whoever looks at what lies on top goes on with the page, and the table would stand scrolled elsewhere.
  const isWhole = part === 'html'
  if (isWhole) await hideRowsLikeThose(page)
  // What was just asked for may come a moment later.
  await expect(page.locator(part).first()).toBeVisible()
  for (const { colorScheme, asks } of passes) {
    expect(page.frames()).toHaveLength(1)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // A colour that is still fading would be measured in between; the end of one may begin others.
    await page.evaluate(async () => {
      const ending = () => document.getAnimations().filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity)
      for (let under = ending(); under.length > 0; under = ending()) await Promise.allSettled(under.map(({ finished }) => finished))
    })
    // Our pages have no frames. Without legacy mode each look opens another page to put the answers of frames together, and costs twice the time.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true)
    const { violations } = await asks(axe.include(part).exclude(rowsLikeThose)).analyze()
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) found.push(`${where}, ${colorScheme}: ${id} at ${target.join(' ')} – ${failureSummary ?? ''}`)
    }
  }
  if (isWhole) await showAllRows(page)
  return found
}
