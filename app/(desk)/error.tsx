'use client'

import { CrashFace } from '@/components/shell/crash-face'

export default function DeskErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <CrashFace digest={error.digest} onRetry={reset} />
}
