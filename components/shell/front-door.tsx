import type { ReactNode } from 'react'
import type { Environment } from '@/lib/contracts/settings'
import { EnvironmentBar } from './environment-bar'
import { Logo } from './logo'

/** Around every page that is seen before signing in. */
export function FrontDoor({ environment, title, children }: { environment: Environment; title: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <EnvironmentBar environment={environment} />
      <main className="mx-auto flex w-full max-w-96 grow flex-col justify-center px-4 py-10">
        <p className="mb-6 flex items-center gap-2 text-heading font-semibold">
          <Logo className="size-6" />
          Switchyard
        </p>
        <h1 className="mb-4 text-title font-semibold">{title}</h1>
        {children}
      </main>
    </div>
  )
}
