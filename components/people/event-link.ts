export type EventLink = { id: string; second: number | null }

/** `#e=call-7&t=42`: an event and a second of its recording. */
export function readEventLink(hash: string): EventLink | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const id = params.get('e')
  if (id === null || !/^(call|recording|callback|audit)-[\w-]{1,90}$/.test(id)) return null
  const second = params.get('t')
  return { id, second: second !== null && /^\d{1,6}$/.test(second) ? Number(second) : null }
}

export const writeEventLink = ({ id, second }: EventLink): string => `#e=${id}${second === null ? '' : `&t=${second}`}`
