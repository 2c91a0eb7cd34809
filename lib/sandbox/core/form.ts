/** The parameters of one request. An empty text is there, but no filter. */
export type Form = {
  values: ReadonlyMap<string, string>
  /** Where the token stood. */
  tokenPlace: 'url' | 'body' | 'headers' | 'none'
}

/** Merged: query lowest, then the form, then JSON. Nested values are dropped: the wire knows only flat ones. */
export const readForm = async (request: Request): Promise<Form> => {
  const values = new Map<string, string>()
  const url = new URL(request.url)
  for (const [name, value] of url.searchParams) values.set(name, value)
  const inBody = request.method === 'POST' ? await readBody(request) : new Map<string, string>()
  for (const [name, value] of inBody) values.set(name, value)
  return { values, tokenPlace: tokenPlaceOf(url, inBody, request.headers) }
}

/** The trimmed text of a parameter; undefined when absent or empty. */
export const filterOf = (form: Form, name: string): string | undefined => {
  const value = form.values.get(name)?.trim()
  return value === undefined || value === '' ? undefined : value
}

/** A comma list without its empty parts; undefined when absent or empty. */
export const listOf = (form: Form, name: string): string[] | undefined => {
  const parts = filterOf(form, name)?.split(',').map((part) => part.trim()).filter((part) => part !== '')
  return parts && parts.length > 0 ? parts : undefined
}

/** As PHP reads a form's flag: anything but an empty text, "0" and "false" is true. */
export const isOn = (form: Form, name: string): boolean => {
  const value = filterOf(form, name)?.toLowerCase()
  return value !== undefined && value !== '0' && value !== 'false'
}

/** A whole number of at most 15 digits, or undefined. */
export const idOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const readBody = async (request: Request): Promise<Map<string, string>> => {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) return readMultipart(request)
  const text = await request.text()
  if (type.includes('json') || text.trimStart().startsWith('{')) return readJson(text)
  return new Map(new URLSearchParams(text))
}

/** A body that is no multipart text, whatever its header says, has no parameters. */
const readMultipart = async (request: Request): Promise<Map<string, string>> => {
  const values = new Map<string, string>()
  const parts = await request.formData().catch(() => new FormData())
  for (const [name, value] of parts) if (typeof value === 'string') values.set(name, value)
  return values
}

const readJson = (text: string): Map<string, string> => {
  const values = new Map<string, string>()
  const parsed = parsedOrNull(text)
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return values
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null) values.set(name, '')
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values.set(name, String(value))
  }
  return values
}

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const tokenPlaceOf = (url: URL, inBody: ReadonlyMap<string, string>, headers: Headers): Form['tokenPlace'] => {
  if (url.searchParams.has('auth_token')) return 'url'
  if (inBody.has('auth_token')) return 'body'
  return headers.has('authorization') || headers.has('x-auth-token') ? 'headers' : 'none'
}
