'use client'

import { useQueryClient } from '@tanstack/react-query'
import { usePaletteSource } from '@/components/shell/palette-sources'

/** On every page: agents by name. What it takes is loaded when the palette opens first. */
export function AgentsInPalette() {
  const client = useQueryClient()
  usePaletteSource('agents', async () => {
    const [{ agentQueries }, { agentEntries }] = await Promise.all([import('@/lib/queries/agents'), import('@/components/agents/palette-entries')])
    return agentEntries(await client.fetchQuery(agentQueries.users()))
  })
  return null
}
