import { z } from 'zod'
import { lead, newLead } from '@/lib/contracts/leads'
import type { LeadAdd, LeadSnapshot, LeadStore } from '@/lib/server/ports/leads'
import type { Database } from './schema'

export const makeLeads = ({ kysely }: Database): LeadStore => ({ leadSnapshots: makeSnapshots(kysely), leadAdds: makeAdds(kysely) })

const snapshotRow = z.object({
  leadId: z.string(),
  body: z.preprocess(fromJson, lead),
  deletedAt: z.string(),
  deletedBy: z.string(),
  actId: z.string(),
  recreatedAs: z.string().nullable(),
}) satisfies z.ZodType<LeadSnapshot>

const addRow = z.object({
  id: z.string(),
  status: z.enum(['sending', 'done', 'failed', 'unknown']),
  actId: z.string(),
  actorName: z.string(),
  body: z.preprocess(fromJson, newLead),
  knownIds: z.preprocess(fromJson, z.array(z.string())),
  requestKey: z.string().nullable(),
  recreates: z.string().nullable(),
  leadId: z.string().nullable(),
  code: z.string().nullable(),
  sentence: z.string().nullable(),
  beganAt: z.string(),
  settledAt: z.string().nullable(),
}) satisfies z.ZodType<LeadAdd>

function fromJson(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : text
}

function makeSnapshots(kysely: Database['kysely']): LeadStore['leadSnapshots'] {
  return {
    put: async (snapshot) => {
      const { leadId, ...rest } = { ...snapshot, body: JSON.stringify(snapshot.body) }
      await kysely
        .insertInto('leadSnapshots')
        .values({ leadId, ...rest })
        .onConflict((conflict) => conflict.column('leadId').doUpdateSet(rest))
        .execute()
    },
    get: async (leadId) => {
      const row = await kysely.selectFrom('leadSnapshots').selectAll().where('leadId', '=', leadId).executeTakeFirst()
      return row === undefined ? null : snapshotRow.parse(row)
    },
    remove: async (leadId) => {
      await kysely.deleteFrom('leadSnapshots').where('leadId', '=', leadId).execute()
    },
    setRecreated: async (leadId, recreatedAs) => {
      await kysely.updateTable('leadSnapshots').set({ recreatedAs }).where('leadId', '=', leadId).execute()
    },
  }
}

function makeAdds(kysely: Database['kysely']): LeadStore['leadAdds'] {
  return {
    insert: async (add) => {
      await kysely
        .insertInto('leadAdds')
        .values({ ...add, body: JSON.stringify(add.body), knownIds: JSON.stringify(add.knownIds) })
        .execute()
    },
    get: async (id) => {
      const row = await kysely.selectFrom('leadAdds').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : addRow.parse(row)
    },
    ofRequest: async (requestKey) => {
      const row = await kysely.selectFrom('leadAdds').selectAll().where('requestKey', '=', requestKey).orderBy('beganAt', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : addRow.parse(row)
    },
    settle: async (id, settlement) => {
      await kysely.updateTable('leadAdds').set(settlement).where('id', '=', id).execute()
    },
    unsettled: async (since) => {
      const open = kysely.selectFrom('leadAdds').selectAll().where('status', 'in', ['sending', 'unknown']).where('beganAt', '>=', since)
      return (await open.orderBy('beganAt').execute()).map((row) => addRow.parse(row))
    },
  }
}
