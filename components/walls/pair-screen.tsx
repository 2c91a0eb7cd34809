'use client'

import { useEffect, useState } from 'react'
import { Face } from '@/components/ui/face'
import { Spinner } from '@/components/ui/spinner'
import { spokenCode } from '@/lib/contracts/walls-words'
import { problemSentence } from '@/lib/queries/request-problem'
import { claimWall, newWallCode } from '@/lib/queries/walls'

const askEveryMs = 3_000

/** Stands on the wall until somebody has typed its code elsewhere; a code that runs out is followed by another by itself. */
export function PairScreen() {
  const { code, problem, again } = usePairing()
  if (problem !== null) return <Face kind="failed" title="No code could be had" detail={problemSentence(problem)} onRetry={again} />
  return (
    <div className="flex flex-col gap-4">
      <p aria-live="polite" className="tabular rounded border border-line bg-surface py-6 text-center text-[2.5rem]/12 font-semibold tracking-widest">
        {code === null ? <Spinner className="mx-auto size-8" /> : spokenCode(code)}
      </p>
      <ol className="flex list-decimal flex-col gap-1 pl-5">
        <li>On another computer an administrator opens Settings, Walls.</li>
        <li>They type this code and give this screen a name.</li>
        <li>The live floor appears here by itself.</li>
      </ol>
      <p className="text-muted">The code holds for ten minutes and works once. This screen can then show the live floor without personal data, and nothing else.</p>
    </div>
  )
}

function usePairing(): { code: string | null; problem: unknown; again: () => void } {
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{ code: string | null; problem: unknown }>({ code: null, problem: null })
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      // No answer now is no reason for another code: the next one may come.
      const claim = await claimWall().catch(() => ({ status: 'waiting' as const }))
      if (isOver) return
      if (claim.status === 'paired') return location.replace('/wall')
      if (claim.status === 'expired') return setRound((before) => before + 1)
      timer = setTimeout(() => void ask(), askEveryMs)
    }
    const begin = async () => {
      try {
        const { code } = await newWallCode()
        if (isOver) return
        setState({ code, problem: null })
        timer = setTimeout(() => void ask(), askEveryMs)
      } catch (problem) {
        if (!isOver) setState({ code: null, problem })
      }
    }
    void begin()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [round])
  return { ...state, again: () => setRound(round + 1) }
}
