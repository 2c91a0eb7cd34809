export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export const themeCookie = 'switchyard.theme'
export const sideBarCookie = 'switchyard.sidebar'

/** Read on the server, so that the first paint is right without a script. */
export function readTheme(cookie: string | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === cookie) ?? 'system'
}

/** `color-scheme` and every colour hang on this attribute; without it the system decides. */
export function applyTheme(choice: ThemeChoice): void {
  remember(themeCookie, choice)
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}

export function remember(cookie: string, value: string): void {
  document.cookie = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`
}
