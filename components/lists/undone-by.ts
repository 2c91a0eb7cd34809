import type { AuditEntry } from '@/lib/contracts/audit'
import type { EditListInput } from '@/lib/contracts/lists'

type Act = { entries: readonly AuditEntry[] }

/** The edit that takes back an act of the history; null where nothing was done or the dialer did not tell what was before. */
export function undoneBy({ entries }: Act): EditListInput | null {
  const done = entries.find(({ action, outcome }) => action === 'lists.edit' && (outcome === 'succeeded' || outcome === 'unknown'))
  if (done === undefined || entries.some(({ outcome }) => outcome === 'failed')) return null
  const [before, after] = [valuesIn(done.before), valuesIn(done.after)]
  const fields = told.filter((field) => after[field] !== undefined)
  if (fields.length === 0 || fields.some((field) => before[field] === undefined)) return null
  return { changes: only(before, fields), expected: only(after, fields), reason: `Undo of a change by ${done.actorName}`.slice(0, 200) }
}

type Values = EditListInput['expected']

/** What the dialer tells of a list. */
const told = ['name', 'campaignId', 'active'] as const

const only = (values: Values, fields: readonly (typeof told)[number][]): Values => Object.fromEntries(Object.entries(values).filter(([name]) => fields.some((field) => field === name)))

function valuesIn(held: unknown): Values {
  if (typeof held !== 'object' || held === null) return {}
  const read = (name: string): unknown => Reflect.get(held, name)
  const [name, campaignId, active] = [read('name'), read('campaignId'), read('active')]
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof campaignId === 'string' && { campaignId }),
    ...(typeof active === 'boolean' && { active }),
  }
}
