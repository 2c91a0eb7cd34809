import type { Api } from './api'
import { byPersonKey, openedPerson, openPersonInput, personAnswer, ringingAnswer, ringingQuery, timelinePart, timelineQuery } from './people'

export const peopleApi: Api = {
  '/api/people': {
    POST: {
      summary: 'Keep a number under a random key and begin to look for who carries it',
      permission: 'personal.read',
      body: openPersonInput,
      answer: openedPerson,
      status: 201,
    },
  },
  '/api/people/{key}': {
    GET: { summary: 'Every lead that carries the number', permission: 'personal.read', params: byPersonKey, answer: personAnswer },
  },
  '/api/people/{key}/timeline': {
    GET: {
      summary: 'Calls, recordings, callbacks and acts as lines of JSON, each source as it answers, newest first',
      permission: 'personal.read',
      params: byPersonKey,
      query: timelineQuery,
      answer: timelinePart,
    },
  },
  '/api/people/{key}/ringing': {
    GET: {
      summary: 'Why a lead of this person is, or is not, ringing',
      permission: 'personal.read',
      params: byPersonKey,
      query: ringingQuery,
      answer: ringingAnswer,
    },
  },
}
