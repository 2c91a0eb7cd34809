'use client'

import { Sheet } from '@/components/ui/sheet'
import { LeadSummary } from '../page/lead-summary'

type LeadSheetProps = { id: string; zone: string; onClose: () => void }

/** One lead beside the table; the address keeps which. */
export function LeadSheet({ id, zone, onClose }: LeadSheetProps) {
  return (
    <Sheet open onClose={onClose} title={`Lead ${id}`}>
      <LeadSummary id={id} zone={zone} />
    </Sheet>
  )
}
