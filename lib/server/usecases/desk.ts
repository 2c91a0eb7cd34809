import type { Actor } from '@/lib/server/ports/actor'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'
import type { Events } from '@/lib/server/ports/events'
import type { ExportFiles } from '@/lib/server/ports/export-files'
import type { JobRunner } from '@/lib/server/ports/jobs'
import type { PasswordTries } from '@/lib/server/ports/password-tries'
import type { Passwords } from '@/lib/server/ports/passwords'
import type { RecordingFiles, Waveforms } from '@/lib/server/ports/recording-files'
import type { Store } from '@/lib/server/ports/store'
import type { Environment } from '@/lib/contracts/settings'
import type { Log } from '@/lib/server/core/log'
import type { PerformanceMemory } from './agents/performance-memory'
import type { CampaignBoard } from './campaigns/board'
import type { CampaignFigures } from './campaigns/figures'
import type { CallCounts } from './calls/call-counts'
import type { CallbackOpenings } from './callbacks/callback-openings'
import type { LiveFloor } from './live/live-floor'
import type { ListHealthDesk } from './lists/health/list-health-desk'
import type { ListMemory } from './lists/list-memory'
import type { Mutex } from './mutex'
import type { NamedStatuses } from './status-meanings/named-statuses'
import type { Playbacks } from './recordings/playbacks'
import type { PersonOpenings } from './people/person-openings'
import type { WallPairings } from './walls/wall-pairings'
import type { TodayMemory } from './today/today-memory'

/** Everything a use case leans on, wired once in `server/context`. */
export type Desk = {
  dialer: Dialer
  store: Store
  events: Events
  passwords: Passwords
  passwordTries: PasswordTries
  clock: Clock
  log: Log
  newId: () => string
  environment: Environment
  pace: { maxRps: number; burst: number; maxInFlight: number; statusEncoding: string }
  board: CampaignBoard
  figures: CampaignFigures
  lists: ListMemory
  listHealth: ListHealthDesk
  namedStatuses: NamedStatuses
  mutex: Mutex
  recordingFiles: RecordingFiles
  waveforms: Waveforms
  playbacks: Playbacks
  jobs: JobRunner
  exportFiles: ExportFiles
  people: PersonOpenings
  performance: PerformanceMemory
  liveFloor: LiveFloor
  callbackOpenings: CallbackOpenings
  callCounts: CallCounts
  wallPairings: WallPairings
  today: TodayMemory
  /** Work that outlives its request; awaited on shutdown, errors logged. */
  background: (name: string, work: () => Promise<void>) => void
  /** Names this process in leases. */
  processId: string
}

export type Ctx = Desk & { actor: Actor }
