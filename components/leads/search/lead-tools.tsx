'use client'

import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import type { ChangeSearch, LeadSearchState } from './search-params'

const ColumnPanel = lazy(async () => ({ default: (await import('./column-panel')).ColumnPanel }))
const ViewsMenu = lazy(async () => ({ default: (await import('./views-menu')).ViewsMenu }))

type LeadToolsProps = { state: LeadSearchState; setState: ChangeSearch; customFields: readonly string[]; mayShare: boolean; children: ReactNode }

/** Saved views and columns, loaded when they are opened. */
export function LeadTools({ state, setState, customFields, mayShare, children }: LeadToolsProps) {
  return (
    <div className="mb-2 ml-auto flex items-center gap-2">
      {children}
      <Popover
        label="Saved views"
        placement="bottom-end"
        trigger={(trigger) => (
          <Button {...trigger} size="small">
            <Icon name="star" className="size-4" />
            Views
          </Button>
        )}
      >
        {(close) => (
          <Suspense fallback={<Skeleton className="h-24 w-80" />}>
            <ViewsMenu state={state} setState={setState} mayShare={mayShare} close={close} />
          </Suspense>
        )}
      </Popover>
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
