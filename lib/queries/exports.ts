import { mutationOptions } from '@tanstack/react-query'
import type { ExportInput } from '@/lib/contracts/exports'
import type { Job } from '@/lib/contracts/jobs'
import { withFreshSignIn } from './fresh-sign-in'
import { sendJson } from './http'
import { withPatience } from './idempotency'

type ExportOrder = { body: ExportInput; idempotencyKey: string }

/** Answers with the job that writes the file. */
export const startExport = () =>
  mutationOptions({
    networkMode: 'always',
    mutationFn: ({ body, idempotencyKey }: ExportOrder) =>
      withFreshSignIn(() => withPatience(() => sendJson<Job>({ method: 'POST', path: '/api/jobs', body, idempotencyKey }))),
  })
