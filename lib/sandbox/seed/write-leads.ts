import type { DatabaseSync } from 'node:sqlite'
import { dateText, startOfDay } from './calendar'
import { historyOf } from './lead-history'
import type { ListPlan } from './lists'
import { customFieldsOf, personAt, personIndex } from './person'
import { keyed, pick, whole, type Random } from './random'
import { together } from './rows'
import { firstLeadId, systemUserId } from './ids'
import type { World } from './world'

/** Writes every lead as it stood when `day` began, a few thousand per transaction. */
export const writeLeads = (db: DatabaseSync, world: World, day: number): void => {
  const insert = db.prepare(`INSERT INTO leads (id, list_id, status, phone_code, phone_number, alt_phone_1, alt_phone_2, first_name, last_name, email,
    address1, address2, city, state, province, postal_code, country, gender, date_of_birth, notes, owner_id, user_id, source_id,
    created_by, last_modified_by, created_at, modified_at, last_called_at, called_count, called_count_inbound, carrier_type, custom)
    VALUES (?, ?, ?, '1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 'US', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`)
  for (const list of world.lists) {
    for (let from = 0; from < list.leads; from += leadsPerTransaction) {
      const until = Math.min(list.leads, from + leadsPerTransaction)
      together(db, () => {
        for (let offset = from; offset < until; offset++) insert.run(...leadRow(world, { list, offset, day }))
      })
    }
  }
}

const leadsPerTransaction = 5_000
const leadSalt = 41
const notes = [
  'Call after 5 pm', 'Speaks Spanish', 'Hard of hearing, speak slowly', 'Has two properties',
  'Asked for a quote by e-mail', 'Gate code needed', 'Existing customer',
] as const

const leadRow = (world: World, { list, offset, day }: { list: ListPlan; offset: number; day: number }): (string | number | null)[] => {
  const id = list.firstLead + offset
  const random = keyed(world.seed, leadSalt, id)
  const person = personAt(world.seed, personIndex(world.seed, id - firstLeadId))
  const past = historyOf(world, { list, turn: turnOf(list, offset), leadId: id, day })
  const createdAt = startOfDay(list.createdDay, world.zone) + 60 + Math.floor((offset / list.leads) * 3_000)
  const agent = past.calledCount > 0 && random() < 0.5 ? world.agents[Math.floor(random() * world.agents.length)]?.id ?? 0 : 0
  return [
    id, list.id, past.status, person.phone, person.otherPhones[0], person.otherPhones[1], person.firstName, person.lastName, person.email,
    person.address1, person.address2, person.city, person.state, person.postalCode, person.gender, person.dateOfBirth, noteFor(random), 0, agent,
    whole(random, 1, 9), systemUserId, agent === 0 ? systemUserId : agent,
    createdAt, past.lastCalledAt === null ? createdAt : past.lastCalledAt + whole(random, 20, 900),
    past.lastCalledAt, past.calledCount, person.carrierType, customFor(world, list, random),
  ]
}

const noteFor = (random: Random): string => (random() < 0.05 ? pick(random, notes) : '')

const customFor = (world: World, list: ListPlan, random: Random): string => {
  const date = dateText(list.createdDay - 1 - Math.floor(random() * 6))
  return customFieldsOf(random, { vertical: world.campaignById.get(list.campaignId)?.vertical ?? '', date })
}

/** The place in the order of dialing that `leadAt` maps onto this offset. */
const turnOf = (list: ListPlan, offset: number): number => (offset * backStep(list)) % list.leads

const backSteps = new WeakMap<ListPlan, number>()

const backStep = (list: ListPlan): number => {
  const known = backSteps.get(list)
  if (known !== undefined) return known
  const back = inverse(list.step, list.leads)
  backSteps.set(list, back)
  return back
}

/** The number that undoes a multiplication by `step` in a ring of `size`. */
const inverse = (step: number, size: number): number => {
  let [rest, next, factor, other] = [size, step % size, 0, 1]
  while (next > 0) {
    const times = Math.floor(rest / next)
    ;[rest, next] = [next, rest - times * next]
    ;[factor, other] = [other, factor - times * other]
  }
  return ((factor % size) + size) % size
}
