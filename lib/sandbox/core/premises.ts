import type { FaultTable } from '@/lib/sandbox/faults/fault-table'
import type { AccountBook } from './account-book'
import type { Ledger } from './ledger'

/** What all rooms of one sandbox share. */
export type Premises = {
  book: AccountBook
  ledger: Ledger
  /** Ordered troubles. */
  faults: FaultTable
  /** Scheme and host of recording links. */
  baseUrl: () => string
  /** Does all standing work at once: every older day, every list deletion. */
  settle: () => void
}
