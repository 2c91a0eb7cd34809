'use client'

import { clsx } from 'clsx'
import { useRouter } from 'next/navigation'
import type { KeyboardEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { useModal } from '@/components/ui/use-modal'
import { leaveFor } from '@/lib/queries/unsaved-work'
import type { PaletteEntry } from './palette-search'
import { grouped, searchEntries } from './palette-search'
import { useSources } from './palette-sources'
import { useLoadedEntries } from './use-loaded-entries'

/** Ctrl/⌘ K: pages, campaigns and acts, each act with its effect before Enter. In the first bundle, so that no key typed after it is lost. */
export function Palette({ pasted = '', onClose }: { pasted?: string; onClose: () => void }) {
  const { entries, isLoading, hasFailed } = useLoadedEntries()
  const { fromTyped } = useSources()
  const [typed, setTyped] = useState(pasted)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const router = useRouter()
  const modal = useModal(true, onClose)
  const id = useId()
  // Grouping may bring entries together, so the arrows follow the groups.
  const groups = grouped([...fromTyped(typed), ...searchEntries(entries, typed)])
  const found = groups.flatMap(([, group]) => group)
  const chosen = found.find((entry) => entry.id === chosenId) ?? found[0]

  const act = (entry: PaletteEntry) => {
    onClose()
    if ('href' in entry) leaveFor(entry.href, () => router.push(entry.href))
    else entry.onAct()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const at = chosen === undefined ? -1 : found.indexOf(chosen)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosenId(found[(at + step + found.length) % found.length]?.id ?? null)
    else if (event.key === 'Enter' && chosen !== undefined) act(chosen)
    else return
    event.preventDefault()
  }

  return (
    <dialog
      {...modal}
      aria-label="Command palette"
      className="floats mt-[12vh] mb-auto w-[calc(100vw-32px)] max-w-xl rounded bg-raised text-body shadow-floating"
    >
      <div className="flex max-h-[70vh] flex-col">
        <div className="flex items-center gap-2 border-b border-line px-3">
          <Icon name="search" className="size-4 shrink-0 text-muted" />
          <input
            data-autofocus
            role="combobox"
            aria-label="Search pages, campaigns and actions"
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Search pages, campaigns and actions"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setChosenId(null)
            }}
            onKeyDown={onKeyDown}
            className="h-12 grow bg-transparent outline-none placeholder:text-muted"
          />
        </div>
        <div id={`${id}-list`} role="listbox" aria-label="Results" aria-busy={isLoading} className="min-h-0 grow overflow-y-auto p-2">
          {groups.map(([group, members]) => (
            <div key={group} role="group" aria-label={group}>
              <p aria-hidden className="px-2 pt-2 pb-1 text-small font-medium text-muted">
                {group}
              </p>
              {members.map((entry) => (
                <PaletteRow key={entry.id} entry={entry} domId={`${id}-${entry.id}`} isChosen={entry === chosen} onPoint={setChosenId} onAct={act} />
              ))}
            </div>
          ))}
        </div>
        <Footer chosen={chosen} isLoading={isLoading} hasFailed={hasFailed} />
      </div>
    </dialog>
  )
}

type RowProps = { entry: PaletteEntry; domId: string; isChosen: boolean; onPoint: (id: string) => void; onAct: (entry: PaletteEntry) => void }

function PaletteRow({ entry, domId, isChosen, onPoint, onAct }: RowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <div
      ref={row}
      id={domId}
      role="option"
      aria-selected={isChosen}
      onPointerMove={() => onPoint(entry.id)}
      onClick={() => onAct(entry)}
      className={clsx(
        'flex cursor-pointer items-center gap-3 rounded-small px-2 py-1.5',
        isChosen && 'bg-selected',
        entry.tone === 'danger' && 'text-danger',
      )}
    >
      <span className="min-w-0 grow truncate">{entry.label}</span>
      {isChosen ? <Icon name="corner-down-left" className="size-4 shrink-0 text-muted" /> : null}
    </div>
  )
}

function Footer({ chosen, isLoading, hasFailed }: { chosen: PaletteEntry | undefined; isLoading: boolean; hasFailed: boolean }) {
  const waiting = isLoading ? 'Loading…' : 'Nothing found.'
  const effect = chosen === undefined ? waiting : (chosen.effect ?? ('href' in chosen ? `Opens ${chosen.label}.` : chosen.label))
  return (
    <div role="status" className="border-t border-line px-4 py-2 text-table text-muted">
      {effect}
      {hasFailed ? <span className="block text-danger">Some entries could not be loaded.</span> : null}
    </div>
  )
}
