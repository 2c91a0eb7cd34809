import { z } from 'zod'
import { instant, readStamp, sortDirection, upstreamId } from './paging'

export const campaignState = z.enum(['on', 'off', 'switching', 'unknown'])
export type CampaignState = z.infer<typeof campaignState>

/** A state older than this is no longer shown as known and is re-read before any act. */
export const stateMaxAgeMs = 60_000

/** A number read from the upstream, or why it is not there: `null` value + no problem = not loaded yet. */
export const figure = z.object({
  value: z.number().nullable(),
  answeredAt: instant.nullable(),
  problem: z.string().nullable(),
})
export type Figure = z.infer<typeof figure>

export const campaign = z.object({
  id: upstreamId,
  name: z.string(),
  state: campaignState,
  /** What the last read said, whatever `state` makes of it. */
  active: z.boolean().nullable(),
  read: readStamp.nullable(),
  lastCallAt: instant.nullable(),
  /** IANA zone the upstream names for this campaign. */
  timeZone: z.string().nullable(),
  /** A switch of ours that is under way (`switching`) or got no answer (`unknown`). */
  pending: z.object({ switchId: z.string(), desired: z.boolean(), since: instant, by: z.string() }).nullable(),
  /** A change that was not made here, until somebody switches the campaign here again. */
  drift: z.object({ from: z.boolean(), to: z.boolean(), seenAt: instant }).nullable(),
  activeLists: figure,
  agentsNow: figure,
  callsLastHour: figure,
  contactsLastHour: figure,
})
export type Campaign = z.infer<typeof campaign>

export const campaignsAnswer = z.object({
  items: z.array(campaign),
  /** The server's clock when it answered, so that a browser with a wrong clock still shows right ages. */
  now: instant,
  read: readStamp.nullable(),
  /** Why the newest read failed, in a sentence; the items are then the last known ones. */
  problem: z.string().nullable(),
})
export type CampaignsAnswer = z.infer<typeof campaignsAnswer>

export const campaignColumns = [
  'name',
  'state',
  'lastCallAt',
  'activeLists',
  'agentsNow',
  'callsLastHour',
  'contactRate',
  'timeZone',
  'id',
] as const
export const campaignColumn = z.enum(campaignColumns)
export type CampaignColumn = z.infer<typeof campaignColumn>

/** What `/campaigns` keeps in its URL. */
export const campaignSearch = z.object({
  q: z.string().max(100).default(''),
  state: z.array(campaignState).default([]),
  drift: z.boolean().default(false),
  sort: campaignColumn.default('name'),
  direction: sortDirection.default('asc'),
  columns: z.array(campaignColumn).default(['name', 'state', 'lastCallAt', 'activeLists', 'agentsNow', 'callsLastHour', 'contactRate']),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
})
export type CampaignSearch = z.infer<typeof campaignSearch>

export const switchCampaignInput = z.strictObject({
  active: z.boolean(),
  /** The state the person saw when deciding; if Convoso says otherwise, nothing is written. */
  expectedActive: z.boolean(),
  reason: z.string().trim().max(200).optional(),
})
export type SwitchCampaignInput = z.infer<typeof switchCampaignInput>

/** `confirmed`: a later read shows it; `unchanged`: it already was so; `unknown`: no read could show it yet. */
export const switchOutcome = z.enum(['confirmed', 'unchanged', 'unknown'])
export const switchAnswer = z.object({ switchId: z.string(), outcome: switchOutcome, campaign })
export type SwitchAnswer = z.infer<typeof switchAnswer>

export const preflight = z.object({
  campaignId: upstreamId,
  name: z.string(),
  state: campaignState,
  activeLists: figure,
  dialableLeads: figure,
  agentsNow: figure,
  timeZone: z.string().nullable(),
  /** `HH:MM` now in the campaign's zone. */
  localTime: z.string().nullable(),
  insideCallingHours: z.boolean().nullable(),
  sentence: z.string(),
  checkedAt: instant,
})
export type Preflight = z.infer<typeof preflight>

export const runKind = z.enum(['bulk', 'stop-all', 'restore'])
export type RunKind = z.infer<typeof runKind>
export const runStatus = z.enum(['running', 'interrupted', 'finished', 'cancelled'])
export type RunStatus = z.infer<typeof runStatus>
export const runItemStatus = z.enum(['pending', 'sending', 'confirmed', 'unchanged', 'conflict', 'failed', 'unknown', 'left-out'])
export type RunItemStatus = z.infer<typeof runItemStatus>

export const runItem = z.object({
  campaignId: upstreamId,
  campaignName: z.string(),
  status: runItemStatus,
  /** A sentence when it is not simply confirmed. */
  detail: z.string().nullable(),
  upstreamCode: z.string().nullable(),
  updatedAt: instant,
})
export type RunItem = z.infer<typeof runItem>

/** Many switches at once, with a result per campaign. */
export const switchRun = z.object({
  id: z.string(),
  kind: runKind,
  active: z.boolean(),
  status: runStatus,
  by: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  items: z.array(runItem),
})
export type SwitchRun = z.infer<typeof switchRun>

export const stopSetCampaign = z.object({
  campaignId: upstreamId,
  campaignName: z.string(),
  stoppedAt: instant,
  active: z.boolean().nullable(),
  /** Why Restore leaves it out unless ticked: somebody switched it after it was stopped. */
  switchedSince: z.string().nullable(),
})

/** What Stop all turned off and nobody has restored or dismissed yet. */
export const stopSet = z.object({
  id: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  campaigns: z.array(stopSetCampaign),
  /** The newest run of this set, the stopping or the restoring one. */
  run: switchRun.nullable(),
})
export type StopSet = z.infer<typeof stopSet>
export const stopSetAnswer = z.object({ open: stopSet.nullable(), now: instant })
export type StopSetAnswer = z.infer<typeof stopSetAnswer>

export const stopAllInput = z.strictObject({ reason: z.string().trim().max(200).optional() })
export const restoreInput = z.strictObject({ stopSetId: z.string().max(40), campaignIds: z.array(upstreamId).min(1).max(1000) })
export const dismissInput = z.strictObject({ stopSetId: z.string().max(40) })
export const bulkSwitchInput = z.strictObject({
  active: z.boolean(),
  campaigns: z.array(z.strictObject({ id: upstreamId, expectedActive: z.boolean() })).min(1).max(1000),
  reason: z.string().trim().max(200).optional(),
})
export type BulkSwitchInput = z.infer<typeof bulkSwitchInput>

/** The page of one campaign, beside its row. Each part has its own fate: data, or a sentence why not. */
export const part = <T extends z.ZodType>(data: T) =>
  z.object({ data: data.nullable(), answeredAt: instant.nullable(), problem: z.string().nullable() })

export const campaignDetail = z.object({
  campaign,
  now: instant,
  lists: part(z.array(z.object({ id: upstreamId, name: z.string(), active: z.boolean(), lastCalledAt: instant.nullable() }))),
  agents: part(
    z.array(z.object({ userId: z.string(), name: z.string(), state: z.string(), label: z.string(), seconds: z.number().nullable() })),
  ),
  outcomes: part(z.array(z.object({ code: z.string(), label: z.string(), contact: z.boolean().nullable(), calls: z.number() }))),
  callbacks: part(z.object({ pending: z.number(), overdue: z.number() })),
})
export type CampaignDetail = z.infer<typeof campaignDetail>
