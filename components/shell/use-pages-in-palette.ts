import type { Destination } from './navigation'
import type { PaletteEntry } from './palette-search'
import { usePaletteSource } from './palette-sources'
import type { ThemeChoice } from './preferences'
import { applyTheme } from './preferences'

const themes: readonly { choice: ThemeChoice; label: string; effect: string }[] = [
  { choice: 'light', label: 'Light theme', effect: 'Shows this console light, in this browser.' },
  { choice: 'dark', label: 'Dark theme', effect: 'Shows this console dark, in this browser.' },
  { choice: 'system', label: 'System theme', effect: 'Follows the theme of this computer.' },
]

/** Pages and themes, by name. */
export function usePagesInPalette(destinations: readonly Destination[]): void {
  usePaletteSource('pages', () => [
    ...destinations.map(({ href, label }): PaletteEntry => ({ id: `page${href}`, group: 'Pages', label, href, effect: `Opens ${label}.` })),
    ...themes.map(({ choice, label, effect }): PaletteEntry => ({
      id: `theme-${choice}`,
      group: 'Appearance',
      label,
      effect,
      onAct: () => applyTheme(choice),
    })),
  ])
}
