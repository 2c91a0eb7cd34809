import type { Api } from './api'
import {
  byDuplicateKey,
  duplicateLeads,
  duplicatesAnswer,
  duplicatesQuery,
  listCountsAnswer,
  listCountsQuery,
  listHealth,
  listScan,
  quarantineInput,
  scanAllAnswer,
} from './list-health'
import { byUpstreamId } from './requests'
import { statusMeaningInput, statusMeaningSetting } from './status-meanings'

/** How full lists are, the radar for numbers that stand in them twice, and what statuses mean. */
export const listHealthApi: Api = {
  '/api/lists/counts': {
    GET: { summary: 'How full the lists of the visible rows are, as far as known now', permission: 'floor.read', query: listCountsQuery, answer: listCountsAnswer },
  },
  '/api/lists/{id}/health': {
    GET: { summary: 'How full a list is and how it is worked', permission: 'floor.read', params: byUpstreamId, answer: listHealth },
    POST: { summary: 'Scan a list from its beginning', permission: 'lists.edit', params: byUpstreamId, answer: listScan, status: 202 },
  },
  '/api/lists/duplicates': {
    GET: { summary: 'Numbers that stand in several lists or under several leads', permission: 'leads.read', query: duplicatesQuery, answer: duplicatesAnswer },
    PATCH: { summary: 'Choose the list into which duplicates are moved', permission: 'lists.edit', body: quarantineInput, answer: quarantineInput },
  },
  '/api/lists/duplicates/scan': {
    POST: { summary: 'Scan every list that was not scanned yet', permission: 'lists.edit', answer: scanAllAnswer, status: 202 },
  },
  '/api/lists/duplicates/{key}': {
    GET: { summary: 'The leads behind one number, read just now', permission: 'leads.read', params: byDuplicateKey, answer: duplicateLeads },
  },
  '/api/settings/status-meaning': {
    GET: { summary: 'What the statuses mean, and who says so', permission: 'audit.read', answer: statusMeaningSetting },
    PATCH: { summary: 'Sort statuses that Convoso does not name', permission: 'lists.edit', body: statusMeaningInput, answer: statusMeaningSetting },
  },
}
