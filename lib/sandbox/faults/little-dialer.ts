import { applyFault } from './apply-fault'
import { valuesOf } from './asked'
import { makeFaultTable, type FaultTable } from './fault-table'
import { jsonAnswer } from './json-answer'

export type LittleDialer = {
  faults: FaultTable
  fetch: (request: Request) => Promise<Response>
  /** Whether its one campaign dials: what a write really did. */
  isActive: () => boolean
  /** Requests that reached the truth, by path. */
  reached: string[]
}

/** A dialer of a few rows, to try faults on. */
export const openLittleDialer = (): LittleDialer => {
  const faults = makeFaultTable()
  const reached: string[] = []
  let isActive = true
  const truth = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    reached.push(pathname)
    const values = await valuesOf(request)
    if (pathname.endsWith('/campaigns/status')) {
      isActive = values.get('status') === '1'
      return jsonAnswer({ success: true })
    }
    if (pathname.endsWith('/users/search')) return jsonAnswer({ success: true, data: { offset: 0, limit: '20', total: '2', results: users } })
    return pathname.endsWith('/leads/search') ? leadPage(values) : jsonAnswer({ success: true, data: [] })
  }
  return {
    faults, reached, isActive: () => isActive,
    fetch: async (request) => {
      const fault = faults.take(new URL(request.url).pathname, (await valuesOf(request)).get('auth_token') ?? undefined)
      return fault ? applyFault(fault, request, truth) : truth(request)
    },
  }
}

const users = { 31: { id: 31, first_name: 'Ada' }, 32: { id: 32, first_name: 'Ben' } }

const leads = Array.from({ length: 12 }, (_, index) => ({
  id: String(index + 1), list_id: index < 6 ? '21' : '22', status: 'NEW', first_name: `Lead ${index + 1}`, called_count: index, created_at: '2026-11-18 12:00:00', last_called_at: null,
}))

const leadPage = (values: URLSearchParams): Response => {
  const [offset, limit, listId] = [Number(values.get('offset') ?? 0), Number(values.get('limit') ?? 4), values.get('list_id')]
  const found = leads.filter((lead) => listId === null || lead.list_id === listId)
  return jsonAnswer({ success: true, data: { offset, limit, total: String(found.length), entries: found.slice(offset, offset + limit) } })
}
