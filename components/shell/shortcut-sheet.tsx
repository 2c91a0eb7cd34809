'use client'

import { Kbd } from '@/components/ui/kbd'
import { Sheet } from '@/components/ui/sheet'
import { spelledKeys } from './shortcut-keys'
import { useShortcutList } from './shortcuts'
import { useIsMac } from './use-is-mac'

/** Keys of every table, which no page registers itself. */
const tableKeys = [
  { keys: 'j k', label: 'Next or previous row (arrows too)' },
  { keys: 'Home End', label: 'First or last row' },
  { keys: 'Enter', label: 'Open the row' },
  { keys: 'x', label: 'Select the row, with Shift the range' },
  { keys: 'F8', label: 'Go to the notifications' },
  { keys: 'Escape', label: 'Close what is open' },
]

export default function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const shortcuts = useShortcutList()
  const isMac = useIsMac()
  const here = [...new Map(shortcuts.map(({ keys, label }) => [keys, { keys: spelledKeys(keys, isMac), label }])).values()]
  return (
    <Sheet open={open} onClose={onClose} title="Keys">
      {/* More keys than fit: with the focus here the arrows scroll. */}
      <div role="region" aria-label="All keys" tabIndex={0} className="rounded-small outline-offset-4">
        <KeyList heading="On this page" items={here} />
        <KeyList heading="In tables and everywhere" items={tableKeys} />
      </div>
    </Sheet>
  )
}

function KeyList({ heading, items }: { heading: string; items: readonly { keys: string; label: string }[] }) {
  return (
    <section className="mb-6">
      <h3 className="mb-2 text-table font-medium text-muted">{heading}</h3>
      <ul className="divide-y divide-line">
        {items.map(({ keys, label }) => (
          <li key={keys} className="flex items-center justify-between gap-4 py-2">
            <span>{label}</span>
            <Kbd keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}
