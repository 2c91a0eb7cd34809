/** Files of exports on this machine's disk. Names are ours: letters, digits, hyphens and dots. */
export type ExportFiles = {
  /** A new file with the first bytes of another one, or empty. Throws gone when the other one is not there or shorter, storage_full. */
  begin: (name: string, from: { name: string; bytes: number } | null) => Promise<void>
  /** Cuts the file at `at` and appends there; it is on the disk when this resolves with the new length in bytes. Throws gone, storage_full. */
  append: (name: string, at: number, text: string) => Promise<number>
  /** Exactly the first `bytes`. Throws gone when they are not there. */
  open: (name: string, bytes: number) => Promise<AsyncIterable<Uint8Array>>
  /** `changedAt` in epoch milliseconds. */
  list: () => Promise<{ name: string; changedAt: number }[]>
  /** Also of one that is not there. */
  remove: (name: string) => Promise<void>
}
