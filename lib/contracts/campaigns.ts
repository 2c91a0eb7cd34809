import * as z from 'zod/mini'
import { agentState } from './agents'
import { campaignStates } from './campaigns-words'
import { instant, readStamp, upstreamId } from './paging'

export const campaignState = z.enum(campaignStates)
export type CampaignState = z.infer<typeof campaignState>

/** A number read from the upstream, or why it is not there: `null` value + no problem = not loaded yet. */
export const figure = z.object({
  value: z.nullable(z.number()),
  answeredAt: z.nullable(instant),
  problem: z.nullable(z.string()),
})
export type Figure = z.infer<typeof figure>

export const campaign = z.object({
  id: upstreamId,
  name: z.string(),
  state: campaignState,
  /** What the last read said, whatever `state` makes of it. */
  active: z.nullable(z.boolean()),
  read: z.nullable(readStamp),
  lastCallAt: z.nullable(instant),
  /** IANA zone the upstream names for this campaign. */
  timeZone: z.nullable(z.string()),
  /** A switch of ours that is under way (`switching`) or got no answer (`unknown`). */
  pending: z.nullable(z.object({ switchId: z.string(), desired: z.boolean(), since: instant, by: z.string() })),
  /** A change that was not made here, until somebody switches the campaign here again. */
  drift: z.nullable(z.object({ from: z.boolean(), to: z.boolean(), seenAt: instant })),
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
  read: z.nullable(readStamp),
  /** Why the newest read failed, in a sentence; the items are then the last known ones. */
  problem: z.nullable(z.string()),
})
export type CampaignsAnswer = z.infer<typeof campaignsAnswer>

const reason = z.optional(z.string().check(z.trim(), z.maxLength(200)))

export const switchCampaignInput = z.strictObject({
  active: z.boolean(),
  /** The state the person saw when deciding; if Convoso says otherwise, nothing is written. */
  expectedActive: z.boolean(),
  reason,
})
export type SwitchCampaignInput = z.infer<typeof switchCampaignInput>

/** The switch to take back, named by its act in the audit. */
export const undoSwitchInput = z.strictObject({ actId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id')), reason })
export type UndoSwitchInput = z.infer<typeof undoSwitchInput>

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
  timeZone: z.nullable(z.string()),
  /** `HH:MM` now in the campaign's zone. */
  localTime: z.nullable(z.string()),
  insideCallingHours: z.nullable(z.boolean()),
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
  detail: z.nullable(z.string()),
  upstreamCode: z.nullable(z.string()),
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
  finishedAt: z.nullable(instant),
  items: z.array(runItem),
})
export type SwitchRun = z.infer<typeof switchRun>

export const stopSetCampaign = z.object({
  campaignId: upstreamId,
  campaignName: z.string(),
  stoppedAt: instant,
  active: z.nullable(z.boolean()),
  /** Why Restore leaves it out unless ticked: somebody switched it after it was stopped. */
  switchedSince: z.nullable(z.string()),
})

/** What Stop all turned off and nobody has restored or dismissed yet. */
export const stopSet = z.object({
  id: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  campaigns: z.array(stopSetCampaign),
  /** The newest run of this set, the stopping or the restoring one. */
  run: z.nullable(switchRun),
})
export type StopSet = z.infer<typeof stopSet>
export const stopSetAnswer = z.object({ open: z.nullable(stopSet), now: instant })
export type StopSetAnswer = z.infer<typeof stopSetAnswer>

export const stopAllInput = z.strictObject({ reason })
export const restoreInput = z.strictObject({ stopSetId: z.string().check(z.maxLength(40)), campaignIds: z.array(upstreamId).check(z.minLength(1), z.maxLength(1000)) })
export const dismissInput = z.strictObject({ stopSetId: z.string().check(z.maxLength(40)) })
export const bulkSwitchInput = z.strictObject({
  active: z.boolean(),
  campaigns: z.array(z.strictObject({ id: upstreamId, expectedActive: z.boolean() })).check(z.minLength(1), z.maxLength(1000)),
  reason,
})
export type BulkSwitchInput = z.infer<typeof bulkSwitchInput>

/** The page of one campaign, beside its row. Each part has its own fate: data, or a sentence why not. */
export const part = <T extends z.ZodMiniType>(data: T) =>
  z.object({ data: z.nullable(data), answeredAt: z.nullable(instant), problem: z.nullable(z.string()) })

export const campaignDetail = z.object({
  campaign,
  now: instant,
  lists: part(z.array(z.object({ id: upstreamId, name: z.string(), active: z.boolean(), lastCalledAt: z.nullable(instant) }))),
  agents: part(
    z.array(z.object({ userId: z.string(), name: z.string(), state: agentState, label: z.string(), seconds: z.nullable(z.number()) })),
  ),
  outcomes: part(z.array(z.object({ code: z.string(), label: z.string(), contact: z.nullable(z.boolean()), calls: z.number() }))),
  callbacks: part(z.object({ pending: z.number(), overdue: z.number() })),
})
export type CampaignDetail = z.infer<typeof campaignDetail>
