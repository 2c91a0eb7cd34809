// Runs in the drawing thread without a compiler: imports packages alone at run time.
import { MPEGDecoder } from 'mpg123-decoder'
import type { Emit, SoundReader } from './wav-reader'

/** MPEG audio of all three layers as a stream, decoded in small portions. */
export async function makeMp3Reader(emit: Emit): Promise<SoundReader> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  return {
    take: (bytes) => {
      const { channelData, sampleRate, samplesDecoded } = decoder.decode(bytes)
      if (samplesDecoded > 0) emit(channelData, sampleRate)
    },
    end: () => decoder.free(),
  }
}
