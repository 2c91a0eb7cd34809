import * as z from 'zod/mini'
import { auditAnswer, auditQuery, auditVerification } from './audit'
import {
  bulkSwitchInput,
  campaignDetail,
  campaignsAnswer,
  dismissInput,
  preflight,
  restoreInput,
  stopAllInput,
  stopSetAnswer,
  switchAnswer,
  switchCampaignInput,
  switchRun,
  undoSwitchInput,
} from './campaigns'
import { agentApi } from './api-agents'
import { callApi } from './api-calls'
import { jobApi } from './api-jobs'
import { listHealthApi } from './api-list-health'
import { listApi } from './api-lists'
import { liveApi } from './api-live'
import { leadSearchApi } from './api-lead-search'
import { peopleApi } from './api-people'
import { todayApi } from './api-today'
import type { Permission } from './permissions'
import { leadApi } from './api-leads'
import { audioQuery, byRecordingId, recordingsAnswer, recordingsQuery, waveform } from './recordings'
import { byOwnId, byUpstreamId } from './requests'
import { connection, connectionCheck } from './settings'
import { changePasswordInput, createUserInput, firstAdminInput, resetPasswordInput, sessionsAnswer, updateUserInput, user, usersAnswer } from './users'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** What one method of one path needs and answers: the policy table and the OpenAPI document are both read from here. */
export type Operation = {
  summary: string
  /** `public`: no session; `library`: next-auth's own, behind our origin and size rules. */
  permission: Permission | 'public' | 'library'
  params?: z.ZodMiniType
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  answer?: z.ZodMiniType
  status?: number
  /** Refused with reauth_required once the password was given more than ten minutes ago: always, in the case that the text names, or never. */
  freshSignIn?: boolean | string
  /** Needs an Idempotency-Key header. */
  isIdempotent?: boolean
  /** A screen on a wall may ask it too, by a cookie of its own that opens nothing else. */
  alsoWall?: boolean
}

export type Api = Record<string, Partial<Record<Method, Operation>>>

const campaigns: Api = {
  '/api/campaigns': { GET: { summary: 'All campaigns with their states', permission: 'floor.read', answer: campaignsAnswer } },
  '/api/campaigns/{id}': {
    GET: { summary: 'One campaign with its lists, agents, calls and callbacks', permission: 'floor.read', params: byUpstreamId, answer: campaignDetail },
    PATCH: {
      summary: 'Switch one campaign and prove it by reading back',
      permission: 'campaigns.switch',
      params: byUpstreamId,
      body: switchCampaignInput,
      answer: switchAnswer,
      isIdempotent: true,
    },
  },
  '/api/campaigns/{id}/undo': {
    POST: {
      summary: 'Take back the last switch of one campaign',
      permission: 'campaigns.switch',
      params: byUpstreamId,
      body: undoSwitchInput,
      answer: switchAnswer,
      isIdempotent: true,
    },
  },
  '/api/campaigns/{id}/preflight': {
    GET: { summary: 'What would start if it were switched on now', permission: 'campaigns.switch', params: byUpstreamId, answer: preflight },
  },
  '/api/campaigns/bulk': {
    POST: {
      summary: 'Switch many campaigns with a result per campaign',
      permission: 'campaigns.switch',
      body: bulkSwitchInput,
      answer: switchRun,
      status: 202,
      isIdempotent: true,
    },
  },
  '/api/campaigns/stop-all': {
    POST: {
      summary: 'Stop every campaign that is on, into the open stop set',
      permission: 'campaigns.stop-all',
      body: stopAllInput,
      answer: stopSetAnswer,
      status: 202,
      isIdempotent: true,
    },
  },
  '/api/campaigns/stop-set': { GET: { summary: 'The open stop set, or null', permission: 'floor.read', answer: stopSetAnswer } },
  '/api/campaigns/restore': {
    POST: {
      summary: 'Turn on the named campaigns of the open stop set',
      permission: 'campaigns.stop-all',
      body: restoreInput,
      answer: stopSetAnswer,
      status: 202,
      isIdempotent: true,
    },
  },
  '/api/campaigns/dismiss': {
    POST: { summary: 'Close the open stop set without switching anything', permission: 'campaigns.stop-all', body: dismissInput, answer: stopSetAnswer },
  },
  '/api/campaigns/runs': {
    GET: { summary: 'Runs under way or waiting for a person', permission: 'floor.read', answer: z.object({ items: z.array(switchRun) }) },
  },
  '/api/campaigns/runs/{id}': { GET: { summary: 'One run with its results', permission: 'floor.read', params: byOwnId, answer: switchRun } },
  '/api/campaigns/runs/{id}/continue': {
    POST: { summary: 'Let an interrupted run go on', permission: 'campaigns.switch', params: byOwnId, answer: switchRun },
  },
  '/api/campaigns/runs/{id}/cancel': {
    POST: { summary: 'End an interrupted run', permission: 'campaigns.switch', params: byOwnId, answer: switchRun },
  },
}

