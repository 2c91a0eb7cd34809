import { QueryClient } from '@tanstack/react-query'

/**
 * What a page has read on the server, for its `HydrationBoundary`. Data travels as one text each: React would walk through every value of
 * thousands of rows three times, and nothing else is answered meanwhile.
 */
export const pageClient = (): QueryClient => new QueryClient({ defaultOptions: { dehydrate: { serializeData: toText } } })

const toText = (data: unknown): string => JSON.stringify(data)

/** The other end, in the browser and where the page is rendered. */
export const ofPage = { deserializeData: (text: string): unknown => JSON.parse(text) }
