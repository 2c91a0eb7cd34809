'use client'

import { CrashFace } from '@/components/shell/crash-face'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <CrashFace digest={error.digest} onRetry={reset} />
    </main>
  )
}
