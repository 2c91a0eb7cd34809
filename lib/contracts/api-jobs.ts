import type { Api } from './api'
import { job, jobFailures, jobFailuresQuery, jobFileQuery, jobPreview, jobsAnswer, jobsQuery, newJob, previewJobInput } from './jobs'
import { byOwnId } from './requests'

/** Work on many rows at once. One's own jobs are for whoever may start some, all of them for admins. */
export const jobApi: Api = {
  '/api/jobs': {
    GET: { summary: 'Jobs, newest first', permission: 'lists.edit', query: jobsQuery, answer: jobsAnswer },
    POST: {
      summary: 'Start a bulk edit on a frozen selection, or an export',
      permission: 'lists.edit',
      freshSignIn: 'for an export of 1,000 rows and more, or of nobody knows how many',
      body: newJob,
      answer: job,
      status: 202,
      isIdempotent: true,
    },
  },
  '/api/jobs/preview': {
    POST: {
      summary: 'How many rows a bulk edit would touch, how long it would take and what it would change',
      permission: 'lists.edit',
      body: previewJobInput,
      answer: jobPreview,
    },
  },
  '/api/jobs/{id}': { GET: { summary: 'One job with its counts', permission: 'lists.edit', params: byOwnId, answer: job } },
  '/api/jobs/{id}/events': { GET: { summary: 'One job as server-sent events, until it is over', permission: 'lists.edit', params: byOwnId } },
  '/api/jobs/{id}/cancel': { POST: { summary: 'End a job after what is on the wire', permission: 'lists.edit', params: byOwnId, answer: job } },
  '/api/jobs/{id}/retry': { POST: { summary: 'Do the failed rows again, and no others', permission: 'lists.edit', params: byOwnId, answer: job } },
  '/api/jobs/{id}/undo': {
    POST: { summary: 'Put back what a bulk edit of lists changed, as a job of its own', permission: 'lists.edit', params: byOwnId, answer: job, status: 202, isIdempotent: true },
  },
  '/api/jobs/{id}/file': {
    GET: {
      summary: 'The file of an export that is done; with check=1 nothing but whether it can be had',
      permission: 'data.export',
      freshSignIn: 'for a file of 1,000 rows and more',
      params: byOwnId,
      query: jobFileQuery,
    },
  },
  '/api/jobs/{id}/failures': {
    GET: {
      summary: 'Rows that failed or that nobody knows about; all of them as a file with format=csv',
      permission: 'lists.edit',
      params: byOwnId,
      query: jobFailuresQuery,
      answer: jobFailures,
    },
  },
}
