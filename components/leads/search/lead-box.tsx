'use client'

import type { FormEvent, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { controlClass } from '@/components/ui/input'
import { clsx } from 'clsx'

type LeadBoxProps = {
  inputRef: RefObject<HTMLInputElement | null>
  /** What the search under this address was asked with. */
  text: string
  mayLookUp: boolean
  isBusy: boolean
  problem: string | null
  onFind: (text: string) => void
}

/** Nothing happens while somebody types: the text stays in the field until Enter. */
export function LeadBox({ inputRef, text, mayLookUp, isBusy, problem, onFind }: LeadBoxProps) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const typed = inputRef.current?.value.trim() ?? ''
    if (typed !== '') onFind(typed)
  }
  const label = mayLookUp ? 'Phone, e-mail, name or lead id' : 'Lead id'
  return (
    <form role="search" aria-label="Find a lead" onSubmit={onSubmit} className="mb-3">
      <div className="flex max-w-2xl gap-2">
        <span className="relative flex grow">
          <Icon name="search" className="pointer-events-none absolute top-2.5 left-2.5 size-5 text-muted" />
          <input
            // Another address, another text: the back button brings both.
            key={text}
            ref={inputRef}
            type="text"
            name="person"
            aria-label={label}
            placeholder={label}
            defaultValue={text}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? undefined : 'lead-box-problem'}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur()
            }}
            className={clsx(controlClass, 'h-10! pr-3! pl-9!')}
          />
        </span>
        <Button type="submit" variant="primary" size="large" busy={isBusy}>
          Find
        </Button>
      </div>
      {problem === null ? null : (
        <p id="lead-box-problem" role="alert" className="mt-1 text-table text-danger">
          {problem}
        </p>
      )}
    </form>
  )
}
