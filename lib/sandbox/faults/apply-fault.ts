import { audioFaults } from './audio-faults'
import type { AudioFaultMode } from './audio-modes'
import { bodyFaults } from './body-faults'
import type { Fault } from './fault'
import { LostAnswer } from './lost-answer'
import type { FaultMode } from './modes'
import { pageFaults } from './page-faults'
import { rowFaults } from './row-faults'
import { statusFaults } from './status-faults'
import { streamFaults } from './stream-faults'
import { settle } from './waiting'
import { writeFaults } from './write-faults'

/** The true answer to a request: to the one received, or to one that a fault has changed. */
export type TrueAnswer = (asked: Request) => Promise<Response>

/** What plays a fault. `request` is unread; who reads it takes a clone. */
export type PlayFault = (play: { fault: Fault; request: Request; answer: TrueAnswer }) => Promise<Response>

/**
 * Answers a request as the fault wants. The request must be unread (hand over a clone if you have read it); its signal ends waits.
 * Throws LostAnswer where there is nothing to answer with: let it through to the socket server.
 */
export const applyFault = async (fault: Fault, request: Request, answer: TrueAnswer): Promise<Response> => {
  if (request.bodyUsed) throw new Error('A fault needs a request that is not read yet.')
  await settle(fault.afterMs ?? 0, request.signal)
  return players[fault.mode]({ fault, request, answer })
}

const onSocket: PlayFault = async ({ fault, request, answer }) => {
  throw new LostAnswer(fault, () => answer(request))
}

const players: Record<FaultMode | AudioFaultMode, PlayFault> = {
  U01: onSocket, U03: onSocket, U07: onSocket, U08: onSocket, U09: onSocket, U14: onSocket, U15: onSocket, U16: onSocket, U17: onSocket,
  ...audioFaults,
  ...streamFaults,
  ...statusFaults,
  ...bodyFaults,
  ...rowFaults,
  ...pageFaults,
  ...writeFaults,
}
