import { describe, expect, it, vi } from 'vitest'
import type { BoardList } from '@/lib/contracts/lists'
import { paletteEntries } from './palette-entries'

const list: BoardList = { id: '7', name: 'Solar list', active: true, campaignId: '101', campaignName: 'Solar West', lastCalledAt: null, drift: null, pending: null }
const pending = { id: 'a', kind: 'edit' as const, listId: '7', name: 'Solar list', status: 'unknown' as const, since: '2026-03-03T18:00:00Z', by: 'Ana', sentence: 'Open.', isOverdue: false }

describe('paletteEntries', () => {
  it('opens and switches, and says what it will do', () => {
    const onSetActive = vi.fn()
    const [open, act] = paletteEntries([list], { mayEdit: true, onSetActive })
    expect(open).toMatchObject({ href: '/lists/7', effect: 'Opens the page of Solar list. It is active, in Solar West.' })
    expect(act).toMatchObject({ label: 'Deactivate list Solar list' })
    if (act !== undefined && 'onAct' in act) act.onAct()
    expect(onSetActive).toHaveBeenCalledWith(list, false)
  })

  it('only opens for who may not change lists, and while an act is open', () => {
    expect(paletteEntries([list], { mayEdit: false, onSetActive: vi.fn() })).toHaveLength(1)
    expect(paletteEntries([{ ...list, pending }], { mayEdit: true, onSetActive: vi.fn() })).toHaveLength(1)
  })
})
