import type { Store } from '@/lib/server/ports/store'

/** For the contract suite: `again` opens the same store as another process would, `raw` goes around it. */
export type OpenedStore = { store: Store; again: () => Promise<Store>; raw: (statements: string[]) => Promise<void> }
export type OpenFresh = () => Promise<OpenedStore>
