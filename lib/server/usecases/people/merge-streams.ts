/** Runs all streams at once and yields their items as they come; a slow reader slows them down. Leaving early ends them all. */
export async function* mergeStreams<T>(streams: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const next = (stream: AsyncGenerator<T>) => stream.next().then((result) => ({ stream, result }))
  const pending = new Map(streams.map((stream) => [stream, next(stream)]))
  try {
    while (pending.size > 0) {
      const { stream, result } = await Promise.race(pending.values())
      if (result.done === true) {
        pending.delete(stream)
        continue
      }
      pending.set(stream, next(stream))
      yield result.value
    }
  } finally {
    // A stream that waits for the upstream ends when that answers: nobody waits for it.
    for (const [stream, open] of pending) {
      open.catch(() => undefined)
      stream.return(undefined).catch(() => undefined)
    }
  }
}
