const listeners = new Set<() => void>()

/** Called by whatever finds out first that nobody is signed in any more, or that the password is wanted before work goes on. */
export function announceSessionEnded(): void {
  for (const tell of listeners) tell()
}

/** Answers how to stop listening. */
export function onSessionEnded(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
