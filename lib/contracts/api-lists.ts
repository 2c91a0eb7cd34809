import type { Api } from './api'
import {
  createListAnswer,
  createListInput,
  editListAnswer,
  editListInput,
  listDetail,
  listsAnswer,
  listsQuery,
  removeListAnswer,
  removeListInput,
} from './lists'
import { byUpstreamId } from './requests'

export const listApi: Api = {
  '/api/lists': {
    GET: { summary: 'All lists of both statuses with their campaigns', permission: 'floor.read', query: listsQuery, answer: listsAnswer },
    POST: {
      summary: 'Make a list, once, also when the answer is lost',
      permission: 'lists.edit',
      body: createListInput,
      answer: createListAnswer,
      status: 201,
      isIdempotent: true,
    },
  },
  '/api/lists/{id}': {
    GET: { summary: 'One list with the number of its leads', permission: 'floor.read', params: byUpstreamId, answer: listDetail },
    PATCH: {
      summary: 'Rename, move, activate or deactivate a list and prove it by reading back',
      permission: 'lists.edit',
      params: byUpstreamId,
      body: editListInput,
      answer: editListAnswer,
      isIdempotent: true,
    },
    DELETE: {
      summary: 'Delete a list with its leads for good, behind its typed name',
      permission: 'records.delete',
      freshSignIn: true,
      params: byUpstreamId,
      body: removeListInput,
      answer: removeListAnswer,
      isIdempotent: true,
    },
  },
}
