import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type {
  AddLeadAnswer,
  EditLeadAnswer,
  LeadCalls,
  LeadConflict,
  LeadDetail,
  LeadRecordings,
  NewLeadForm,
  KeptLead,
  RemoveLeadAnswer,
} from '@/lib/contracts/lead-edits'
import { toSent, type LeadValues } from '@/lib/contracts/lead-edits-words'
import type { OpenedPerson } from '@/lib/contracts/people'
import { withFreshSignIn } from './fresh-sign-in'
import { getJson, sendJson } from './http'
import { withPatience } from './idempotency'
import { leadsQueries } from './leads'
import { received } from './received'
import { isRequestProblem } from './request-problem'
import { withSession } from './unsaved-work'

const keys = { all: ['lead'], detail: (id: string) => ['lead', id, 'detail'] } as const
const addPollMs = 5_000

export const leadQueries = {
  keys,
  /** Read again only when something says that it changed: every reading is written to the audit. */
  detail: (id: string) =>
    queryOptions({
      queryKey: keys.detail(id),
      queryFn: async ({ signal }) => received(await getJson<LeadDetail>(`/api/leads/${id}`, { signal })),
      staleTime: 60_000,
      refetchOnWindowFocus: false,
    }),
  recordings: (id: string) =>
    queryOptions({
      queryKey: ['lead', id, 'recordings'],
      queryFn: async ({ signal }) => received(await getJson<LeadRecordings>(`/api/leads/${id}/recordings`, { signal })),
      staleTime: 60_000,
    }),
  calls: (id: string) =>
    queryOptions({
      queryKey: ['lead', id, 'calls'],
      queryFn: async ({ signal }) => received(await getJson<LeadCalls>(`/api/leads/${id}/calls`, { signal })),
      staleTime: 60_000,
    }),
  /** Of an add whose answer was lost, until it is settled. */
  add: (addId: string) =>
    queryOptions({
      queryKey: ['lead', 'add', addId],
      queryFn: ({ signal }) => getJson<AddLeadAnswer>(`/api/leads/adds/${addId}`, { signal }),
      refetchInterval: ({ state }) => (state.data === undefined || state.data.outcome === 'unknown' ? addPollMs : false),
      staleTime: 0,
    }),
}

type Keyed = { idempotencyKey: string }
type EditOrder = Keyed & { id: string; changes: LeadValues; loaded: LeadValues }
type UndoOrder = Keyed & { id: string; actId: string }
type RemoveOrder = Keyed & { id: string; typedName: string; reason?: string }

/** Work that a person typed survives the end of the session: it goes out once they have signed in again. */
const send = <T>(order: Parameters<typeof sendJson>[0]): Promise<T> => withSession(() => withPatience(() => sendJson<T>(order)))

export const leadMutations = {
  edit: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, idempotencyKey, changes, loaded }: EditOrder) =>
        send<EditLeadAnswer>({ method: 'PATCH', path: `/api/leads/${id}`, body: { changes: toSent(changes), loaded: toSent(loaded) }, idempotencyKey }),
    }),
  undo: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, actId, idempotencyKey }: UndoOrder) =>
        send<EditLeadAnswer>({ method: 'POST', path: `/api/leads/${id}/undo`, body: { actId }, idempotencyKey }),
    }),
  add: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...body }: NewLeadForm & Keyed) => send<AddLeadAnswer>({ method: 'POST', path: '/api/leads', body, idempotencyKey }),
    }),
  remove: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, idempotencyKey, ...body }: RemoveOrder) =>
        withFreshSignIn(() => send<RemoveLeadAnswer>({ method: 'DELETE', path: `/api/leads/${id}`, body, idempotencyKey })),
    }),
  recreate: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ leadId, idempotencyKey }: Keyed & { leadId: string }) =>
        send<AddLeadAnswer>({ method: 'POST', path: '/api/leads/recreate', body: { leadId }, idempotencyKey }),
    }),
  /** The number goes in a body; what may stand in an address is the key that comes back. */
  openPerson: () =>
    mutationOptions({ mutationFn: (phone: string) => sendJson<OpenedPerson>({ method: 'POST', path: '/api/people', body: { phone } }) }),
}

/** Puts what an answer proves where it is shown; lists that hold the lead are read anew when they are next opened. */
export async function placeLead(client: QueryClient, id: string, detail: LeadDetail): Promise<void> {
  await client.cancelQueries({ queryKey: keys.detail(id) })
  client.setQueryData(leadQueries.detail(id).queryKey, received(detail))
  await client.invalidateQueries({ queryKey: leadsQueries.keys.search, refetchType: 'none' })
}

/** What a refused edit says about the fields that somebody else has changed; null for any other failure. */
export function conflictIn(error: unknown): LeadConflict | null {
  if (!isRequestProblem(error) || error.code !== 'conflict') return null
  const current = error.current
  return isConflict(current) ? current : null
}

const isConflict = (value: unknown): value is LeadConflict => typeof value === 'object' && value !== null && 'fields' in value && 'detail' in value

/** What was kept of a lead that is gone, for those who may use it. */
export function keptIn(error: unknown): KeptLead | null {
  if (!isRequestProblem(error) || error.code !== 'gone') return null
  return isKept(error.current) ? error.current : null
}

const isKept = (value: unknown): value is KeptLead => typeof value === 'object' && value !== null && 'missing' in value
