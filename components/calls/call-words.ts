import { callTypes, callTypeWords } from '@/lib/contracts/calls-words'

/** The upstream's own word where it is none of the documented ones. */
export function callTypeWord(type: string | null): string | null {
  const known = callTypes.find((each) => each === type?.toUpperCase())
  return known === undefined ? type : callTypeWords[known]
}

const enders: Record<string, string> = { AGENT: 'Agent', CALLER: 'Caller', QUEUETIMEOUT: 'Waited too long', ABANDON: 'Abandoned', NONE: 'Nobody' }

export const endedByWord = (reason: string | null): string | null => (reason === null ? null : (enders[reason.toUpperCase()] ?? reason))

/** `Showing 200 of 4,450 calls, newest first`. */
export function shownSentence({ shown, total, hasMore }: { shown: number; total: number | null; hasMore: boolean }): string {
  const calls = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'call' : 'calls'}`
  if (!hasMore) return `All ${calls(shown)} of this time, newest first`
  return `Showing ${shown.toLocaleString('en-US')} of ${total === null ? 'more calls' : calls(Math.max(total, shown))}, newest first`
}
