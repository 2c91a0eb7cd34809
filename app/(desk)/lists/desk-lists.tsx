'use client'

import { useQueryClient } from '@tanstack/react-query'
import { usePaletteSource } from '@/components/shell/palette-sources'
import { useToast } from '@/components/ui/toast'
import type { BoardList } from '@/lib/contracts/lists'
import type { Permission } from '@/lib/contracts/permissions'

/** The lists in the palette of every page; nothing of it is loaded before the palette opens. */
export function DeskLists({ permissions }: { permissions: readonly Permission[] }) {
  const client = useQueryClient()
  const toast = useToast()
  usePaletteSource('lists', async () => {
    const [{ paletteEntries }, { editAndTell, switchOrder }, { listQueries }] = await Promise.all([
      import('@/components/lists/palette-entries'),
      import('@/components/lists/edit-and-tell'),
      import('@/lib/queries/lists'),
    ])
    const { items } = await client.fetchQuery({ ...listQueries.board(), staleTime: 10_000 })
    const setActive = (list: BoardList, active: boolean) => void editAndTell({ client, toast }, switchOrder(list, active)).catch(() => undefined)
    return paletteEntries(items, { mayEdit: permissions.includes('lists.edit'), onSetActive: setActive })
  })
  return null
}
