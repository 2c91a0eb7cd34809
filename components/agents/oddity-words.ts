import type { Oddity } from '@/lib/contracts/performance'

export const oddityWords: Record<Oddity, string> = {
  'times-missing': 'Convoso named no length for one of the times; it counts as none.',
  'times-differ': 'The four times do not add up to the logged time that Convoso names.',
  'calls-differ': 'Machines and human answers do not add up to the calls that Convoso names.',
}
