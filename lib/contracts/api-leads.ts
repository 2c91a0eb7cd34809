import type { Api } from './api'
import {
  addLeadAnswer,
  addLeadInput,
  editLeadAnswer,
  editLeadInput,
  leadCalls,
  leadChoices,
  leadDetail,
  leadRecordings,
  recreateLeadInput,
  removeLeadAnswer,
  removeLeadInput,
  undoEditInput,
} from './lead-edits'
import { byOwnId, byUpstreamId } from './requests'

/** One lead: its page and everything that is done to it. */
export const leadApi: Api = {
  '/api/leads/{id}': {
    GET: { summary: 'One lead', permission: 'leads.read', params: byUpstreamId, answer: leadDetail },
    PATCH: {
      summary: 'Change fields of a lead that nobody else has changed meanwhile, and prove it by reading back',
      permission: 'leads.edit',
      params: byUpstreamId,
      body: editLeadInput,
      answer: editLeadAnswer,
      isIdempotent: true,
    },
    DELETE: {
      summary: 'Delete a lead for good; a snapshot is kept',
      permission: 'records.delete',
      freshSignIn: true,
      params: byUpstreamId,
      body: removeLeadInput,
      answer: removeLeadAnswer,
      isIdempotent: true,
    },
  },
  '/api/leads/{id}/undo': {
    POST: { summary: 'Take back one edit of a lead', permission: 'leads.edit', params: byUpstreamId, body: undoEditInput, answer: editLeadAnswer, isIdempotent: true },
  },
  '/api/leads/{id}/recordings': {
    GET: { summary: 'Recordings of a lead', permission: 'recordings.play', params: byUpstreamId, answer: leadRecordings },
  },
  '/api/leads/{id}/calls': { GET: { summary: 'Calls of a lead in the last 90 days', permission: 'leads.read', params: byUpstreamId, answer: leadCalls } },
  '/api/leads/choices': { GET: { summary: 'Statuses, lists and users that a lead may have', permission: 'leads.read', answer: leadChoices } },
  '/api/leads/recreate': {
    POST: {
      summary: 'Make a deleted lead anew from its snapshot',
      permission: 'records.delete',
      freshSignIn: false,
      body: recreateLeadInput,
      answer: addLeadAnswer,
      status: 201,
      isIdempotent: true,
    },
  },
  '/api/leads/adds/{id}': { GET: { summary: 'What became of an added lead', permission: 'leads.edit', params: byOwnId, answer: addLeadAnswer } },
}

/** The POST beside the search of all leads. */
export const addLeadOperation = {
  summary: 'Add a lead, once, also when the answer is lost',
  permission: 'leads.edit',
  body: addLeadInput,
  answer: addLeadAnswer,
  status: 201,
  isIdempotent: true,
} as const
