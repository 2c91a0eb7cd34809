'use client'

import { actionWords } from '@/components/audit/audit-words'
import { AddLeadButton } from '@/components/leads/add/add-lead-button'
import { PersonHeader } from '@/components/people/person-header'
import { PersonLeads } from '@/components/people/person-leads'
import { personSearch } from '@/components/people/search-params'
import { StoryPanel } from '@/components/people/story-panel'
import { usePersonStory } from '@/components/people/use-person-story'
import { useShortcut } from '@/components/shell/shortcuts'
import { useSearchState } from '@/components/ui/use-search-state'
import { eventKinds } from '@/lib/contracts/people-words'
import type { Permission } from '@/lib/contracts/permissions'

type PersonProps = { personKey: string; zone: string }

/** Whoever may see a person may add leads too. */
export function PersonHeaderClient(props: PersonProps) {
  return <PersonHeader {...props} actions={(number) => <AddLeadButton phone={number} />} />
}

export function PersonLeadsClient(props: PersonProps) {
  const [search, setSearch] = useSearchState(personSearch)
  return <PersonLeads {...props} search={search} onSearch={setSearch} />
}

/** Needs no word of who it is: it asks for the story at once. */
export function PersonStoryClient({ permissions, ...props }: PersonProps & { permissions: readonly Permission[] }) {
  const [search, setSearch] = useSearchState(personSearch)
  const story = usePersonStory(props)
  useShortcut(permissions.includes('recordings.play') ? 'p' : null, 'Play the newest recording', story.playNewest)
  const kinds = permissions.includes('audit.read') ? eventKinds : eventKinds.filter((kind) => kind !== 'audit')
  return <StoryPanel {...props} story={story} kinds={kinds} actWords={actionWords} search={search} onSearch={setSearch} />
}
