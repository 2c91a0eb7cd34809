/** How a row is called: its name, else its id. */
export function leadNameOf({ id, firstName = '', lastName = '' }: { id: string; firstName?: string | undefined; lastName?: string | undefined }): string {
  const name = `${firstName} ${lastName}`.replace(/\s+/g, ' ').trim()
  return name === '' ? `Lead ${id}` : name
}
