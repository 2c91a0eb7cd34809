import type { DatabaseSync } from 'node:sqlite'

/** Where an account keeps its time: real, shifted or frozen. Answers epoch seconds, fractions included. */
export type SandboxClock = { now: () => number; set: (epochSeconds: number | null, frozen: boolean) => void }

/** One customer of the imitated dialer: its token, its data, its clock. */
export type Account = {
  id: string
  /** The six-digit account number that recording file names and links carry. */
  number: number
  token: string
  db: DatabaseSync
  clock: SandboxClock
  seed: number
  /** IANA zone of all naive stamps on the wire. */
  zone: string
  /** Brings the world up to now: cheap when nothing is due. Called before every answer. */
  advance: () => void
  options: {
    /** `public`: play links on our own address; `bare`: file names without a host. */
    recordingUrls: 'public' | 'bare'
    /** `documented`: limit over 500 is clamped; `observed`: honoured up to 10,000. */
    logLimit: 'documented' | 'observed'
    /** Where a bad token is told: 200 with code 5001, or HTTP 401. */
    badToken: 'code' | 'status'
    /** Lists of more leads than this are deleted in the background (code 102). */
    largeList: number
    strictListNames: boolean
    /** How long such a deletion takes at least; null: it never ends. */
    deletionSeconds: number | null
    /** Whether the rows of lists/search name their campaign: only one generation of the documents says so. */
    namesCampaignOfLists: boolean
    /** The sections of the API that the token may use: the first word of a path, e.g. `leads`. */
    sections: string[] | 'all'
    /** Lead fields that an insert must fill: 6023 without. */
    requiredFields: string[]
  }
}
