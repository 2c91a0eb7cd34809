'use client'

import './globals.css'

export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Switchyard</title>
        <main className="flex flex-col items-start gap-3 p-6">
          <h1>Switchyard could not be shown</h1>
          <p>Nothing was changed by that. If it stays like this, tell your administrator this number: {error.digest ?? 'none'}</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
