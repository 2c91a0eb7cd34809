import pino from 'pino'

export type Log = pino.Logger

/** One JSON logger. Call sites pass ids, codes and durations; never bodies, parameters, tokens or personal data. */
export const makeLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: {
      paths: ['*.auth_token', '*.password', '*.passwordHash', '*.cookie', '*.authorization', '*.phone', '*.email', 'headers', '*.headers'],
      censor: '[redacted]',
    },
    serializers: {
      // Stack and class name are ours; the message of a foreign error may hold anything.
      error: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, code: 'code' in error ? String(error.code) : undefined, stack: error.stack?.split('\n').slice(1, 8).join('\n') }
          : { name: typeof error },
    },
  })
