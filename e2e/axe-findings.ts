import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
const themes = ['light', 'dark'] as const

/** What axe finds in both themes, as one line each; `part` narrows it to what lies on top of a page that was looked at already. */
export async function findings(page: Page, where: string, part = 'html'): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // A colour that is still fading would be measured in between.
    await page.evaluate(async () => {
      const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
      await Promise.allSettled(ending.map(({ finished }) => finished))
    })
    const { violations } = await new AxeBuilder({ page }).include(part).withTags(tags).analyze()
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) found.push(`${where}, ${colorScheme}: ${id} at ${target.join(' ')} – ${failureSummary ?? ''}`)
    }
  }
  return found
}
