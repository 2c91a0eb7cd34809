/** How a call that reached an agent may end: the disposition, its share, the talk in seconds and who hung up. */
export type Outcome = { status: string; weight: number; talk: readonly [number, number]; machine: boolean; caller: number }

/** How a call ends that never reaches an agent. */
type SystemOutcome = { status: string; weight: number; seconds: readonly [number, number]; machine: boolean; term: string }

export const outcomes: readonly [Outcome, ...Outcome[]] = [
  { status: 'A', weight: 17, talk: [7, 28], machine: true, caller: 0.05 },
  { status: 'NI', weight: 22, talk: [25, 640], machine: false, caller: 0.5 },
  { status: 'HU', weight: 9, talk: [3, 24], machine: false, caller: 0.96 },
  { status: 'N', weight: 7, talk: [4, 12], machine: false, caller: 0.2 },
  { status: 'CALLBK', weight: 9, talk: [90, 1100], machine: false, caller: 0.3 },
  { status: 'CB', weight: 3, talk: [80, 800], machine: false, caller: 0.3 },
  { status: 'QUAL', weight: 10, talk: [540, 3000], machine: false, caller: 0.3 },
  { status: 'POST', weight: 4, talk: [600, 2700], machine: false, caller: 0.2 },
  { status: 'XFER', weight: 5, talk: [360, 2400], machine: false, caller: 0.1 },
  { status: 'SALE', weight: 4, talk: [1200, 5100], machine: false, caller: 0.15 },
  { status: 'WRONG', weight: 4, talk: [10, 60], machine: false, caller: 0.6 },
  { status: 'DNC', weight: 2.5, talk: [12, 90], machine: false, caller: 0.7 },
  { status: 'NOCONT', weight: 3.5, talk: [8, 70], machine: false, caller: 0.4 },
]

export const systemOutcomes: readonly [SystemOutcome, ...SystemOutcome[]] = [
  { status: 'NA', weight: 54, seconds: [0, 40], machine: false, term: 'NONE' },
  { status: 'AA', weight: 22, seconds: [2, 9], machine: true, term: 'NONE' },
  { status: 'B', weight: 6, seconds: [0, 4], machine: false, term: 'NONE' },
  { status: 'AM', weight: 3, seconds: [18, 45], machine: true, term: 'NONE' },
  { status: 'AL', weight: 1.5, seconds: [15, 38], machine: true, term: 'NONE' },
  { status: 'DC', weight: 5, seconds: [0, 6], machine: false, term: 'NONE' },
  { status: 'CG', weight: 2.5, seconds: [0, 2], machine: false, term: 'NONE' },
  { status: 'OI', weight: 1, seconds: [1, 12], machine: false, term: 'NONE' },
  { status: 'DROP', weight: 2, seconds: [2, 12], machine: false, term: 'QUEUETIMEOUT' },
  { status: 'PDROP', weight: 2, seconds: [1, 5], machine: false, term: 'ABANDON' },
  { status: 'CALLHU', weight: 1, seconds: [1, 8], machine: false, term: 'CALLER' },
]

/** Dispositions after which a lead is never dialed again. */
export const closingStatuses = ['SALE', 'DNC', 'WRONG'] as const

/** Dispositions that a dialer calls again. */
export const recycledStatuses = [
  'NA', 'AA', 'B', 'AM', 'AL', 'CG', 'OI', 'DROP', 'PDROP', 'CALLHU', 'A', 'HU', 'N', 'NOCONT', 'NI', 'CB', 'CALLBK', 'QUAL', 'POST', 'XFER',
] as const

/** code, name, flags (f final, r reached, s success, d dnc, c callback, k contact, v voicemail), colour */
export const statuses: readonly (readonly [string, string, string, string])[] = [
  ['NEW', 'New Lead', '', '9CA3AF'],
  ['NA', 'No Answer AutoDial', '', '94A3B8'],
  ['B', 'Busy', '', 'A8A29E'],
  ['AA', 'Answering Machine Detected', 'v', 'CBD5E1'],
  ['AM', 'Answering Machine Sent to Message', 'v', 'CBD5E1'],
  ['AL', 'Answering Machine Message Played', 'v', 'CBD5E1'],
  ['AFAX', 'Fax Machine', 'f', 'D6D3D1'],
  ['DC', 'Disconnected Number', '', '78716C'],
  ['CG', 'Congestion', '', 'A8A29E'],
  ['OI', 'Operator Intercept', '', 'A8A29E'],
  ['DROP', 'Agent Not Available In Campaign', 'r', 'F97316'],
  ['PDROP', 'Pre-Routing Drop', 'r', 'FB923C'],
  ['XDROP', 'Abandoned In Queue', 'r', 'FB923C'],
  ['CALLHU', 'Caller Hung Up', 'r', 'FDBA74'],
  ['ERI', 'Agent Lost Connection', 'r', 'EF4444'],
  ['INCALL', 'Lead Being Called', '', '3B82F6'],
  ['A', 'Answering Machine', 'v', 'CBD5E1'],
  ['HU', 'Hang Up', 'r', 'FCA5A5'],
  ['N', 'Dead Air', '', 'D4D4D8'],
  ['NOCONT', 'Not Contacted', '', 'D4D4D8'],
  ['NI', 'Not Interested', 'rk', 'F59E0B'],
  ['CB', 'Call Back', 'rck', '60A5FA'],
  ['CALLBK', 'Scheduled Callback', 'rck', '2563EB'],
  ['QUAL', 'Qualified - Thinking', 'rk', '2DD4BF'],
  ['POST', 'Posted To Partner', 'rsk', '14B8A6'],
  ['XFER', 'Transferred To Closer', 'rsk', '10B981'],
  ['SALE', 'Sale', 'frsk', '16A34A'],
  ['WRONG', 'Wrong Number', 'fr', '9F1239'],
  ['DNC', 'Do Not Call', 'frdk', 'DC2626'],
]
