import type { Player } from './player-provider'
import { readLink } from './recording-link'

/** Shows the recording that the page's address names, if it names one, ready to begin. */
export function openLinked(open: Player['open']): void {
  const link = readLink(location.search)
  if (link === null) return
  const { recordingId, second } = link
  open({ recordingId, title: 'Linked recording', detail: 'Press play to listen from here', seconds: null, href: location.pathname }, second)
}
