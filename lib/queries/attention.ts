const attendedForMs = 60_000
let lastInputAt = 0
let isWatching = false

/** Somebody used a key or a pointer in this tab within the last minute. Requests without that must not keep a session alive. */
export function isAttended(): boolean {
  if (typeof window === 'undefined') return false
  if (!isWatching) watch()
  return Date.now() - lastInputAt < attendedForMs
}

function watch() {
  isWatching = true
  // The page was opened by a person a moment ago.
  const note = () => (lastInputAt = Date.now())
  note()
  addEventListener('keydown', note, { capture: true, passive: true })
  addEventListener('pointerdown', note, { capture: true, passive: true })
}
