/** Another process holds what this one was working on: nothing more may be written for it. */
export class HoldLostError extends Error {
  constructor() {
    super('another process has taken over')
    this.name = 'HoldLostError'
  }
}
