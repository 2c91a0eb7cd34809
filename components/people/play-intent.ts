let isWanted = false

/** Somebody pressed `p` while the person was still on the way: the page plays once it knows what. */
export const wantSound = (): void => {
  isWanted = true
}

export function takeWantedSound(): boolean {
  const wanted = isWanted
  isWanted = false
  return wanted
}
