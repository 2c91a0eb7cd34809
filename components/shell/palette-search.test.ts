import { describe, expect, it } from 'vitest'
import type { PaletteEntry } from './palette-search'
import { grouped, searchEntries } from './palette-search'

const entry = (id: string, label: string, keywords?: string): PaletteEntry => ({
  id,
  group: id.split('-')[0] ?? '',
  label,
  href: '/',
  ...(keywords !== undefined && { keywords }),
})
const entries = [
  entry('page-audit', 'Audit'),
  entry('campaign-1', 'Medicare Solar Audit', '101'),
  entry('campaign-2', 'Solar West', '102'),
  entry('action-1', 'Turn off Solar West'),
]
const idsFor = (typed: string) => searchEntries(entries, typed).map(({ id }) => id)

describe('searchEntries', () => {
  it('puts a name that begins with the words before one that contains them', () => {
    expect(idsFor('sol')).toEqual(['campaign-2', 'action-1', 'campaign-1'])
  })

  it('wants every word, in any order', () => {
    expect(idsFor('west off')).toEqual(['action-1'])
    expect(idsFor('west nothing')).toEqual([])
  })

  it('finds by keyword and by letters in order', () => {
    expect(idsFor('102')).toEqual(['campaign-2'])
    expect(idsFor('mdcr')).toEqual(['campaign-1'])
  })

  it('shows everything before anything is typed, what acts last', () => {
    const act: PaletteEntry = { id: 'act', group: 'campaign', label: 'Stop Solar West', onAct: () => undefined }
    expect(searchEntries([act, ...entries], ' ').map(({ id }) => id)).toEqual([...entries.map(({ id }) => id), 'act'])
    const agents = Array.from({ length: 50 }, (_, at): PaletteEntry => ({ ...entry(`agent-${at}`, `Agent ${at}`), yields: true }))
    expect(searchEntries([...agents, act, ...entries], '').slice(0, 5).map(({ id }) => id)).toEqual([...entries.map(({ id }) => id), 'act'])
  })
})

describe('grouped', () => {
  it('keeps the order of the best entries', () => {
    expect(grouped(searchEntries(entries, 'sol')).map(([group]) => group)).toEqual(['campaign', 'action'])
  })
})
