/** A look into a process that was started with `--inspect`; `said`: what it has printed, its inspector's address among it. */
export async function inspect(said) {
  const [address] = /ws:\/\/\S+/.exec(said) ?? []
  if (address === undefined) throw new Error('The process does not say where its inspector listens.')
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', () => reject(new Error('The inspector does not answer.')), { once: true })
  })
  const waiting = new Map()
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(data)
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (error === undefined) resolve?.(result)
    else reject?.(new Error(error.message))
  })
  let last = 0
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  return {
    /** What is still in use after a collection: the heap, and the buffers outside it. */
    memoryKb: async () => {
      await send('HeapProfiler.collectGarbage')
      const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
      const { result } = await send('Runtime.evaluate', { expression })
      return result.value / 1024
    },
    close: () => socket.close(),
  }
}
