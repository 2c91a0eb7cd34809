/** Ways in which a call comes about, as the call log names them. */
export const callTypes = ['OUTBOUND', 'INBOUND', 'MANUAL', '3WAY'] as const
export const callTypeWords: Record<(typeof callTypes)[number], string> = { OUTBOUND: 'Outbound', INBOUND: 'Inbound', MANUAL: 'Dialed by hand', '3WAY': 'Three-way' }

export const callPageSizes = [100, 200, 500] as const

/** More calls than this are counted only when somebody agrees to the requests it takes. */
export const countedUnasked = 100_000
export const callsPerRead = 500
