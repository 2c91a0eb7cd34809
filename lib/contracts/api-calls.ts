import type { Api } from './api'
import { callingHours, callingHoursInput, hoursQuery } from './calling-hours'
import { callHistogramQuery, callsAnswer, callsQuery, personCallsAnswer, personCallsInput } from './calls'

export const callApi: Api = {
  '/api/calls/hours': {
    GET: { summary: 'Calls against the called party’s hours, as lines of JSON while the log is read', permission: 'leads.read', query: hoursQuery },
  },
  '/api/settings/calling-hours': {
    GET: { summary: 'Between which hours people may be called', permission: 'audit.read', answer: callingHours },
    PATCH: { summary: 'Change the calling hours', permission: 'lists.edit', body: callingHoursInput, answer: callingHours },
  },
  '/api/calls': { GET: { summary: 'One page of the call log, newest first', permission: 'leads.read', query: callsQuery, answer: callsAnswer } },
  '/api/calls/search': {
    POST: { summary: 'Keep a search for somebody’s calls under a key', permission: 'personal.read', body: personCallsInput, answer: personCallsAnswer, status: 201 },
  },
  '/api/calls/histogram': {
    GET: { summary: 'Calls by outcome over time, as lines of JSON while they are counted', permission: 'leads.read', query: callHistogramQuery },
  },
}
