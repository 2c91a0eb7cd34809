import type { ConvosoUsersAnswer } from '@/lib/contracts/performance'

type Entry = { id: string; group: string; label: string; effect: string; keywords: string; href: string }

/** The agents by name, those who left last: an account may hold a thousand of them. */
export const agentEntries = ({ items }: Pick<ConvosoUsersAnswer, 'items'>): Entry[] =>
  items.map(({ id, name, active }) => ({
    id: `agent-${id}`,
    group: 'Agents',
    label: name,
    effect: `Opens the numbers of ${name}${active ? '' : ', who is not active any more'}.`,
    keywords: `agent ${id}`,
    href: `/agents/${id}`,
  }))
