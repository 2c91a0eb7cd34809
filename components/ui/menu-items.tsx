import { clsx } from 'clsx'
import { Icon } from './icon'
import { Link } from './link'
import type { ReactNode } from 'react'

/** `checked` makes it a tick, `stays` keeps the menu open after acting, `href` a link instead of an act. */
export type MenuEntry =
  | {
      label: string
      icon?: ReactNode
      /** A second, quieter line: what it will do. */
      detail?: string
      onAct?: () => void
      href?: string
      checked?: boolean
      stays?: boolean
      tone?: 'danger'
      disabled?: boolean
    }
  | 'separator'

export function MenuItems({ entries, close }: { entries: readonly MenuEntry[]; close: () => void }) {
  return entries.map((entry, index) =>
    entry === 'separator' ? (
      <div key={`separator-${index}`} role="separator" className="my-1 border-t border-line" />
    ) : (
      <MenuItem key={entry.label} entry={entry} close={close} />
    ),
  )
}

function MenuItem({ entry, close }: { entry: Exclude<MenuEntry, 'separator'>; close: () => void }) {
  const className = clsx(
    'flex w-full items-start gap-2 rounded-small px-2 py-1.5 text-left outline-offset-[-2px] hover:bg-hover focus:bg-hover',
    entry.tone === 'danger' && 'text-danger',
    entry.disabled === true && 'cursor-not-allowed opacity-50',
  )
  const content = (
    <>
      {entry.checked === undefined ? null : <Icon name="check" className={clsx('mt-0.5 size-4 shrink-0', !entry.checked && 'invisible')} />}
      {entry.icon === undefined ? null : <span className="mt-0.5 shrink-0 [&>svg]:size-4">{entry.icon}</span>}
      <span>
        {entry.label}
        {entry.detail === undefined ? null : <span className="block text-small text-muted">{entry.detail}</span>}
      </span>
    </>
  )
  if (entry.href !== undefined) {
    return (
      <Link role="menuitem" tabIndex={-1} href={entry.href} onClick={close} className={className}>
        {content}
      </Link>
    )
  }
  const act = () => {
    if (entry.disabled === true) return
    if (entry.stays !== true) close()
    entry.onAct?.()
  }
  return (
    <button
      type="button"
      role={entry.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={entry.checked}
      aria-disabled={entry.disabled}
      tabIndex={-1}
      onClick={act}
      className={className}
    >
      {content}
    </button>
  )
}
