/** Works on all items, some at a time, and yields each result as it is there. Leaving early starts nothing more. */
export async function* inLanes<Item, Result>(items: readonly Item[], lanes: number, work: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const waiting = [...items]
  const running = new Map<number, Promise<{ id: number; result: Result }>>()
  let nextId = 0
  const start = () => {
    const item = waiting.shift()
    if (item === undefined) return
    const id = (nextId += 1)
    const done = work(item).then((result) => ({ id, result }))
    // Whoever leaves early does not hear of what fails later.
    done.catch(() => undefined)
    running.set(id, done)
  }
  for (let lane = 0; lane < lanes; lane += 1) start()
  while (running.size > 0) {
    const { id, result } = await Promise.race(running.values())
    running.delete(id)
    start()
    yield result
  }
}
