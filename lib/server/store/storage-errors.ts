import { AppError } from '@/lib/server/core/errors'

/** Turns what a database driver throws into storage_busy or storage_full where it is one of them; else gives it back. */
export function toStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (isFull(code))
    return new AppError('storage_full', 'Switchyard cannot write its records: the disk is full or read-only. Nothing was changed.', { cause: error })
  if (isBusy(code, error.message))
    return new AppError('storage_busy', 'Switchyard\'s own database is busy or not answering. Nothing was changed; try again in a moment.', {
      cause: error,
      retryAfterSeconds: 2,
    })
  return error
}

const fullCodes = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'ENOSPC', 'EROFS', 'EDQUOT', '53100']
// 08: connection, 57P: shutting down, 53300: too many connections, 40/55P03: lost a lock race, 25006: a standby.
const busyCodes = ['SQLITE_BUSY', 'SQLITE_LOCKED', '08', '57P', '57014', '53300', '40001', '40P01', '55P03', '25006']
const connectionCodes = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']
const connectionWords = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'connection error and is not queryable',
  'timeout expired',
]

const isFull = (code: string): boolean => fullCodes.some((prefix) => code.startsWith(prefix))
const isBusy = (code: string, message: string): boolean =>
  busyCodes.some((prefix) => code.startsWith(prefix)) ||
  connectionCodes.includes(code) ||
  connectionWords.some((words) => message.includes(words))
