/** Query and form together, as the wire merges them. Leaves the request unread. */
export const valuesOf = async (request: Request): Promise<URLSearchParams> => {
  const values = new URLSearchParams(new URL(request.url).search)
  const inBody = request.body ? new URLSearchParams(await request.clone().text()) : []
  for (const [name, value] of inBody) values.set(name, value)
  return values
}
