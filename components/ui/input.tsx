import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

export const controlClass = clsx(
  'h-8 w-full min-w-0 rounded border border-edge bg-surface px-2.5 text-body text-ink placeholder:text-muted',
  'aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted',
)

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={clsx(controlClass, className)} />
}
