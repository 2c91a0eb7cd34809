'use client'

import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { useLayoutEffect, useRef } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'checked' | 'ref' | 'size'> & {
  checked: boolean | 'mixed'
}

/** Browsers fill an empty box in the dark theme, so that it looks disabled. */
const emptyBox = 'appearance-none rounded-small border border-edge bg-transparent'

/** Needs a label around it or an `aria-label`. */
export function Checkbox({ checked, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = checked === 'mixed'
  }, [checked])
  const look = checked === false ? emptyBox : 'accent-(--accent)'
  return <input {...rest} ref={box} type="checkbox" checked={checked === true} className={clsx(look, 'size-4 shrink-0', className)} />
}
