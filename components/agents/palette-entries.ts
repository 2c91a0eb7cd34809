import type { ConvosoUsersAnswer } from '@/lib/contracts/performance'

type Entry = { id: string; group: string; label: string; effect: string; keywords: string; href: string; yields: true }

/** The agents by name, those who left last: an account may hold a thousand of them. */
export const agentEntries = ({ items }: Pick<ConvosoUsersAnswer, 'items'>): Entry[] =>
  items.map(({ id, name, active }) => ({
    id: `agent-${id}`,
    group: 'Agents',
    // Three letters and Enter stop a campaign; a name that begins alike must not come before it.
    label: `Agent ${name}`,
    yields: true,
    effect: `Opens the numbers of ${name}${active ? '' : ', who is not active any more'}.`,
    keywords: id,
    href: `/agents/${id}`,
  }))
