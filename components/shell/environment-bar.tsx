import { clsx } from 'clsx'
import { Icon } from '@/components/ui/icon'
import type { Environment } from '@/lib/contracts/settings'

/** The first thing on every page: whether what is done here reaches real phones. */
export function EnvironmentBar({ environment }: { environment: Environment }) {
  const isSandbox = environment.kind === 'sandbox'
  return (
    <div
      role="region"
      aria-label="Environment"
      className={clsx(
        'sticky top-0 z-40 flex h-7 items-center justify-center gap-2 border-b px-4 text-small font-medium',
        isSandbox ? 'bg-accent-soft text-blue' : 'bg-sunken text-ink',
      )}
    >
      <Icon name={isSandbox ? 'flask-conical' : 'phone-outgoing'} className="size-3.5 shrink-0" />
      <span className="truncate">
        {isSandbox ? 'Sandbox – nothing here dials a real phone' : `Live – acts on the dialer at ${hostOf(environment.apiUrl)}`}
      </span>
    </div>
  )
}

function hostOf(apiUrl: string): string {
  return URL.canParse(apiUrl) ? new URL(apiUrl).host : apiUrl
}
