import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { keepFirstPage, leadsMutations, type PersonSearch } from '@/lib/queries/leads'
import { problemSentence } from '@/lib/queries/request-problem'
import { personText } from '@/lib/shared/person-text'
import { fieldsFor, toLeadSearch, type ChangeSearch, type LeadSearchState } from './search-params'

type FindPerson = { state: LeadSearchState; setState: ChangeSearch; mayLookUp: boolean }

/** From what somebody typed to an address: an id stands in it as it is, everything else goes in by the post and comes back as a key. */
export function useFindPerson({ state, setState, mayLookUp }: FindPerson) {
  const client = useQueryClient()
  const router = useRouter()
  const finding = useMutation(leadsMutations.findPerson())
  const opening = useMutation({
    mutationFn: async (phone: string) => {
      const { openPerson } = await import('@/lib/queries/people')
      return await openPerson(client, phone)
    },
  })
  const [refusal, setRefusal] = useState<string | null>(null)

  const post = (asked: Omit<PersonSearch, 'page'>) => {
    const { s: _former, ...page } = toLeadSearch({ ...state, leadId: [] }, fieldsFor(state))
    finding.mutate(
      { ...asked, page },
      {
        onSuccess: ({ searchKey, first }) => {
          if (first !== null) keepFirstPage(client, { ...page, s: searchKey }, first)
          setState({ s: searchKey, leadId: [], page: 1, open: '' }, { history: 'push' })
        },
      },
    )
  }
  const find = (typed: string) => {
    const person = personText(typed)
    setRefusal(null)
    finding.reset()
    if (person?.kind === 'lead-id') setState({ s: '', leadId: [person.text], page: 1, open: '' }, { history: 'push' })
    else if (mayLookUp) post({ text: typed })
    else setRefusal('Your role finds leads by their id and by the filters below, not by name, phone or e-mail.')
  }
  return {
    find,
    findExactly: (digits: string) => post({ text: digits, exactly: true }),
    findByFields: (fields: NonNullable<PersonSearch['fields']>) => post({ fields }),
    openPerson: (phone: string) => opening.mutate(phone, { onSuccess: (key) => router.push(`/people/${key}`) }),
    isFinding: finding.isPending,
    isOpening: opening.isPending,
    problem: refusal ?? problemOf(finding.error) ?? problemOf(opening.error),
  }
}

export type FoundPerson = ReturnType<typeof useFindPerson>

const problemOf = (error: Error | null): string | null => (error === null ? null : problemSentence(error))
