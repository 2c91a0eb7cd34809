import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FrontDoor } from '@/components/shell/front-door'
import { safeReturnPath } from '@/lib/queries/session'
import { publicPage } from '@/lib/server/http/pages'
import { SignInForm } from './client'

export const metadata: Metadata = { title: 'Sign in' }

type Search = Record<string, string | string[] | undefined>

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { environment, demoAccounts, demoPassword, isSignedIn } = await publicPage()
  const { callbackUrl, ended } = await searchParams
  const returnPath = safeReturnPath(typeof callbackUrl === 'string' ? callbackUrl : null)
  if (isSignedIn) redirect(returnPath)
  return (
    <FrontDoor environment={environment} title="Sign in">
      <SignInForm
        returnPath={returnPath}
        hasEnded={ended !== undefined}
        demo={demoPassword === null ? null : { password: demoPassword, accounts: demoAccounts.map(({ email, role }) => ({ email, role })) }}
      />
    </FrontDoor>
  )
}
