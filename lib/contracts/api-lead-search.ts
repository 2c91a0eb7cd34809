import type { Api } from './api'
import { addLeadOperation } from './api-leads'
import { leadFieldsInput, leadFieldsSetting, leadsAnswer, leadSearchAnswer, leadSearchInput, leadSearchQuery } from './lead-search'
import { byOwnId } from './requests'
import { newViewInput, view, viewChanges, viewsAnswer, viewsQuery } from './views'

/** Finding leads, and what a person keeps of it. */
export const leadSearchApi: Api = {
  '/api/leads': {
    GET: { summary: 'One page of leads', permission: 'leads.read', query: leadSearchQuery, answer: leadsAnswer },
    POST: addLeadOperation,
  },
  '/api/leads/search': {
    POST: {
      summary: 'Keep a search for a person under a key, with its first page if asked',
      permission: 'personal.read',
      body: leadSearchInput,
      answer: leadSearchAnswer,
      status: 201,
    },
  },
  '/api/views': {
    GET: { summary: 'Own and shared views of a page', permission: 'leads.read', query: viewsQuery, answer: viewsAnswer },
    POST: { summary: 'Save a view', permission: 'leads.read', body: newViewInput, answer: view, status: 201 },
  },
  '/api/views/{id}': {
    PATCH: { summary: 'Rename, overwrite or share a view', permission: 'leads.read', params: byOwnId, body: viewChanges, answer: view },
    DELETE: { summary: 'Remove a view', permission: 'leads.read', params: byOwnId, status: 204 },
  },
  '/api/settings/lead-fields': {
    GET: { summary: 'Which of the account’s own lead fields are shown', permission: 'connection.manage', answer: leadFieldsSetting },
    PATCH: { summary: 'Choose the account’s own lead fields to show', permission: 'connection.manage', body: leadFieldsInput, answer: leadFieldsSetting },
  },
}
