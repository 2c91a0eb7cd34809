import type { Fault } from './fault'

export type FaultTable = {
  /** Orders a fault; answers its number. Later ones come after earlier ones. */
  set: (fault: Fault) => number
  /** Takes back one fault, or all of them. */
  clear: (id?: number) => void
  list: () => (Fault & { id: number })[]
  /** The first fault for a request, one of its times used up; the path may carry its slash and version. */
  take: (path: string, token?: string) => Fault | undefined
  /** Calls back after each change of the orders; answers how to stop that. */
  watch: (changed: () => void) => () => void
}

export const makeFaultTable = (): FaultTable => {
  let held: (Fault & { id: number })[] = []
  let lastId = 0
  const watchers = new Set<() => void>()
  const change = (next: typeof held): void => {
    held = next
    for (const changed of watchers) changed()
  }
  return {
    set: (fault) => {
      const id = ++lastId
      change([...held, { ...fault, id }])
      return id
    },
    clear: (id) => change(id === undefined ? [] : held.filter((one) => one.id !== id)),
    list: () => held.map((one) => ({ ...one })),
    take: (path, token) => {
      const plain = path.replace(/^\/?(v1\/)?/, '')
      const found = held.find((one) => matches(one.path, plain) && (one.token === undefined || one.token === token))
      if (found?.times === 1) held = held.filter((one) => one !== found)
      else if (found && found.times !== null) found.times -= 1
      if (!found) return undefined
      const { id: _, ...fault } = found
      return fault
    },
    watch: (changed) => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
  }
}

const matches = (pattern: string, path: string): boolean =>
  pattern === '*' || pattern === path || (pattern.endsWith('/*') && path.startsWith(pattern.slice(0, -1)))
