import { queryOptions } from '@tanstack/react-query'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { getJson } from './http'

/** What the account knows and a menu offers: statuses, lists, users and its own lead fields. */
export const accountChoices = () =>
  queryOptions({
    queryKey: ['leads', 'choices'],
    queryFn: ({ signal }) => getJson<LeadChoices>('/api/leads/choices', { signal }),
    staleTime: 60_000,
  })
