import { describe, expect, it } from 'vitest'
import type { FloorAgent } from '@/lib/contracts/live'
import { choicesOf, countFloor, inPlace, inState, isOver, rowOf, stateOrder } from './floor-rows'
import { floorSearchParams, thresholdsOf } from './search-params'

const now = Date.UTC(2026, 2, 3, 18)
const since = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString()
const agentOf = (changes: Partial<FloorAgent> = {}): FloorAgent => ({
  userId: '1', name: 'Sam Tester', state: 'ready', label: 'Ready', since: since(10), campaignId: '101', campaignName: 'Solar', queueName: null, leadId: null, callsToday: 1, ...changes,
})
const usual = thresholdsOf(floorSearchParams.read(new URLSearchParams()))

describe('too long', () => {
  it('begins with the threshold of the state, never without a time, a threshold, or where nobody works', () => {
    expect(isOver(agentOf({ since: since(299) }), usual, now)).toBe(false)
    expect(isOver(agentOf({ since: since(300) }), usual, now)).toBe(true)
    expect(isOver(agentOf({ since: null }), usual, now)).toBe(false)
    expect(isOver(agentOf({ since: since(9_999) }), { ...usual, ready: 0 }, now)).toBe(false)
    expect(isOver(agentOf({ state: 'offline', since: since(99_999) }), usual, now)).toBe(false)
    expect(isOver(agentOf({ state: 'other', since: since(99_999) }), usual, now)).toBe(false)
  })

  it('is read from the address, and nonsense there is the usual value', () => {
    expect(thresholdsOf(floorSearchParams.read(new URLSearchParams('ready=60&paused=-5&onCall=x')))).toEqual({ ...usual, ready: 60 })
    expect(floorSearchParams.write({ ...floorSearchParams.read(new URLSearchParams()), wrapUp: 30 }).toString()).toBe('wrapUp=30')
  })
})

describe('the rows of the board', () => {
  it('are the same object while nothing about them changed', () => {
    const agent = agentOf()
    const row = rowOf(agent, { isOver: false, isOld: false })
    expect(rowOf(agent, { isOver: false, isOld: false })).toBe(row)
    expect(rowOf(agent, { isOver: true, isOld: false })).toMatchObject({ isOver: true, name: 'Sam Tester' })
  })

  it('are filtered by name, id, campaign, queue and state, and counted by state', () => {
    const all = { q: '', campaign: [], queue: [] }
    expect(inPlace(agentOf(), { ...all, q: 'TEST' })).toBe(true)
    expect(inPlace(agentOf(), { ...all, q: '1' })).toBe(true)
    expect(inPlace(agentOf(), { ...all, campaign: ['102'] })).toBe(false)
    expect(inPlace(agentOf({ campaignId: null }), { ...all, campaign: ['101'] })).toBe(false)
    expect(inPlace(agentOf({ queueName: 'Sales' }), { ...all, queue: ['Sales'] })).toBe(true)
    const rows = [rowOf(agentOf(), { isOver: true, isOld: false }), rowOf(agentOf({ state: 'paused' }), { isOver: false, isOld: false })]
    expect(rows.filter((row) => inState(row, { state: ['paused'], over: false }))).toHaveLength(1)
    expect(rows.filter((row) => inState(row, { state: [], over: true }))).toHaveLength(1)
    expect(countFloor(rows)).toMatchObject({ ready: 1, paused: 1, over: 1, offline: 0 })
    expect(rows.map(stateOrder)).toEqual([0, 5])
  })

  it('offer the places where people are, each once, with how many', () => {
    const agents = [agentOf(), agentOf({ userId: '2' }), agentOf({ campaignId: null }), agentOf({ campaignId: '9', campaignName: 'Auto' })]
    const choices = choicesOf(agents, ({ campaignId, campaignName }) => (campaignId === null ? null : { value: campaignId, label: campaignName ?? '' }))
    expect(choices).toEqual([{ value: '9', label: 'Auto', detail: '1 agent' }, { value: '101', label: 'Solar', detail: '2 agents' }])
  })
})
