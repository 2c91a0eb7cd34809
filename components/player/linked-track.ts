import type { Track } from './player-provider'
import { readLink } from './recording-link'

/** What the address of a page asks to be shown in the player, or null. */
export function linkedTrack({ search, pathname }: Pick<Location, 'search' | 'pathname'>): { track: Track; second: number } | null {
  const link = readLink(search)
  if (link === null) return null
  const { recordingId, second } = link
  return { track: { recordingId, title: 'Linked recording', detail: 'Press play to listen from here', seconds: null, href: pathname }, second }
}
