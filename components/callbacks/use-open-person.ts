import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useToast } from '@/components/ui/toast'
import { problemSentence } from '@/lib/queries/request-problem'

/** To the page of whoever carries a number. The number is posted; what stands in the address is the key that comes back. */
export function useOpenPerson(): (phone: string) => void {
  const client = useQueryClient()
  const router = useRouter()
  const { show } = useToast()
  const { mutate } = useMutation({
    mutationFn: async (phone: string) => {
      const { openPerson } = await import('@/lib/queries/people')
      return await openPerson(client, phone)
    },
    onSuccess: (key) => router.push(`/people/${key}`),
    onError: (error) => show({ title: 'The person could not be looked up', detail: problemSentence(error), tone: 'danger' }),
  })
  return mutate
}
