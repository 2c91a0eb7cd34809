'use client'

type CrashFaceProps = { digest: string | undefined; onRetry: () => void }

/** A page that broke: what happened, what to tell the administrator, and two ways on. It stands on nothing that may itself be broken. */
export function CrashFace({ digest, onRetry }: CrashFaceProps) {
  return (
    <div role="alert" className="mx-auto flex min-h-[60dvh] max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <h1 className="text-title font-semibold">This page could not be shown</h1>
      <p className="text-muted">Nothing was changed by that. Try again; if it stays like this, tell your administrator the number below.</p>
      {digest === undefined ? null : <p className="tabular font-mono text-table">{digest}</p>}
      <div className="flex gap-2">
        <button type="button" onClick={onRetry} className={`${button} bg-accent text-on-accent`}>
          Try again
        </button>
        {/* A form, so that the page is loaded anew: the running one is what broke. */}
        <form action="/">
          <button type="submit" className={`${button} border border-edge`}>
            Start page
          </button>
        </form>
      </div>
    </div>
  )
}

const button = 'inline-flex h-8 items-center rounded px-3 font-medium'
