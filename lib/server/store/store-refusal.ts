type RefusalReason = 'unwritable' | 'corrupt' | 'another-upstream' | 'newer-schema' | 'in-use'

/** The store cannot be opened and a person must act; the message is one sentence to print at start. */
export class StoreRefusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.name = 'StoreRefusal'
    this.reason = reason
  }
}

export const unwritable = (folder: string, cause: unknown): StoreRefusal =>
  new StoreRefusal(
    'unwritable',
    `The data folder ${folder} cannot be written: give this user write access to it or set DATA_DIR to another folder.`,
    cause,
  )
