'use client'

import { lazy, Suspense } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import type { ViewsMenuProps } from './views-menu'

const ViewsMenu = lazy(() => import('./views-menu'))

type SavedViewsProps = Omit<ViewsMenuProps, 'close'> & { size?: ButtonProps['size'] }

/** Saved views of a page, loaded when they are opened. */
export function SavedViews({ size, ...rest }: SavedViewsProps) {
  return (
    <Popover
      label="Saved views"
      placement="bottom-end"
      trigger={(trigger) => (
        <Button {...trigger} {...(size !== undefined && { size })}>
          <Icon name="star" className="size-4" />
          Views
        </Button>
      )}
    >
      {(close) => (
        <Suspense fallback={<Skeleton className="h-24 w-80" />}>
          <ViewsMenu {...rest} close={close} />
        </Suspense>
      )}
    </Popover>
  )
}
