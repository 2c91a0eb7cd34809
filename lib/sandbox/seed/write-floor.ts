import type { DatabaseSync } from 'node:sqlite'
import { startOfDay } from './calendar'
import { statuses } from './outcomes'
import { plainName } from './plain-name'
import { keyed, whole } from './random'
import { together } from './rows'
import { shiftsOn } from './duty'
import type { World } from './world'

/** Writes what stands around the leads: campaigns, queues, lists, users, dispositions. */
export const writeFloor = (db: DatabaseSync, world: World): void => {
  together(db, () => {
    writeCampaigns(db, world)
    writeLists(db, world)
    writeUsers(db, world)
    writeStatuses(db)
  })
}

const writeCampaigns = (db: DatabaseSync, { campaigns }: World): void => {
  const campaignRow = db.prepare('INSERT INTO campaigns (id, uid, name, active, zone, pace, contact_rate) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const queueRow = db.prepare('INSERT INTO queues (id, name, campaign_id) VALUES (?, ?, ?)')
  for (const { id, uid, name, active, zone, pace, contactRate, queueId, prefix } of campaigns) {
    campaignRow.run(id, uid, name, active ? 1 : 0, zone, pace, contactRate)
    if (queueId !== null) queueRow.run(queueId, `${prefix} Inbound`, id)
  }
}

const writeLists = (db: DatabaseSync, world: World): void => {
  const row = db.prepare('INSERT INTO lists (id, uid, campaign_id, name, description, active, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
  for (const { id, index, uid, campaignId, name, active, createdDay } of world.lists) {
    const description = index % 4 === 0 ? `Loaded for ${world.campaignById.get(campaignId)?.name ?? 'the floor'}` : ''
    row.run(id, uid, campaignId, name, description, active ? 1 : 0, startOfDay(createdDay, world.zone))
  }
}

const writeUsers = (db: DatabaseSync, world: World): void => {
  const row = db.prepare(`INSERT INTO users (id, uid, email, first_name, last_name, level, active, created_at, last_login, local_gmt,
    extension, crew, campaign_id, skill) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const logins = lastLogins(world)
  for (const agent of world.agents) {
    const random = keyed(world.seed, userSalt, agent.index)
    const email = `${plainName(agent.firstName)}.${plainName(agent.lastName)}${agent.index + 1}@example.com`
    const createdAt = world.now - whole(random, 100, 1_500) * 86_400
    const absence = agent.crew === 'office' ? whole(random, 600, 90_000) : whole(random, 6, 90) * 86_400
    row.run(
      agent.id, agent.uid, email, agent.firstName, agent.lastName, agent.level, agent.crew === 'former' ? 0 : 1, createdAt,
      logins.get(agent.id) ?? world.now - absence, '-8.00', 5_001 + agent.index, agent.crew, agent.campaignId, agent.skill,
    )
  }
}

const userSalt = 51

const lastLogins = (world: World): Map<number, number> => {
  const logins = new Map<number, number>()
  for (let day = world.today - 4; day <= world.today; day++) {
    for (const { agent, start } of shiftsOn(world, day)) if (start <= world.now) logins.set(agent.id, start)
  }
  return logins
}

const writeStatuses = (db: DatabaseSync): void => {
  const row = db.prepare(`INSERT INTO statuses (code, name, final, reached, success, dnc, callback, contact, voicemail, hex_color)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  for (const [code, name, flags, color] of statuses) {
    row.run(code, name, ...['f', 'r', 's', 'd', 'c', 'k', 'v'].map((flag) => (flags.includes(flag) ? 1 : 0)), color)
  }
}
