export type LinkedRecording = { recordingId: string; second: number }

/** Address of a page that opens with a recording at a second; only ids stand in it. */
export function linkTo(href: string, { recordingId, second }: LinkedRecording): string {
  const url = new URL(href, 'http://here')
  url.searchParams.set('play', recordingId)
  url.searchParams.set('t', String(Math.floor(second)))
  return `${url.pathname}${url.search}`
}

/** What a link asks to be played, or null. */
export function readLink(search: string): LinkedRecording | null {
  const params = new URLSearchParams(search)
  const recordingId = params.get('play') ?? ''
  const second = Number(params.get('t') ?? 0)
  if (!/^[lc][1-9][A-Za-z0-9_-]{0,90}$/.test(recordingId)) return null
  return { recordingId, second: Number.isFinite(second) && second > 0 ? Math.min(second, 86_400) : 0 }
}
