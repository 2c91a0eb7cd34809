import type { Api } from './api'
import { agentDayAnswer, agentDayQuery, convosoUsersAnswer, newRatioInput, performanceAnswer, performanceQuery, ratio, ratiosAnswer, rereadAnswer, rereadInput, trendQuery } from './performance'
import { byOwnId, byUpstreamId } from './requests'

export const agentApi: Api = {
  '/api/agents/performance': {
    GET: { summary: 'Sums per agent of a stretch of time, beside those it is compared with', permission: 'floor.read', query: performanceQuery, answer: performanceAnswer },
  },
  '/api/agents/performance/trend': {
    GET: { summary: 'Sums by day or hour as lines of JSON, as they are known', permission: 'floor.read', query: trendQuery },
  },
  '/api/agents/performance/reread': {
    POST: { summary: 'Have kept days read anew at their next showing', permission: 'lists.edit', body: rereadInput, answer: rereadAnswer },
  },
  '/api/agents/ratios': {
    GET: { summary: 'Columns that managers defined', permission: 'floor.read', answer: ratiosAnswer },
    POST: { summary: 'Define a column as one measure over another', permission: 'lists.edit', body: newRatioInput, answer: ratio, status: 201 },
  },
  '/api/agents/ratios/{id}': { DELETE: { summary: 'Remove such a column', permission: 'lists.edit', params: byOwnId, status: 204 } },
  '/api/agents/{id}/day': {
    GET: { summary: 'The calls of one agent on one day, without the people called', permission: 'floor.read', params: byUpstreamId, query: agentDayQuery, answer: agentDayAnswer },
  },
  '/api/users/convoso': { GET: { summary: 'The users of the dialer itself, by name', permission: 'floor.read', answer: convosoUsersAnswer } },
}
