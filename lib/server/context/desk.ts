import { openDesk, type OpenDesk } from './open-desk'

/** For the rooms above, which must not reach into the use cases' floor for a type. */
export type { Ctx } from '@/lib/server/usecases/desk'

type Held = { desk: Promise<OpenDesk> | null }

/** One Next process loads a module several times: only a registered symbol makes one desk of them. */
const slot = Symbol.for('switchyard')

/** The wired house of this process, opened at first use. A failed opening is not kept, so that the next call may succeed. */
export function theDesk(): Promise<OpenDesk> {
  const held = heldOn(globalThis)
  held.desk ??= openDesk(process.env).catch((error: unknown) => {
    held.desk = null
    throw error
  })
  return held.desk
}

function heldOn(holder: object): Held {
  const known: unknown = Reflect.get(holder, slot)
  if (isHeld(known)) return known
  const fresh: Held = { desk: null }
  Reflect.set(holder, slot, fresh)
  return fresh
}

const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null && 'desk' in value
