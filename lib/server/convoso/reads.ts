import type { Clock } from '@/lib/server/ports/clock'
import type { Read, ReadOptions } from '@/lib/server/ports/dialer'
import { makeAnswerCache } from './answer-cache'
import { makeEndpoint } from './endpoint'
import type { Envelope } from './envelope'
import type { Fields } from './form'
import type { Line } from './line'
import type { Pace } from './pace'

export type Noun = 'campaigns' | 'lists' | 'leads' | 'users' | 'agents' | 'calls' | 'callbacks' | 'dispositions'

type ReadInput<T> = { fields: Fields; parse: (envelope: Envelope) => T }
export type Endpoint<T> = (input: ReadInput<T>, options?: ReadOptions) => Promise<Read<T>>

export type Reads = {
  /** The typed door to one search call, with its own flights and answers. */
  endpoint: <T>(noun: Noun, path: string) => Endpoint<T>
  /** A write touches these nouns: drops their answers and cuts later callers off from reads already on the wire. */
  forget: (nouns: readonly Noun[]) => void
}

/** Identical reads share one request, and their answers a short memory; `ReadOptions` says which answer will do. */
export function makeReads({ line, pace, clock }: { line: Line; pace: Pace; clock: Clock }): Reads {
  const cache = makeAnswerCache()
  const generations = new Map<Noun, number>()
  const generationOf = (noun: Noun) => generations.get(noun) ?? 0
  return {
    forget: (nouns) => {
      for (const noun of nouns) {
        generations.set(noun, generationOf(noun) + 1)
        cache.forget(noun)
      }
    },
    endpoint: <T>(noun: Noun, path: string) => makeEndpoint<T>({ line, pace, clock, cache, noun, path, generation: () => generationOf(noun) }),
  }
}
