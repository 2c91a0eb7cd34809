'use client'

import type { ReactNode } from 'react'
import { createContext, use, useCallback, useMemo, useRef, useState } from 'react'
import { ToastViewport } from './toast-viewport'

export type ToastTone = 'neutral' | 'success' | 'warning' | 'danger'

export type ToastContent = {
  title: string
  detail?: string
  tone: ToastTone
  action?: { label: string; onAct: () => void }
  /** 0 keeps it until dismissed. Default: 6 s, 12 s with an action, until dismissed for a danger. */
  durationMs?: number
}

export type ShownToast = ToastContent & { id: number; staysMs: number }

type Toaster = { show: (toast: ToastContent) => number; dismiss: (id: number) => void }

const ToastContext = createContext<Toaster | null>(null)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([])
  const lastId = useRef(0)
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: ToastContent) => {
    lastId.current += 1
    const id = lastId.current
    setToasts((shown) => [...shown, { ...toast, id, staysMs: toast.durationMs ?? defaultStay(toast) }].slice(-4))
    return id
  }, [])
  const toaster = useMemo(() => ({ show, dismiss }), [show, dismiss])
  return (
    <ToastContext value={toaster}>
      {children}
      <ToastViewport toasts={toasts} onDismiss={dismiss} />
    </ToastContext>
  )
}

/** `show` answers an id that `dismiss` takes. */
export function useToast(): Toaster {
  const toaster = use(ToastContext)
  if (toaster === null) throw new Error('useToast needs a ToastProvider above it')
  return toaster
}

function defaultStay(toast: ToastContent): number {
  if (toast.tone === 'danger') return 0
  return toast.action === undefined ? 6_000 : 12_000
}
