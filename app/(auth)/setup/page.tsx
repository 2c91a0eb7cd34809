import type { Metadata } from 'next'
import { FrontDoor } from '@/components/shell/front-door'
import { publicPage } from '@/lib/server/http/pages'
import { SetupForm } from './client'

export const metadata: Metadata = { title: 'First administrator' }

export default async function SetupPage() {
  const { environment } = await publicPage()
  return (
    <FrontDoor environment={environment} title="Make the first administrator">
      <SetupForm />
    </FrontDoor>
  )
}
