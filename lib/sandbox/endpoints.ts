import { searchAgentPerformance } from './agent-performance'
import { logOutAgent, searchAgentMonitor, searchUserActivity } from './agents'
import { searchCallbacks } from './callbacks'
import { retrieveCalls } from './calls'
import { searchCampaigns, setCampaignStatus } from './campaigns'
import type { Account } from './core/account'
import type { Form } from './core/form'
import type { Answer } from './core/reply'
import { searchDispositions } from './dispositions'
import { deleteLead } from './leads-delete'
import { insertLead } from './leads-insert'
import { searchLeads } from './leads-search'
import { updateLead } from './leads-update'
import { deleteList, insertList, searchLists, updateList } from './lists'
import { searchLeadRecordings, searchUserRecordings } from './recordings'
import { searchUsers } from './users'

/** Works on one account; says no by throwing a Refusal. `baseUrl` is where recording links point. */
export type Endpoint = (account: Account, form: Form, baseUrl: string) => Answer

/** The catalogue: what stands behind `/v1/`. Everything else is a 404 page. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['campaigns/search', searchCampaigns],
  ['campaigns/status', setCampaignStatus],
  ['lists/search', searchLists],
  ['lists/insert', insertList],
  ['lists/update', updateList],
  ['lists/delete', deleteList],
  ['leads/search', searchLeads],
  ['leads/insert', insertLead],
  ['leads/update', updateLead],
  ['leads/delete', deleteLead],
  ['leads/get-recordings', searchLeadRecordings],
  ['users/search', searchUsers],
  ['users/recordings', searchUserRecordings],
  ['agent-performance/search', searchAgentPerformance],
  ['agent-monitor/search', searchAgentMonitor],
  ['agent-monitor/logout', logOutAgent],
  ['user-activity/search', searchUserActivity],
  ['log/retrieve', retrieveCalls],
  ['callbacks/search', searchCallbacks],
  ['status/search', searchDispositions],
])
