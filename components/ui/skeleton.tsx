import { clsx } from 'clsx'

/** Holds the place of something on its way. Say `aria-busy` and words on the region around it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('breathes block h-4 rounded-small bg-line', className)} />
}

export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-busy className="flex flex-col">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} aria-hidden className="flex h-10 items-center gap-4 border-b border-line px-4">
          <Skeleton className="w-1/4" />
          <Skeleton className="w-16" />
          <Skeleton className="ml-auto w-24" />
        </span>
      ))}
    </div>
  )
}
