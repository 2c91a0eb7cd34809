import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Spinner } from '@/components/ui/spinner'

type SwitchButtonProps = ComponentProps<'button'> & { name: string; position: 'on' | 'off' | 'switching'; checked: boolean }

/** One element through off, switching and on, so that the focus stays where the person left it. */
export function SwitchButton({ name, position, checked, ...rest }: SwitchButtonProps) {
  const isBusy = position === 'switching'
  return (
    <button
      type="button"
      {...rest}
      role="switch"
      data-switch
      aria-label={`${name}: dialing`}
      aria-checked={checked}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      className="inline-flex h-7 w-11 shrink-0 items-center justify-center rounded-full outline-offset-[-1px] aria-disabled:cursor-progress"
    >
      <span className={clsx('flex h-5 w-9 items-center rounded-full border p-0.5 transition-colors duration-150', tracks[position])}>
        {isBusy ? <Spinner className="size-3.5 text-blue" /> : <span className={clsx('keeps-colour size-3.5 rounded-full', knobs[position])} />}
      </span>
    </button>
  )
}

const tracks = {
  on: 'justify-end border-transparent bg-green',
  off: 'justify-start border-edge bg-sunken',
  switching: 'justify-center border-dashed border-edge bg-surface',
} as const

const knobs = { on: 'bg-surface', off: 'bg-edge' } as const
