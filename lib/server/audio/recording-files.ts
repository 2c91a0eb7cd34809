import type { RecordingFiles } from '@/lib/server/ports/recording-files'
import { makeAddressPolicy } from './address-policy'
import { makeCheckedAgent, systemResolve, type Resolve } from './checked-agent'
import { usualCaps, type StreamCaps } from './guarded-stream'
import { openFile } from './open-file'

type Settings = {
  hosts: readonly string[]
  apiUrl: string
  resolve?: Resolve
  caps?: Partial<StreamCaps>
}

/** The sounds behind the addresses that the dialer gives; every fetch of them in this house goes through here. */
export function makeRecordingFiles({ hosts, apiUrl, resolve = systemResolve, caps }: Settings): RecordingFiles {
  const policy = makeAddressPolicy({ hosts, apiUrl })
  const agent = makeCheckedAgent(policy, resolve)
  const room = { policy, agent, caps: { ...usualCaps, ...caps } }
  return {
    open: (source, options) => openFile(room, source, options),
    close: () => agent.destroy(),
  }
}