const people: Api = {
  '/api/audit': { GET: { summary: 'Who did what, newest first', permission: 'audit.read', query: auditQuery, answer: auditAnswer } },
  '/api/audit/verify': { POST: { summary: 'Walk the hash chain', permission: 'audit.read-all', answer: auditVerification } },
  '/api/users': {
    GET: { summary: 'All users', permission: 'users.manage', answer: usersAnswer },
    POST: { summary: 'Create a user', permission: 'users.manage', freshSignIn: 'for an admin', body: createUserInput, answer: user, status: 201 },
  },
  '/api/users/{id}': {
    PATCH: { summary: 'Change name, role or access of a user', permission: 'users.manage', freshSignIn: 'for a role', params: byOwnId, body: updateUserInput, answer: user },
  },
  '/api/users/{id}/password': {
    POST: { summary: 'Set a new password for a user', permission: 'users.manage', freshSignIn: true, params: byOwnId, body: resetPasswordInput, status: 204 },
  },
  '/api/users/me/password': { POST: { summary: 'Change the own password', permission: 'self.manage', body: changePasswordInput, status: 204 } },
  '/api/sessions': {
    GET: { summary: 'Where the own account is signed in', permission: 'self.manage', answer: sessionsAnswer },
    DELETE: { summary: 'Sign the own account out everywhere', permission: 'self.manage', status: 204 },
  },
  '/api/sessions/{id}': { DELETE: { summary: 'End one of the own sessions', permission: 'self.manage', params: byOwnId, status: 204 } },
  '/api/setup': {
    POST: { summary: 'Make the first admin by the one-time link', permission: 'public', body: firstAdminInput, answer: user, status: 201 },
  },
}

const system: Api = {
  '/api/settings/connection': { GET: { summary: 'How the line to Convoso is doing', permission: 'connection.manage', answer: connection } },
  '/api/settings/connection/check': {
    POST: { summary: 'Probe what the token may read', permission: 'connection.manage', answer: connectionCheck },
  },
  '/api/events': { GET: { summary: 'Live changes as server-sent events', permission: 'floor.read' } },
  '/api/health': { GET: { summary: 'Alive', permission: 'public', answer: z.object({ alive: z.boolean() }) } },
  '/api/ready': { GET: { summary: 'Store and migrations are ready; the upstream’s state is told', permission: 'public' } },
  '/api/openapi.json': { GET: { summary: 'This document', permission: 'public' } },
  '/api/auth/{...nextauth}': {
    GET: { summary: 'Sign-in library: tokens and session', permission: 'library' },
    POST: { summary: 'Sign-in library: sign in and out', permission: 'library' },
  },
}

const recordings: Api = {
  '/api/recordings': {
    GET: { summary: 'Recorded calls of a span of time, newest first', permission: 'recordings.play', query: recordingsQuery, answer: recordingsAnswer },
  },
  '/api/recordings/{id}/audio': {
    GET: {
      summary: 'The sound of a recording, whole or one range; with download=1 as a file',
      permission: 'recordings.play',
      params: byRecordingId,
      query: audioQuery,
    },
  },
  '/api/recordings/{id}/peaks': {
    GET: { summary: 'The waveform and the silences of a recording', permission: 'recordings.play', params: byRecordingId, answer: waveform },
  },
}

export const api: Api = { ...campaigns, ...recordings, ...people, ...system, ...peopleApi, ...leadApi, ...leadSearchApi, ...listApi, ...listHealthApi, ...jobApi, ...agentApi, ...liveApi, ...callApi, ...todayApi }
