import { z } from 'zod'
import type { ConvosoUser } from '@/lib/contracts/convoso-users'
import type { Recording } from '@/lib/contracts/recordings'
import type { Dialer, Page } from '@/lib/server/ports/dialer'
import { invalid } from './errors'
import { filterOut, pageOut, stampOut } from './outgoing'
import { readPage } from './pages'
import { toRecordings } from './recordings'
import type { Room } from './room'
import { countOrNull, id, moment, text, textOrNull, yesNo } from './wire'

/** `users/search` and `users/recordings`: users of the dialer. */
export function makeUsers(room: Room): Dialer['users'] {
  const zone = room.timeZone
  const row = userRow(zone)
  const search = room.reads.endpoint<Page<ConvosoUser>>('users', 'users/search')
  const recordings = room.reads.endpoint<Page<Recording>>('users', 'users/recordings')
  return {
    search: async (input, options) => {
      const asked = pageOut(input, { usual: 100, most: 1000 })
      const fields = { user: filterOut(input.user, 'user'), ...asked }
      return search({ fields, parse: (envelope) => readPage(envelope, { asked, rows: 'results', total: 'total', row, isKeyed: true }) }, options)
    },
    recordings: async (input, options) => {
      const asked = pageOut(input, { usual: 100, most: 100 })
      const user = filterOut(input.user, 'user')
      if (user === undefined) throw invalid('Whose recordings?', 'user')
      const fields = { user, start_time: stampOut(input.from, { zone, path: 'from' }), end_time: stampOut(input.to, { zone, path: 'to' }), ...asked }
      return recordings({ fields, parse: (envelope) => toRecordings(envelope, { asked, zone }) }, options)
    },
  }
}

const userRow = (zone: string): z.ZodType<ConvosoUser> =>
  z
    .object({
      id,
      email: textOrNull.optional(),
      first_name: text,
      last_name: text,
      user_level: countOrNull.optional(),
      status: yesNo,
      created_at: moment(zone),
      last_login: moment(zone),
    })
    .transform((wire) => ({
      id: wire.id,
      email: wire.email ?? null,
      firstName: wire.first_name,
      lastName: wire.last_name,
      level: wire.user_level ?? null,
      active: wire.status,
      createdAt: wire.created_at,
      lastSignInAt: wire.last_login,
    }))
