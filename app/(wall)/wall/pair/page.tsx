import type { Metadata } from 'next'
import { FrontDoor } from '@/components/shell/front-door'
import { PairScreen } from '@/components/walls/pair-screen'
import { publicPage } from '@/lib/server/http/pages'

export const metadata: Metadata = { title: 'Pair this screen' }

export default async function PairPage() {
  const { environment } = await publicPage()
  return (
    <FrontDoor environment={environment} title="Pair this screen">
      <PairScreen />
    </FrontDoor>
  )
}
