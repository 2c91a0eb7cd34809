'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'
import { IconButton } from './icon-button'
import { StateMark } from './state-mark'
import type { ShownToast, ToastTone } from './toast'

type ViewportProps = { toasts: readonly ShownToast[]; onDismiss: (id: number) => void }

/** F8 moves the focus here. Hovering or focusing any toast keeps all of them. */
export function ToastViewport({ toasts, onDismiss }: ViewportProps) {
  const viewport = useRef<HTMLElement>(null)
  const [held, setHeld] = useState(false)
  const newest = toasts.at(-1)
  useLayoutEffect(() => {
    const element = viewport.current
    if (element === null || newest === undefined) return
    // Shown anew each time, so that it lies above a dialog opened in between.
    if (element.matches(':popover-open')) element.hidePopover()
    element.showPopover()
  }, [newest])
  useFocusKey(viewport)
  const said = newest === undefined ? '' : [newest.title, newest.detail, newest.action?.label].filter(Boolean).join('. ')
  const isUrgent = newest?.tone === 'danger'

  return (
    <>
      <div role="status" aria-live="polite" className="sr-only">
        {isUrgent ? '' : said}
      </div>
      <div role="alert" aria-live="assertive" className="sr-only">
        {isUrgent ? said : ''}
      </div>
      <section
        ref={viewport}
        popover="manual"
        aria-label="Notifications (F8)"
        tabIndex={-1}
        hidden={newest === undefined}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="right-4! bottom-20! w-[min(400px,calc(100vw-32px))] overflow-visible bg-transparent md:bottom-4!"
      >
        <ol className="flex flex-col gap-2">
          {toasts.map((toast) => (
            <Toast key={toast.id} toast={toast} held={held} onDismiss={() => onDismiss(toast.id)} />
          ))}
        </ol>
      </section>
      {/* On a phone they lie over the foot of the page: it can be scrolled out from under them. */}
      {newest === undefined ? null : <div aria-hidden className="md:hidden" style={{ height: `${toasts.length * 6}rem` }} />}
    </>
  )
}

function Toast({ toast, held, onDismiss }: { toast: ShownToast; held: boolean; onDismiss: () => void }) {
  const dismiss = useRef(onDismiss)
  useEffect(() => {
    dismiss.current = onDismiss
  })
  useEffect(() => {
    if (held || toast.staysMs === 0) return
    const timer = setTimeout(() => dismiss.current(), toast.staysMs)
    return () => clearTimeout(timer)
  }, [held, toast.staysMs])
  const { action } = toast
  return (
    <li className="floats flex items-start gap-2 rounded bg-raised py-2 pr-2 pl-3 text-body shadow-floating">
      <StateMark {...looks[toast.tone]} label="" className="mt-2" />
      <div className="min-w-0 grow py-1">
        <p className="font-medium break-words">{toast.title}</p>
        {toast.detail === undefined ? null : <p className="break-words text-muted">{toast.detail}</p>}
      </div>
      {action === undefined ? null : (
        <Button
          size="small"
          onClick={() => {
            onDismiss()
            action.onAct()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="small" onClick={onDismiss}>
        <Icon name="x" className="size-4" />
      </IconButton>
    </li>
  )
}

const looks = {
  neutral: { shape: 'ring', tone: 'blue' },
  success: { shape: 'dot', tone: 'green' },
  warning: { shape: 'bars', tone: 'amber' },
  danger: { shape: 'triangle', tone: 'red' },
} as const satisfies Record<ToastTone, unknown>

function useFocusKey(viewport: { current: HTMLElement | null }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return
      event.preventDefault()
      viewport.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [viewport])
}
