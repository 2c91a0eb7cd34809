import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type {
  BoardList,
  CreateListAnswer,
  CreateListInput,
  EditListAnswer,
  EditListInput,
  ListConflict,
  ListDetail,
  ListsAnswer,
  RemoveListAnswer,
  RemoveListInput,
} from '@/lib/contracts/lists'
import { withFreshSignIn } from './fresh-sign-in'
import { getJson, sendJson } from './http'
import { withPatience } from './idempotency'
import { received } from './received'
import { isRequestProblem } from './request-problem'
import { withSession } from './unsaved-work'

/** Without the live stream a change is seen within this, on a visible tab. */
const pollMs = 20_000

const keys = { all: ['lists'], board: ['lists', 'board'], details: ['lists', 'detail'] } as const

export const listQueries = {
  keys,
  board: () =>
    queryOptions({
      queryKey: keys.board,
      queryFn: async ({ signal }) => received(await getJson<ListsAnswer>('/api/lists', { signal })),
      refetchInterval: pollMs,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...keys.details, id],
      queryFn: async ({ signal }) => received(await getJson<ListDetail>(`/api/lists/${id}`, { signal })),
      refetchInterval: pollMs,
    }),
}

type Keyed = { idempotencyKey: string }
export type EditListOrder = Keyed & EditListInput & { id: string }
type RemoveListOrder = Keyed & RemoveListInput & { id: string }

/** What a person typed survives the end of the session: it goes out once they have signed in again. */
const send = <T>(order: Parameters<typeof sendJson>[0]): Promise<T> => withSession(() => withPatience(() => sendJson<T>(order)))

export const sendListEdit = ({ id, changes, expected, reason, idempotencyKey }: EditListOrder): Promise<EditListAnswer> =>
  send<EditListAnswer>({ method: 'PATCH', path: `/api/lists/${id}`, body: { changes, expected, ...(reason === undefined ? {} : { reason }) }, idempotencyKey })

export const listMutations = {
  create: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...body }: CreateListInput & Keyed) => send<CreateListAnswer>({ method: 'POST', path: '/api/lists', body, idempotencyKey }),
    }),
  remove: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, idempotencyKey, ...body }: RemoveListOrder) =>
        withFreshSignIn(() => send<RemoveListAnswer>({ method: 'DELETE', path: `/api/lists/${id}`, body, idempotencyKey })),
    }),
}

/** Puts the list of a fresh answer where it is shown; older reads on their way must not overwrite it. */
export async function placeList(client: QueryClient, list: BoardList): Promise<void> {
  await client.cancelQueries({ queryKey: keys.board })
  await client.cancelQueries({ queryKey: [...keys.details, list.id] })
  client.setQueryData(listQueries.board().queryKey, (known) =>
    known === undefined ? known : { ...known, items: known.items.map((item) => (item.id === list.id ? withName(list, item) : item)) },
  )
  client.setQueryData(listQueries.detail(list.id).queryKey, (known) => (known === undefined ? known : { ...known, list: withName(list, known.list) }))
}

/** An answer may come before the server knows the name of the campaign. */
const withName = (list: BoardList, known: BoardList): BoardList =>
  list.campaignName === null && list.campaignId === known.campaignId ? { ...list, campaignName: known.campaignName } : list

/** What a refused edit says about fields that somebody else has changed; null for any other failure. */
export function listConflictIn(error: unknown): ListConflict | null {
  if (!isRequestProblem(error) || error.code !== 'conflict') return null
  return isConflict(error.current) ? error.current : null
}

const isConflict = (value: unknown): value is ListConflict => typeof value === 'object' && value !== null && 'fields' in value && 'list' in value
