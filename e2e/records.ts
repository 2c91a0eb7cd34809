export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The records of a list under this name; none when it is not there. */
export const recordsIn = (value: unknown, name: string): Record<string, unknown>[] => {
  const list = isRecord(value) ? value[name] : undefined
  return Array.isArray(list) ? list.filter(isRecord) : []
}

export function textIn(json: string, name: string): string {
  const parsed: unknown = JSON.parse(json)
  const value = isRecord(parsed) ? parsed[name] : undefined
  if (typeof value !== 'string') throw new Error(`The answer has no text ${name}`)
  return value
}
