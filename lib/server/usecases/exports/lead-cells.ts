import type { ShownLead } from '@/lib/contracts/leads'

type Text = Exclude<keyof ShownLead, 'custom' | 'masked' | 'createdAt' | 'modifiedAt' | 'lastCalledAt'>

/** The lead's id comes first: by it a resumed export knows what it wrote. */
const texts: readonly (readonly [Text, string])[] = [
  ['id', 'Lead id'],
  ['phone', 'Phone'],
  ['phoneCode', 'Phone code'],
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['status', 'Status'],
  ['statusName', 'Status name'],
  ['listId', 'List id'],
  ['listName', 'List'],
  ['campaignId', 'Campaign id'],
  ['campaignName', 'Campaign'],
  ['ownerId', 'Owner'],
  ['userId', 'User'],
  ['calledCount', 'Times called'],
  ['altPhone1', 'Alternate phone 1'],
  ['altPhone2', 'Alternate phone 2'],
  ['email', 'E-mail'],
  ['address1', 'Address 1'],
  ['address2', 'Address 2'],
  ['city', 'City'],
  ['state', 'State'],
  ['province', 'Province'],
  ['postalCode', 'Postal code'],
  ['country', 'Country'],
  ['gender', 'Gender'],
  ['dateOfBirth', 'Birth date'],
  ['notes', 'Notes'],
  ['createdBy', 'Created by'],
]
const times = [
  ['createdAt', 'Created'],
  ['modifiedAt', 'Modified'],
  ['lastCalledAt', 'Last called'],
] as const

export const leadHeadings = (zone: string): string[] => [...texts.map(([, heading]) => heading), ...times.map(([, heading]) => `${heading} (${zone})`)]

/** One row under `leadHeadings`, then the account's own fields in the order asked for. */
export function leadCells(lead: ShownLead, { custom, time }: { custom: readonly string[]; time: (instant: string) => string }): string[] {
  const moments = times.map(([field]) => lead[field])
  return [...texts.map(([field]) => String(lead[field] ?? '')), ...moments.map((at) => (at === null ? '' : time(at))), ...custom.map((name) => lead.custom[name] ?? '')]
}
