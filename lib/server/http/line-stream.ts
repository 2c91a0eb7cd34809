/** Items as lines of JSON, each sent as it comes. Leaving ends the work: `stop` is told, and the generator returned. */
export function lineStream(items: AsyncGenerator<unknown>, { signal, stop }: { signal: AbortSignal; stop: () => void }): Response {
  const encoder = new TextEncoder()
  const leave = (): void => {
    signal.removeEventListener('abort', leave)
    stop()
    items.return(undefined).catch(() => undefined)
  }
  signal.addEventListener('abort', leave, { once: true })
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const next = await items.next()
        if (next.done === true) {
          signal.removeEventListener('abort', leave)
          controller.close()
        } else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`))
      } catch (error) {
        leave()
        // A reader must not take what came so far for everything.
        controller.error(error)
      }
    },
    cancel: leave,
  })
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
