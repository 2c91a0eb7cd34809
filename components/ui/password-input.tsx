'use client'

import type { ComponentProps } from 'react'
import { useState } from 'react'
import { Icon } from './icon'
import { Input } from './input'

/** A password that can be looked at. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const [isShown, setIsShown] = useState(false)
  return (
    <span className="relative flex">
      <Input {...props} type={isShown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} className="pr-9" />
      <button
        type="button"
        aria-label="Show the password"
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
        className="absolute top-1 right-1 rounded-small p-1 text-muted hover:bg-hover hover:text-ink"
      >
        <Icon name={isShown ? 'eye-off' : 'eye'} className="size-4" />
      </button>
    </span>
  )
}
