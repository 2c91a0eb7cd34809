import { z } from 'zod'
import type { AgentPerformance } from '@/lib/contracts/agents'
import { ratio } from '@/lib/contracts/performance'
import type { KeptDay, PerformanceStore } from '@/lib/server/ports/performance'
import { flag, toFlag } from './row-values'
import type { Database } from './schema'
import { inTransaction } from './serialised'

export const makePerformance = ({ kysely }: Database): PerformanceStore => ({
  keptDays: {
    between: async ({ zone, fromDay, toDay, campaignIds }) => {
      if (campaignIds.length === 0) return []
      const rows = await kysely
        .selectFrom('keptDays')
        .selectAll()
        .where('zone', '=', zone)
        .where('campaignId', 'in', campaignIds)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .execute()
      return rows.map(({ stale, body, contacts, ...row }) => ({ ...row, isStale: flag.parse(stale), rows: readBody(body), contacts: readContacts(contacts) }))
    },
    put: async (days) => {
      if (days.length === 0) return
      await kysely
        .insertInto('keptDays')
        .values(days.map(toRow))
        .onConflict((conflict) =>
          conflict
            .columns(['zone', 'campaignId', 'day'])
            .doUpdateSet((row) => ({
              askedAt: row.ref('excluded.askedAt'),
              stale: row.ref('excluded.stale'),
              body: row.ref('excluded.body'),
              contacts: row.ref('excluded.contacts'),
            }))
            .where((row) => row('keptDays.askedAt', '<=', row.ref('excluded.askedAt'))),
        )
        .execute()
    },
    putContacts: (days) =>
      inTransaction(kysely, async (transaction) => {
        for (const { zone, day, campaignId, askedAt, contacts } of days)
          await transaction
            .updateTable('keptDays')
            .set({ contacts: JSON.stringify(contacts) })
            .where('zone', '=', zone)
            .where('campaignId', '=', campaignId)
            .where('day', '=', day)
            .where('askedAt', '=', askedAt)
            .execute()
      }),
    expire: async ({ zone, fromDay, toDay }) => {
      const expired = await kysely
        .updateTable('keptDays')
        .set({ stale: 1 })
        .where('zone', '=', zone)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .returning('day')
        .execute()
      return new Set(expired.map(({ day }) => day)).size
    },
  },
  ratios: {
    list: async () => {
      const rows = await kysely.selectFrom('ratios').selectAll().orderBy('name').orderBy('id').execute()
      return rows.map((row) => ratio.parse(row))
    },
    insert: async (row) => {
      await kysely.insertInto('ratios').values(row).execute()
    },
    remove: async (id) => {
      await kysely.deleteFrom('ratios').where('id', '=', id).execute()
    },
  },
})

const toRow = ({ isStale, rows, contacts, ...day }: KeptDay) => ({
  ...day, stale: toFlag(isStale), body: JSON.stringify(rows.map(toTuple)), contacts: contacts === null ? null : JSON.stringify(contacts),
})

/** A year of days would be three times the size with its field names. */
const toTuple = (row: AgentPerformance) => [
  row.userId, row.name, row.calls, row.machines, row.humans, row.talkSeconds, row.waitSeconds, row.pauseSeconds, row.wrapSeconds, row.totalSeconds,
  row.timesMissing === true ? 1 : 0,
]

const count = z.number()
const tuple = z
  .tuple([z.string(), z.string(), count, count, count, count, count, count, count, count, flag])
  .transform(([userId, name, calls, machines, humans, talkSeconds, waitSeconds, pauseSeconds, wrapSeconds, totalSeconds, timesMissing]): AgentPerformance => ({
    userId, name, calls, machines, humans, talkSeconds, waitSeconds, pauseSeconds, wrapSeconds, totalSeconds, ...(timesMissing && { timesMissing }),
  }))
const body = z.array(tuple)

const contactsBody = z.object({ codes: z.array(z.string()), byAgent: z.record(z.string(), count) })
const readContacts = (text: string | null) => (text === null ? null : contactsBody.parse(JSON.parse(text)))

const readBody = (text: string): AgentPerformance[] => body.parse(JSON.parse(text))
