import { ControlError } from './core/control-error'
import type { Json } from './core/json'
import type { Premises } from './core/premises'
import { parseFault } from './faults/fault'

/** PUT faults: the body is the fault; answers its number. */
export const orderFault = ({ faults }: Premises, json: Json): Json => {
  const fault = parseFault(json)
  if (typeof fault === 'string') throw new ControlError(fault)
  return { id: faults.set(fault) }
}

/** DELETE faults: all, or the one with the number. */
export const cancelFaults = ({ faults }: Premises, id: string | undefined): Json => {
  if (id === undefined) faults.clear()
  else faults.clear(Number(id))
  return { faults: faults.list().length }
}
