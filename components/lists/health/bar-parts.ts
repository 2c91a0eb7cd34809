import type { ListBar } from '@/lib/contracts/list-health'
import { healthParts, healthPartWords } from '@/lib/contracts/list-health-words'
import type { BarPart } from './stacked-bar'

/** What is known of how a list divides: by the scan all of it, before it only whether leads were called. Null when nothing is. */
export function barParts({ parts, counts }: Pick<ListBar, 'parts' | 'counts'>): BarPart[] | null {
  if (parts !== null) {
    // Unsorted codes are worth a word only where there are some.
    return healthParts.filter((part) => part !== 'unsorted' || parts.unsorted > 0).map((part) => ({ word: healthPartWords[part], leads: parts[part], look: part }))
  }
  if (counts.total === null || counts.neverCalled === null) return null
  return [
    { word: healthPartWords.neverCalled, leads: counts.neverCalled, look: 'neverCalled' },
    { word: 'Called', leads: Math.max(0, counts.total - counts.neverCalled), look: 'called' },
  ]
}
