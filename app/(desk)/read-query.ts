/** As Next hands a page its query. */
export type PageQuery = Record<string, string | string[] | undefined>

/** The query of a page as the codec of its view reads it; of a repeated part the first counts. */
export function readQuery(query: PageQuery): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) params.set(name, first)
  }
  return params
}
