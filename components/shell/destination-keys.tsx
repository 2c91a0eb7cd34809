'use client'

import { useRouter } from 'next/navigation'
import { leaveFor } from '@/lib/queries/unsaved-work'
import type { Destination } from './navigation'
import { useShortcut } from './shortcuts'

/** A `g` key per page; one component each, because the number of pages differs by role. */
export function DestinationKeys({ destinations }: { destinations: readonly Destination[] }) {
  return destinations.map((destination) => <DestinationKey key={destination.href} {...destination} />)
}

function DestinationKey({ href, label, keys }: Destination) {
  const router = useRouter()
  useShortcut(keys, `Go to ${label}`, () => leaveFor(href, () => router.push(href)))
  return null
}
