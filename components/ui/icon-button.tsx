import { clsx } from 'clsx'
import type { ButtonProps } from './button'
import { Button } from './button'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'title'> & {
  /** The only words it has: read aloud, and shown as its tooltip. */
  label: string
  /** Shown after the words in the tooltip, e.g. `Ctrl K`. */
  keys?: string
}

export function IconButton({ label, keys, variant = 'ghost', size = 'medium', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`} silent>
      <Button {...rest} variant={variant} size={size} aria-label={label} className={clsx(squares[size], 'px-0!', className)} />
    </Tooltip>
  )
}

const squares = { small: 'w-7', medium: 'w-8', large: 'w-10' } as const
