import type { QueryClient } from '@tanstack/react-query'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type {
  BulkSwitchInput,
  Campaign,
  CampaignDetail,
  CampaignsAnswer,
  Preflight,
  SwitchAnswer,
  SwitchCampaignInput,
  SwitchRun,
} from '@/lib/contracts/campaigns'
import { getJson, sendJson } from './http'
import { withPatience } from './idempotency'
import { received } from './received'

/** Without the live stream a change is seen within this, on a visible tab. */
const pollMs = 15_000
const runPollMs = 2_000

const keys = {
  all: ['campaigns'],
  list: ['campaigns', 'list'],
  details: ['campaigns', 'detail'],
  runs: ['campaigns', 'runs'],
  switch: ['campaigns', 'switch'],
} as const

type RunsAnswer = { items: SwitchRun[] }

export const campaignQueries = {
  keys,
  list: () =>
    queryOptions({
      queryKey: keys.list,
      queryFn: async ({ signal }) => received(await getJson<CampaignsAnswer>('/api/campaigns', { signal })),
      refetchInterval: pollMs,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...keys.details, id],
      queryFn: async ({ signal }) => received(await getJson<CampaignDetail>(`/api/campaigns/${id}`, { signal })),
      refetchInterval: pollMs,
    }),
  /** Read anew each time it is asked: it stands right before an act. */
  preflight: (id: string) =>
    queryOptions({
      queryKey: ['campaigns', 'preflight', id],
      queryFn: ({ signal }) => getJson<Preflight>(`/api/campaigns/${id}/preflight`, { signal }),
      staleTime: 0,
      gcTime: 0,
      retry: false,
    }),
  /** Under way, or waiting for a person. */
  openRuns: () =>
    queryOptions({
      queryKey: [...keys.runs, 'open'],
      queryFn: ({ signal }) => getJson<RunsAnswer>('/api/campaigns/runs', { signal }),
      refetchInterval: pollMs,
    }),
  run: (id: string) =>
    queryOptions({
      queryKey: [...keys.runs, id],
      queryFn: ({ signal }) => getJson<SwitchRun>(`/api/campaigns/runs/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data?.status === 'running' ? runPollMs : false),
    }),
}

export type SwitchOrder = SwitchCampaignInput & { id: string; name: string; isUndo: boolean; idempotencyKey: string }
export type BulkOrder = BulkSwitchInput & { idempotencyKey: string }

export const campaignMutations = {
  switch: () =>
    mutationOptions({
      mutationKey: keys.switch,
      // Queued for a network that comes back in an hour, a switch would surprise everybody.
      networkMode: 'always',
      mutationFn: ({ id, active, expectedActive, reason, idempotencyKey }: SwitchOrder) =>
        withPatience(() =>
          sendJson<SwitchAnswer>({
            method: 'PATCH',
            path: `/api/campaigns/${id}`,
            body: { active, expectedActive, ...(reason === undefined ? {} : { reason }) },
            idempotencyKey,
          }),
        ),
    }),
  bulk: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...body }: BulkOrder): Promise<SwitchRun> =>
        withPatience(() => sendJson<SwitchRun>({ method: 'POST', path: '/api/campaigns/bulk', body, idempotencyKey })),
    }),
  continueRun: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (id: string) => sendJson<SwitchRun>({ method: 'POST', path: `/api/campaigns/runs/${id}/continue`, body: {} }),
    }),
  cancelRun: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (id: string) => sendJson<SwitchRun>({ method: 'POST', path: `/api/campaigns/runs/${id}/cancel`, body: {} }),
    }),
}

/** Puts the campaign of a fresh answer where it is shown; older reads on their way must not overwrite it. */
export async function placeCampaign(client: QueryClient, campaign: Campaign): Promise<void> {
  await client.cancelQueries({ queryKey: keys.list })
  await client.cancelQueries({ queryKey: [...keys.details, campaign.id] })
  client.setQueryData(campaignQueries.list().queryKey, (known) =>
    known === undefined ? known : { ...known, items: known.items.map((item) => (item.id === campaign.id ? campaign : item)) },
  )
  client.setQueryData(campaignQueries.detail(campaign.id).queryKey, (known) => (known === undefined ? known : { ...known, campaign }))
}
