/** Pieces of text as a file to keep; `name` is ours and has no quotes in it. */
export function csvDownload(pieces: AsyncIterable<string>, name: string): Response {
  const encoder = new TextEncoder()
  const source = pieces[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await source.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await source.return?.()),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
