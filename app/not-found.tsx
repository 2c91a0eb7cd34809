import type { Metadata } from 'next'
import { MissingFace } from '@/components/shell/missing-face'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <MissingFace />
    </main>
  )
}
