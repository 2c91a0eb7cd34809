'use client'

import { Button } from '@/components/ui/button'

type CrashFaceProps = { digest: string | undefined; onRetry: () => void }

/** A page that broke: what happened, what to tell the administrator, and two ways on. */
export function CrashFace({ digest, onRetry }: CrashFaceProps) {
  return (
    <div role="alert" className="mx-auto flex min-h-[60dvh] max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <h1 className="text-title font-semibold">This page could not be shown</h1>
      <p className="text-muted">Nothing was changed by that. Try again; if it stays like this, tell your administrator the number below.</p>
      {digest === undefined ? null : <p className="tabular font-mono text-table">{digest}</p>}
      <div className="flex gap-2">
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        {/* A form, so that the page is loaded anew: the running one is what broke. */}
        <form action="/">
          <Button type="submit">Start page</Button>
        </form>
      </div>
    </div>
  )
}
