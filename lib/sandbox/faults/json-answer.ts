export type Json = Record<string, unknown>

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export const jsonAnswer = (body: unknown): Response => textAnswer(JSON.stringify(body))

export const textAnswer = (text: string | Uint8Array<ArrayBuffer>, contentType = 'application/json; charset=utf-8'): Response =>
  new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })

/** The object in an answer; an answer that is none (a page, audio) is given back as it is. */
export const readAnswer = async (answer: Response): Promise<{ json: Json } | { other: Response }> => {
  if (!(answer.headers.get('content-type') ?? '').includes('json')) return { other: answer }
  const json: unknown = await answer.clone().json()
  return isJson(json) ? { json } : { other: answer }
}

/** The true answer's object, changed; whatever is no object stays. */
export const changeJson = async (truth: Response, change: (json: Json) => unknown): Promise<Response> => {
  const read = await readAnswer(truth)
  return 'other' in read ? read.other : jsonAnswer(change(read.json))
}
