import type { DatabaseSync } from 'node:sqlite'
import { startOfDay } from './calendar'
import { leadAt } from './lists'
import { keyed, pick, whole, type Random } from './random'
import { numberIn, together } from './rows'
import type { World } from './world'

/** Callbacks around now: some overdue, some within the hour, most in the next days, older ones completed or dismissed. */
export const writeCallbacks = (db: DatabaseSync, world: World): void => {
  const insert = db.prepare(`INSERT INTO callbacks (id, lead_id, list_id, campaign_id, user_id, created_at, due_at, modified_at,
    recipient, stage, comments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const worked = db.prepare('SELECT count(*) AS found FROM leads WHERE id = ? AND called_count > 0 AND status NOT IN (\'SALE\', \'DNC\', \'WRONG\')')
  const waits = db.prepare("UPDATE leads SET status = 'CALLBK' WHERE id = ?")
  const agents = world.agents.filter(({ crew }) => crew !== 'office' && crew !== 'former')
  const lists = world.lists.filter((list) => list.lastDay === null && list.zones.length > 0)
  if (lists.length === 0 || agents.length === 0) return
  together(db, () => {
    for (let index = 0; index < world.sizes.callbacks; index++) {
      const random = keyed(world.seed, callbackSalt, index)
      const list = lists[index % lists.length]
      const agent = agents[whole(random, 0, agents.length - 1)]
      const zone = list?.zones.at(-1)
      if (list === undefined || agent === undefined || zone === undefined) continue
      const leadId = leadAt(list, zone.from + whole(random, 0, zone.size - 1))
      if (numberIn(worked.get(leadId), 'found') === 0) continue
      const { stage, createdAt, dueAt, modifiedAt } = momentsOf(world, random, index)
      const recipient = random() < 0.4 ? 'USERONLY' : 'SYSTEM'
      const id = firstCallbackId + index
      insert.run(id, leadId, list.id, list.campaignId, agent.id, createdAt, dueAt, modifiedAt, recipient, stage, pick(random, comments))
      if (stage === 'PENDING') waits.run(leadId)
    }
  })
}

const callbackSalt = 61
const firstCallbackId = 7_400_001
const comments = [
  '', '', 'Asked to call after work', 'Needs to speak with spouse', 'Has the policy at hand then', 'Prefers mornings', 'Llamar en español',
  'Waiting for the utility bill', 'Back from travel',
] as const

type Moments = { stage: 'PENDING' | 'COMPLETED' | 'DISMISSED'; createdAt: number; dueAt: number; modifiedAt: number }

const momentsOf = (world: World, random: Random, index: number): Moments => {
  const kind = index % 20
  const talkedAgo = whole(random, 3_600, 12 * 86_400)
  if (kind >= 8) {
    const dueAt = toQuarter(world.now - whole(random, 3_600, Math.max(1, world.sizes.days - 1) * 86_400 + 3_600))
    const modifiedAt = Math.min(world.now, dueAt + whole(random, 20, 3_000))
    return { stage: kind < 17 ? 'COMPLETED' : 'DISMISSED', createdAt: dueAt - talkedAgo, dueAt, modifiedAt }
  }
  const wanted = kind === 0 ? world.now - whole(random, 300, 40_000) : kind === 1 ? world.now + whole(random, 450, 3_000) : dueLater(world, random)
  const dueAt = toQuarter(wanted)
  const createdAt = Math.min(world.now - 300, dueAt) - talkedAgo
  return { stage: 'PENDING', createdAt, dueAt, modifiedAt: createdAt }
}

const toQuarter = (epoch: number): number => Math.round(epoch / 900) * 900

/** Within the next two weeks, at hours when people answer. */
const dueLater = (world: World, random: Random): number =>
  startOfDay(world.today + whole(random, 1, 14), world.zone) + whole(random, 8 * 3_600, 20 * 3_600)
