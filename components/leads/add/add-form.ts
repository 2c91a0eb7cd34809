import type { NewLeadForm } from '@/lib/contracts/lead-edits'
import { lowestPriority } from '@/lib/contracts/lead-edits-words'

/** What the number's being there already leads to: nothing, a refusal, or a change of the lead that is found. */
export const presenceChoices = [
  { value: 'none', label: 'Add anyway, no check' },
  { value: 'refuse-list', label: 'Refuse if it is in this list' },
  { value: 'refuse-campaign', label: 'Refuse if it is in the list’s campaign' },
  { value: 'refuse-account', label: 'Refuse if it is in the account' },
  { value: 'update-list', label: 'Change the lead in this list' },
  { value: 'update-campaign', label: 'Change the lead in the list’s campaign' },
  { value: 'update-account', label: 'Change the lead in the account' },
] as const
type Presence = (typeof presenceChoices)[number]['value']

export const isPresence = (value: string): value is Presence => presenceChoices.some((choice) => choice.value === value)

export type AddForm = {
  phone: string
  listId: string
  firstName: string
  lastName: string
  email: string
  city: string
  state: string
  status: string
  notes: string
  /** The account's own fields by their names in the dialer. */
  custom: Record<string, string>
  presence: Presence
  duplicatesInArchive: boolean
  checkDnc: boolean
  checkWireless: boolean
  callsNext: boolean
  priority: string
  expiresInMinutes: string
}

export const blankForm = (phone: string): AddForm => ({
  phone,
  listId: '',
  firstName: '',
  lastName: '',
  email: '',
  city: '',
  state: '',
  status: '',
  notes: '',
  custom: {},
  presence: 'refuse-account',
  duplicatesInArchive: false,
  checkDnc: true,
  checkWireless: false,
  callsNext: false,
  priority: '0',
  expiresInMinutes: '',
})

/** Only what was filled in is sent. */
export function newLeadOf(form: AddForm): NewLeadForm {
  const { phone, listId, presence, callsNext, priority, expiresInMinutes, duplicatesInArchive, checkDnc, checkWireless, custom, ...texts } = form
  const [act, place] = presence.split('-')
  const scope = place === 'list' || place === 'campaign' ? place : 'account'
  return {
    ...filled(texts),
    ...(Object.keys(filled(custom)).length === 0 ? {} : { custom: filled(custom) }),
    phone,
    listId,
    checkDnc,
    checkWireless,
    ...(act === 'refuse' ? { duplicates: scope, duplicatesInArchive } : {}),
    ...(act === 'update' ? { updateIfFound: { scope } } : {}),
    ...(callsNext
      ? { callNext: { priority: numberOr(priority, lowestPriority), ...(expiresInMinutes === '' ? {} : { expiresInMinutes: Number(expiresInMinutes) }) } }
      : {}),
  }
}

const filled = (texts: Record<string, string>) => Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== ''))

const numberOr = (text: string, fallback: number): number => (text.trim() === '' ? fallback : Number(text))

/** Where the server's sentences about a field stand in this form. */
export const addPaths = ['phone', 'listId', 'firstName', 'lastName', 'email', 'city', 'state', 'status', 'notes', 'callNext.priority', 'callNext.expiresInMinutes', 'updateIfFound']
