import type { ReactNode, Ref } from 'react'

type OutdatedProps = {
  /** What is inside answers the question before; the answer to the present one is on its way. */
  when: boolean
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** Keeps an earlier answer on the screen without letting it pass for the present one, to eyes and to a screen reader. */
export function Outdated({ when, ref, children }: OutdatedProps) {
  return (
    <div ref={ref} aria-busy={when} className={when ? 'opacity-60' : undefined}>
      {children}
    </div>
  )
}
