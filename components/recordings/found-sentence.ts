import type { RecordingsAnswer } from '@/lib/contracts/recordings'

/** `Showing 50 recordings, found in 213 of 1,240 calls`: what is not shown is said. */
export function foundSentence(pages: readonly RecordingsAnswer[], shown: number): string {
  const looked = pages.reduce((sum, page) => sum + page.looked, 0)
  const total = pages[0]?.calls ?? null
  const isAll = pages.at(-1)?.next === null
  const found = `${shown.toLocaleString('en-US')} ${shown === 1 ? 'recording' : 'recordings'}`
  if (isAll) return `All ${found} of this time, from ${calls(looked)}`
  const of = total === null ? `the first ${calls(looked)}` : `${looked.toLocaleString('en-US')} of ${calls(Math.max(total, looked))}`
  return `Showing ${found}, found in ${of}; newest first`
}

const calls = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'call' : 'calls'}`
