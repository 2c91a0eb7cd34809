/** Wakes the scans. Rings are never lost: whoever asks for the next one before looking hears each that comes later. */
export type ScanBell = { ring: () => void; next: () => Promise<void> }

export function makeScanBell(): ScanBell {
  let ring = (): void => undefined
  return {
    ring: () => ring(),
    next: () =>
      new Promise((resolve) => {
        ring = resolve
      }),
  }
}
