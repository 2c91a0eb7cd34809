import type { DatabaseSync } from 'node:sqlite'
import { numberIn, textIn } from './rows'
import type { WorldInput } from './sizes'
import { drawWorld, type World } from './world'

/** `tick`: how far the floor has lived; `nextCall`: the next free call id; `fillDay`, `fillFrom`: the day being written back and its rows so far. */
type MetaKey = 'tick' | 'nextCall' | 'fillDay' | 'fillFrom'

export const readMeta = (db: DatabaseSync, key: MetaKey): number =>
  numberIn(db.prepare('SELECT CAST(value AS INTEGER) AS number FROM meta WHERE key = ?').get(key), 'number')

export const writeMeta = (db: DatabaseSync, values: Partial<Record<MetaKey, number>>): void => {
  const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  for (const [key, value] of Object.entries(values)) put.run(key, String(value))
}

/** What `worldOf` needs to draw the account's world again. */
export const writeBirth = (db: DatabaseSync, { seed, now, zone, sizes }: WorldInput): void => {
  const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
  for (const [key, value] of Object.entries({ seed, now, zone, ...sizes })) put.run(`birth.${key}`, String(value))
}

/** The world of a seeded account; drawn once per open database. */
export const worldOf = (db: DatabaseSync): World => {
  const known = worlds.get(db)
  if (known !== undefined) return known
  const read = db.prepare('SELECT value FROM meta WHERE key = ?')
  const text = (key: string): string => textIn(read.get(`birth.${key}`), 'value')
  const number = (key: string): number => Number(text(key))
  const world = drawWorld({
    seed: number('seed'), now: number('now'), zone: text('zone'),
    sizes: {
      campaigns: number('campaigns'), lists: number('lists'), leads: number('leads'), agents: number('agents'),
      callsPerDay: number('callsPerDay'), days: number('days'), callbacks: number('callbacks'),
    },
  })
  worlds.set(db, world)
  return world
}

const worlds = new WeakMap<DatabaseSync, World>()
