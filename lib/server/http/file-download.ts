import { closedPolicy, privateCaching } from './headers'

/** Bytes as a file to keep; `name` is ours and has no quotes in it. Breaks off where the bytes do, so that half a file never passes for a whole one. */
export function fileDownload(pieces: AsyncIterable<Uint8Array>, { name, type, bytes }: { name: string; type: string; bytes: number }): Response {
  const source = pieces[Symbol.asyncIterator]()
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { value, done } = await source.next()
    if (done === true) controller.close()
    else controller.enqueue(value)
  }
  // Nothing is opened before somebody reads: an answer to HEAD is never read.
  const body = new ReadableStream<Uint8Array>({ pull, cancel: async () => void (await source.return?.()) }, { highWaterMark: 0 })
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': closedPolicy,
      'cache-control': `${privateCaching}, no-transform`,
      // Our server makes the length of it; Next would drop that.
      'x-body-length': String(bytes),
    },
  })
}
