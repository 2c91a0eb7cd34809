import type { useToast } from '@/components/ui/toast'
import { keepFile } from '@/lib/queries/job-file'
import { problemSentence } from '@/lib/queries/request-problem'

/** The file of an export, or a toast that says why there is none. */
export async function downloadFile(id: string, toast: Pick<ReturnType<typeof useToast>, 'show'>): Promise<void> {
  await keepFile(id).catch((error: unknown) => toast.show({ tone: 'danger', title: 'The file was not downloaded', detail: problemSentence(error) }))
}
