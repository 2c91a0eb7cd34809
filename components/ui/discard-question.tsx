import { Button } from './button'

/** In place of a form's buttons, after Escape or a click beside it while something is not saved. */
export function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <div role="alert" className="flex w-full flex-wrap items-center justify-end gap-2">
      <span className="mr-auto basis-full font-medium sm:basis-auto">Throw away what you typed?</span>
      <Button onClick={onKeep}>Keep editing</Button>
      <Button variant="danger" onClick={onDiscard}>
        Throw away
      </Button>
    </div>
  )
}
