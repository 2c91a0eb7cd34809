import type { StatusMeanings } from '@/lib/contracts/status-meanings'

/** Disposition codes by what their calls came to; `other` are those known to mean no contact. */
export type CodeGroups = { contact: string[]; other: string[]; success: string[]; isKnown: boolean }

/** `chosen`: the dispositions that the view is about; none means all. */
export function codeGroups(meanings: StatusMeanings, chosen: readonly string[]): CodeGroups {
  const all = Object.values(meanings.byCode)
  const isAsked = ({ code }: { code: string }) => /^[\w-]{1,20}$/.test(code) && (chosen.length === 0 || chosen.includes(code))
  const codes = all.filter(isAsked)
  const named = (which: typeof codes) => which.map(({ code }) => code).toSorted()
  return {
    contact: named(codes.filter(({ contact }) => contact)),
    other: named(codes.filter(({ contact }) => !contact)),
    success: named(codes.filter(({ success }) => success)),
    isKnown: all.length > 0,
  }
}
