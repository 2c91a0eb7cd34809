import { phoneFields, type PhoneField } from '@/lib/contracts/people-words'
import type { PersonAnswer, PersonLead } from '@/lib/contracts/people'
import type { Lead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import type { Page, Read } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { shownLead } from '../personal/shown-lead'
import { keptPerson } from './kept-person'
import { leadsWith } from './person-reads'

type FieldRead = { field: PhoneField; read: Read<Page<Lead>> }
export type CarriedLead = { lead: Lead; carries: PhoneField[] }
export type Carriers = { leads: CarriedLead[]; isCut: boolean; reads: Read<Page<Lead>>[]; problems: PersonAnswer['problems'] }

/** Who the number belongs to: every lead that holds it as its main number or an alternate one. Throws when none of the three could be read. */
export async function getPerson(ctx: Ctx, key: string): Promise<PersonAnswer> {
  const { phone, countryCode, extension } = await keptPerson(ctx, key)
  const [carriers] = await Promise.all([readCarriers(ctx, phone), ctx.people.open(ctx, key)])
  const leads = carriers.leads.map(({ lead, carries }): PersonLead => ({ ...shownLead(ctx, lead), carries }))
  return {
    key,
    phone,
    countryCode,
    extension,
    names: distinct(leads.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim())),
    leads,
    isCut: carriers.isCut,
    lists: named(leads, ({ listId, listName }) => [listId, listName]),
    campaigns: named(leads, ({ campaignId, campaignName }) => [campaignId, campaignName]),
    read: spanOf(carriers.reads),
    now: toInstant(ctx.clock.now()),
    problems: carriers.problems,
  }
}

const spanOf = (reads: Carriers['reads']): PersonAnswer['read'] => ({
  begunAt: reads.map(({ begunAt }) => begunAt).sort()[0] ?? '',
  answeredAt: reads.map(({ answeredAt }) => answeredAt).sort().at(-1) ?? '',
})

/** The leads that carry a number, each once, those with it as their main number first. Throws when no field could be searched. */
export async function readCarriers(ctx: Ctx, phone: string): Promise<Carriers> {
  const found: FieldRead[] = []
  const problems: Carriers['problems'] = []
  let failure: unknown
  await Promise.all(
    phoneFields.map(async (field) => {
      try {
        found.push({ field, read: onlyCarriers(await leadsWith(ctx, phone, field), phone) })
      } catch (error) {
        failure = error
        problems.push({ field, sentence: sentenceOf(error) })
      }
    }),
  )
  if (found.length === 0) throw failure
  const reads = found.map(({ read }) => read)
  return { leads: merged(found), isCut: reads.some(({ data }) => data.total !== null && data.total > data.items.length), reads, problems }
}

function merged(found: readonly FieldRead[]): CarriedLead[] {
  const byId = new Map<string, CarriedLead>()
  for (const field of phoneFields) {
    for (const lead of found.find((one) => one.field === field)?.read.data.items ?? []) {
      const known = byId.get(lead.id)
      if (known === undefined) byId.set(lead.id, { lead, carries: [field] })
      else known.carries.push(field)
    }
  }
  const isMain = ({ carries }: CarriedLead) => Number(carries.includes('phone'))
  return [...byId.values()].sort((a, b) => isMain(b) - isMain(a) || (b.lead.modifiedAt ?? '').localeCompare(a.lead.modifiedAt ?? ''))
}

/** An upstream that does not know a filter answers with everybody: nobody of them is shown. */
function onlyCarriers(read: Read<Page<Lead>>, phone: string): Read<Page<Lead>> {
  const items = read.data.items.filter((lead) => holds(lead, phone))
  if (items.length === 0 && read.data.items.length > 0)
    throw new AppError('upstream_unreadable', 'Convoso answered with leads that do not carry this number.')
  return { ...read, data: { ...read.data, items } }
}

const holds = (lead: Lead, phone: string): boolean => phoneFields.some((field) => lead[field].replace(/\D/g, '').endsWith(phone))

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

function named(leads: readonly Lead[], pick: (lead: Lead) => [string | null, string | null]): { id: string | null; name: string | null }[] {
  const byKey = new Map<string, { id: string | null; name: string | null }>()
  for (const lead of leads) {
    const [id, name] = pick(lead)
    const key = id ?? name
    if (key !== null && (byKey.get(key)?.name ?? null) === null) byKey.set(key, { id, name })
  }
  return [...byKey.values()]
}
