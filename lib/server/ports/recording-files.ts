import type { Waveform } from '@/lib/contracts/recordings'

/** A part of a file: from a byte, up to and with another or to the end; or so many last bytes. */
export type ByteRange = { first: number; last: number | null } | { suffix: number }

/** Headers that came with the sound and may go on; checked, never the upstream's own words. */
export type RecordingHeaders = { 'content-type': string; 'accept-ranges'?: 'bytes'; 'content-length'?: string; 'content-range'?: string }

export type RecordingFile = {
  /** 416 comes without a body: the range lies outside. */
  status: 200 | 206 | 416
  headers: RecordingHeaders
  /** Errs in the middle when the upstream breaks off, dries up or goes beyond the caps. Cancelling it frees the connection. */
  stream: ReadableStream<Uint8Array> | null
}

export type RecordingFiles = {
  /**
   * Fetches from the upstream's address. Throws recording_url_rejected for an address that the policy refuses, recording_not_playable
   * for a bare file name or a file that is gone, upstream_unavailable without an answer, upstream_unreadable for what is no sound.
   */
  open: (source: string, options: { range: ByteRange | null; signal: AbortSignal }) => Promise<RecordingFile>
  /** Ends every transfer. */
  close: () => Promise<void>
}

export type Waveforms = {
  /**
   * The waveform of one recording, made once and kept under its id. Callers of the same id share the work, which stops when the last
   * of them has gone. Throws what `open` throws, upstream_unreadable for a sound that cannot be decoded.
   */
  of: (recordingId: string, options: { open: (signal: AbortSignal) => Promise<RecordingFile>; signal: AbortSignal }) => Promise<Waveform>
  close: () => Promise<void>
}
