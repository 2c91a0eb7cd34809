export const viewPages = ['leads', 'lists'] as const
export type ViewPage = (typeof viewPages)[number]
export const longestViewName = 60
export const mostViews = 100
