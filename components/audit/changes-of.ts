import { isOwnField, ownFieldWord } from '@/lib/contracts/lead-edits-words'

export type Change = { field: string; before: string | null; after: string | null }

/** What an act changed, field by field, in words; equal fields are left out. null means the side says nothing about it. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const left = fieldsOf(before)
  const right = fieldsOf(after)
  const fields = [...new Set([...left.keys(), ...right.keys()])]
  return fields
    .map((field) => ({ field: fieldWord(field), before: textOf(field, left.get(field)), after: textOf(field, right.get(field)) }))
    .filter((change) => change.before !== change.after)
}

function fieldsOf(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map()
  if (typeof value === 'object' && !Array.isArray(value)) return new Map(Object.entries(value))
  return new Map([['value', value]])
}

function textOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return field === 'active' ? (value ? 'on' : 'off') : value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map((each) => textOf('', each) ?? '–').join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** `lastSignInAt` reads "Last sign in at". */
function fieldWord(field: string): string {
  if (field === 'active') return 'Dialing'
  if (isOwnField(field)) return ownFieldWord(field)
  const words = field.replaceAll('-', ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
