'use client'

import { useQueryClient } from '@tanstack/react-query'
import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import { takeWantedSound, wantSound } from '@/components/people/play-intent'
import { usePaletteTyped } from '@/components/shell/palette-sources'
import { useShortcut } from '@/components/shell/shortcuts'
import { useToast } from '@/components/ui/toast'
import type { Permission } from '@/lib/contracts/permissions'
import { problemSentence } from '@/lib/queries/request-problem'
import { leaveFor } from '@/lib/queries/unsaved-work'
import { personText } from '@/lib/shared/person-text'

/** On every page: a number pasted or typed into the palette leads to the person behind it. It stands in no address and is kept nowhere here. */
export function FindPerson({ permissions }: { permissions: readonly Permission[] }) {
  const mayLookUp = permissions.includes('personal.read')
  const client = useQueryClient()
  const router = useRouter()
  const pathname = usePathname()
  const { show } = useToast()
  const [leftFrom, setLeftFrom] = useState<string | null>(null)
  if (leftFrom !== null && leftFrom !== pathname) setLeftFrom(null)
  // A key that comes while the person is still on the way must not be lost.
  useShortcut(leftFrom === pathname ? 'p' : null, 'Play the newest recording', wantSound)
  const open = async (phone: string) => {
    takeWantedSound()
    setLeftFrom(pathname)
    try {
      const { openPerson } = await import('@/lib/queries/people')
      router.push(`/people/${await openPerson(client, phone)}`)
    } catch (error) {
      setLeftFrom(null)
      show({ title: 'The person could not be looked up', detail: problemSentence(error), tone: 'danger' })
    }
  }
  usePaletteTyped('person', (typed) => {
    if (!mayLookUp || personText(typed)?.kind !== 'phone') return []
    const label = `Open the person with ${typed.trim()}`
    const effect = 'Shows every lead that carries this number, and plays its calls with P.'
    return [{ id: 'person', group: 'People', label, effect, onAct: () => leaveFor('/people/', () => void open(typed)) }]
  })
  return null
}
