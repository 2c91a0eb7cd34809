/** Keys as words with spaces between: `Ctrl K`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(' ').map((key) => (
        <kbd key={key} className="min-w-5 rounded-small border border-line bg-sunken px-1 text-center font-sans text-small text-muted">
          {key}
        </kbd>
      ))}
    </span>
  )
}
