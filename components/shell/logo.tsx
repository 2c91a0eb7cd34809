/** Two tracks and the switch between them. */
export function Logo({ className = 'size-5' }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className={`${className} shrink-0 text-accent`} fill="none" stroke="currentColor" strokeWidth="2">
      <path d="M2 6h16M2 14h4c4 0 4-8 8-8" />
      <path d="M12 14h6" strokeOpacity="0.45" />
    </svg>
  )
}
