import type { AuditEntry } from '@/lib/contracts/audit'
import type { EditListInput } from '@/lib/contracts/lists'
import { listFields, type ListField } from '@/lib/contracts/lists-words'

type Act = { entries: readonly AuditEntry[] }

/** The edit that takes back an act of the history; null where nothing was done or nobody knows what was before. A description whose old text nobody knows stays. */
export function undoneBy({ entries }: Act): EditListInput | null {
  const done = entries.find(({ action, outcome }) => action === 'lists.edit' && (outcome === 'succeeded' || outcome === 'unknown'))
  if (done === undefined || entries.some(({ outcome }) => outcome === 'failed')) return null
  const [before, after] = [valuesIn(done.before), valuesIn(done.after)]
  const fields = listFields.filter((field) => after[field] !== undefined && (field !== 'description' || before[field] !== undefined))
  if (fields.length === 0 || fields.some((field) => before[field] === undefined)) return null
  return { changes: only(before, fields), expected: only(after, fields), reason: `Undo of a change by ${done.actorName}`.slice(0, 200) }
}

type Values = EditListInput['expected']

const only = (values: Values, fields: readonly ListField[]): Values => Object.fromEntries(Object.entries(values).filter(([name]) => fields.some((field) => field === name)))

function valuesIn(held: unknown): Values {
  if (typeof held !== 'object' || held === null) return {}
  const read = (name: string): unknown => Reflect.get(held, name)
  const [name, campaignId, active, description] = [read('name'), read('campaignId'), read('active'), read('description')]
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof campaignId === 'string' && { campaignId }),
    ...(typeof active === 'boolean' && { active }),
    ...(typeof description === 'string' && { description }),
  }
}
