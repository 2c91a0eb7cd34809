/** Sentences about what an answer leaves out. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <div role="status" className="mb-2 rounded border border-amber bg-amber-soft px-3 py-2 text-table">
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
