import { systemDuplicatesList } from '@/lib/contracts/list-health-words'
import type { Lead } from '@/lib/contracts/leads'
import { fromInstant } from '@/lib/shared/instant'
import { dayInZone } from '@/lib/shared/zone-stamp'
import type { ScannedLead, StoredListScan } from '@/lib/server/ports/list-scans'
import type { Desk } from '../../desk'

type Sources = {
  scans: ReadonlyMap<string, StoredListScan>
  /** Lists in which a number may stand a second time without being a duplicate. */
  quarantine: ReadonlySet<string>
}

/** What is kept of a lead that was read just now; null when nobody scans its list. */
export function scannedLead(desk: Pick<Desk, 'environment' | 'listHealth'>, lead: Lead, { scans, quarantine }: Sources): ScannedLead | null {
  const scan = lead.listId === null ? undefined : scans.get(lead.listId)
  if (scan === undefined) return null
  const { timeZone } = desk.environment
  const isSource = !quarantine.has(scan.listId) && lead.listName !== systemDuplicatesList
  return {
    leadId: lead.id,
    listId: scan.listId,
    status: lead.status,
    called: lead.calledCount,
    createdDay: lead.createdAt === null ? null : dayInZone(lead.createdAt, timeZone),
    lastCalledDay: lead.lastCalledAt === null ? null : dayInZone(lead.lastCalledAt, timeZone),
    lastCalledAt: lead.lastCalledAt === null ? null : Math.floor(fromInstant(lead.lastCalledAt) / 1000),
    numbers: isSource ? numbersOf(lead).map(desk.listHealth.hashNumber) : [],
    pass: scan.pass,
  }
}

/** The lead's numbers with their country, each once; what cannot be a telephone number is left out. */
export function numbersOf({ phone, altPhone1, altPhone2, phoneCode }: Lead): string[] {
  const code = phoneCode.replace(/\D/g, '') || '1'
  const full = [phone, altPhone1, altPhone2].flatMap((text) => {
    const digits = text.replace(/\D/g, '')
    const national = digits.length === code.length + 10 && digits.startsWith(code) ? digits.slice(code.length) : digits
    return isNumber(national) ? [`${code}${national}`] : []
  })
  return [...new Set(full)]
}

/** `0000000000` and its like are typed where nobody knows the number. */
const isNumber = (digits: string): boolean => digits.length >= 7 && digits.length <= 15 && !/^(\d)\1*$/.test(digits)
