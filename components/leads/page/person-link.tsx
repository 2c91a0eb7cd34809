'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { leadMutations } from '@/lib/queries/lead'
import { problemSentence } from '@/lib/queries/request-problem'
import { leaveFor } from '@/lib/queries/unsaved-work'

/** To everything that is known of whoever has this number. */
export function PersonLink({ phone }: { phone: string }) {
  const router = useRouter()
  const toast = useToast()
  const { mutate, isPending } = useMutation({
    ...leadMutations.openPerson(),
    onSuccess: ({ key }) => leaveFor(`/people/${key}`, () => router.push(`/people/${key}`)),
    onError: (error) => toast.show({ tone: 'danger', title: 'The person could not be opened', detail: problemSentence(error) }),
  })
  if (phone === '') return null
  return (
    <Button busy={isPending} onClick={() => mutate(phone)}>
      Open the person
    </Button>
  )
}
