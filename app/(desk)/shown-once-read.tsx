import type { ReactElement, ReactNode } from 'react'
import { Suspense } from 'react'

/** As long as a skeleton, once painted, would hold the content back. */
const graceMs = 300

/**
 * What is read within the grace is part of the page's first piece; what takes longer streams in behind its skeleton.
 * A skeleton is never free: React outlines any large content below one and reveals it up to 300 ms later. Hence no loading.tsx above it.
 */
export async function ShownOnceRead({ content, fallback }: { content: Promise<ReactElement>; fallback: ReactNode }) {
  const isSoon = await Promise.race([content.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, graceMs, false))])
  return isSoon ? await content : <Suspense fallback={fallback}>{content}</Suspense>
}
