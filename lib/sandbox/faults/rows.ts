import { isJson, type Json } from './json-answer'

/** How rows are held: a list, or an object by id. */
export type Rows = { keys: string[] | undefined; rows: Json[] }

/** The rows of an answer replaced by changed ones, in whatever container they stand; an answer without rows has its `data` as the only one. */
export const changeRows = (answer: Json, change: (rows: Json[]) => Json[]): Json =>
  changeContainer(answer, (held) => held.keys ? keyed(change(held.rows), held.keys) : change(held.rows))

/** The container itself replaced. */
export const changeContainer = (answer: Json, change: (held: Rows) => unknown): Json => {
  const path = containerPath(answer)
  const held = path.reduce<unknown>((value, name) => (isJson(value) ? value[name] : undefined), answer)
  if (Array.isArray(held)) return put(answer, path, change({ keys: undefined, rows: held.filter(isJson) }))
  if (!isJson(held)) return answer
  const rows = Object.values(held)
  if (rows.length > 0 && rows.every(isJson)) return put(answer, path, change({ keys: Object.keys(held), rows: rows.filter(isJson) }))
  const [alone] = [change({ keys: undefined, rows: [held] })].flat()
  return put(answer, path, alone)
}

export const rowsOf = (answer: Json): Json[] => {
  let found: Json[] = []
  changeContainer(answer, ({ rows }) => {
    found = rows
    return rows
  })
  return found
}

const containerPath = ({ data }: Json): string[] => {
  if (!isJson(data)) return ['data']
  if (isJson(data.entries) && Array.isArray(data.entries.agents)) return ['data', 'entries', 'agents']
  const name = ['entries', 'results'].find((known) => typeof data[known] === 'object' && data[known] !== null)
  return name === undefined ? ['data'] : ['data', name]
}

const keyed = (rows: Json[], keys: string[]): Json =>
  // A changed id must not move a row: the key is the old one, further rows get keys of their own.
  Object.fromEntries(rows.map((row, index) => [keys[index] ?? `${keys[0] ?? 'row'}0${index}`, row]))

const put = (target: Json, [name, ...rest]: string[], value: unknown): Json => {
  if (name === undefined) return target
  const inner = target[name]
  return { ...target, [name]: rest.length === 0 ? value : put(isJson(inner) ? inner : {}, rest, value) }
}
