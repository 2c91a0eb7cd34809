/** Readers for the control's JSON: each answers undefined for what is absent or of another type. */
export type Json = Record<string, unknown>

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object in a request's body; an empty one for no body. Undefined for anything that is no object. */
export const readJson = async (request: Request): Promise<Json | undefined> => {
  const text = await request.text()
  try {
    const parsed: unknown = text.trim() === '' ? {} : JSON.parse(text)
    return isJson(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

export const textIn = (json: Json, name: string): string | undefined => {
  const value = json[name]
  return typeof value === 'string' ? value : undefined
}

export const numberIn = (json: Json, name: string): number | undefined => {
  const value = json[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
