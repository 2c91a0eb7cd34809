'use client'

import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import type { ChangeSearch, LeadSearchState } from './search-params'

const ColumnPanel = lazy(async () => ({ default: (await import('./column-panel')).ColumnPanel }))

type LeadToolsProps = { state: LeadSearchState; setState: ChangeSearch; customFields: readonly string[]; children: ReactNode }

/** Columns, loaded when they are opened, beside what a page adds. */
export function LeadTools({ state, setState, customFields, children }: LeadToolsProps) {
  return (
    <div className="mb-2 ml-auto flex items-center gap-2">
      {children}
      <Popover
        label="Columns and rows"
        placement="bottom-end"
        trigger={(trigger) => (
          <Button {...trigger} size="small">
            <Icon name="columns-3" className="size-4" />
            Columns
          </Button>
        )}
      >
        <Suspense fallback={<Skeleton className="h-40 w-80" />}>
          <ColumnPanel state={state} setState={setState} customFields={customFields} />
        </Suspense>
      </Popover>
    </div>
  )
}
