import type { Api } from './api'
import { callbacksAnswer, callbacksQuery } from './callbacks'
import { floorAnswer } from './live'
import { byOwnId } from './requests'
import { approveWallInput, wall, wallClaim, wallCode, wallFloor, wallsAnswer } from './walls'

export const liveApi: Api = {
  '/api/agents/live': { GET: { summary: 'Who does what on the floor now, at the newest of one shared reading', permission: 'floor.read', answer: floorAnswer } },
  '/api/callbacks': {
    GET: { summary: 'Callbacks by their due moment: overdue, within the hour, later', permission: 'leads.read', query: callbacksQuery, answer: callbacksAnswer },
  },
  '/api/walls': {
    GET: { summary: 'Wall screens, and screens that show a code now', permission: 'users.manage', answer: wallsAnswer },
    POST: { summary: 'Let in the screen that shows this code', permission: 'users.manage', freshSignIn: false, body: approveWallInput, answer: wall, status: 201 },
  },
  '/api/walls/{id}': { DELETE: { summary: 'Take the access from a wall screen', permission: 'users.manage', freshSignIn: false, params: byOwnId, status: 204 } },
  '/api/walls/codes': { POST: { summary: 'A code for a screen to show', permission: 'public', answer: wallCode, status: 201 } },
  '/api/walls/claim': { POST: { summary: 'What became of the screen that shows a code', permission: 'public', answer: wallClaim } },
  '/api/walls/floor': { GET: { summary: 'The floor without personal data', permission: 'floor.read', alsoWall: true, answer: wallFloor } },
  '/api/walls/events': { GET: { summary: 'That the floor changed, as server-sent events', permission: 'floor.read', alsoWall: true } },
}
