'use client'

import { CrashFace } from '@/components/shell/crash-face'
import './globals.css'

export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Switchyard</title>
        <main>
          <CrashFace digest={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  )
}
