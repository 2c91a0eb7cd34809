/** A control request that makes no sense; its message goes back with HTTP 400 or the status named. */
export class ControlError extends Error {
  readonly status: number
  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}
