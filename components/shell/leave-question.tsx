import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'

/** What closing a dialog with something typed asks, for a whole page. */
export default function LeaveQuestion({ onKeep, onLeave }: { onKeep: () => void; onLeave: () => void }) {
  return (
    <Dialog
      open
      onClose={onKeep}
      title="Your changes are not saved"
      description="They are lost when you leave this page."
      footer={<DiscardQuestion onKeep={onKeep} onDiscard={onLeave} />}
    />
  )
}
