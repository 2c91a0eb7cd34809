import type { HourVerdict, HourSource } from '@/lib/contracts/calling-hours-words'
import type { CallingHours } from '@/lib/contracts/calling-hours'
import type { Call } from '@/lib/contracts/calls'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import { judgeCall, settledAnywhere, type Judgement } from './judge-call'
import { makeLeadPlaces, whereabouts, whereaboutsOfNumber } from './lead-places'

/** One call as the hours see it. `settled`: it would be the same anywhere in the country, so nobody looked where. */
export type JudgedCall = { call: Call; verdict: HourVerdict; judgement: Judgement; source: HourSource; state: string | null; isContradicted: boolean; isSettled: boolean }

export type HoursCheck = {
  /** Calls that reached out to somebody, each with its verdict; leads are read only where one could decide. */
  judge: (calls: readonly Call[], signal: AbortSignal) => Promise<{ judged: JudgedCall[]; inbound: number; leadsRead: number; problem: string | null }>
}

/** Judges by these rules; what it learns of leads is remembered while it lives. */
export function makeHoursCheck(ctx: Pick<Ctx, 'dialer'>, { rules }: CallingHours): HoursCheck {
  const places = makeLeadPlaces(ctx)
  const settled = settledAnywhere(rules)
  const judgeOne = (call: Call & { startedAt: string }): JudgedCall => {
    const anywhere = settled(call.startedAt)
    const where = whereabouts(call, places.homeOf(call.leadId))
    const judgement = judgeCall(call.startedAt, where, rules)
    const facts = { call, judgement, source: where.source, state: where.state }
    if (anywhere !== null) return { ...facts, verdict: anywhere, isContradicted: false, isSettled: true }
    const byNumber = judgeCall(call.startedAt, whereaboutsOfNumber(call), rules).verdict
    const isContradicted = judgement.verdict === 'inside' && where.source !== 'area-code' && (byNumber === 'outside' || byNumber === 'split')
    return { ...facts, verdict: isContradicted ? 'split' : judgement.verdict, isContradicted, isSettled: false }
  }
  return {
    judge: async (calls, signal) => {
      const outgoing = calls.filter(isOutgoing)
      const open = outgoing.filter(({ startedAt }) => settled(startedAt) === null).flatMap(({ leadId }) => leadId ?? [])
      let problem: string | null = null
      let leadsRead = 0
      try {
        leadsRead = await places.read(open.filter((id) => id !== '0'), signal)
      } catch (error) {
        signal.throwIfAborted()
        problem = `Some leads could not be read, so their calls are judged by the number alone: ${sentenceOf(error)}`
      }
      return { judged: outgoing.map(judgeOne), inbound: calls.length - outgoing.length, leadsRead, problem }
    },
  }
}

/** The hours protect who is called; whoever calls in chose the moment. */
const isOutgoing = (call: Call): call is Call & { startedAt: string } => call.startedAt !== null && call.callType?.toUpperCase() !== 'INBOUND'
