import { withFreshSignIn } from './fresh-sign-in'
import { getJson } from './http'

/** The file of an export that is done. */
export const filePath = (id: string): string => `/api/jobs/${id}/file`

/** Lets the browser keep the file, which it does as the bytes come. Before, where the server wants it, the password is asked for. Throws RequestProblem. */
export async function keepFile(id: string): Promise<void> {
  await withFreshSignIn(() => getJson<undefined>(`${filePath(id)}?check=1`))
  const link = document.createElement('a')
  link.href = filePath(id)
  link.download = ''
  link.click()
}
