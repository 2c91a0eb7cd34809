import type { RecordingFile } from '@/lib/server/ports/recording-files'
import { closedPolicy, privateCaching } from './headers'

type Named = { recordingId: string; isDownload: boolean; method: string }

/** A sound as an answer that can be nothing else: not rendered, not embedded by other sites, not kept. Cuts the connection where the sound breaks off. */
export async function audioResponse({ status, headers, stream }: RecordingFile, { recordingId, isDownload, method }: Named): Promise<Response> {
  const { 'content-length': length, ...named } = headers
  const type = named['content-type']
  const name = `rec-${recordingId}.${endings.get(type) ?? 'audio'}`
  const all = {
    ...named,
    // Our server makes the length of it; Next would drop that.
    ...(length !== undefined && { 'x-body-length': length }),
    'content-disposition': `${isDownload ? 'attachment' : 'inline'}; filename="${name}"`,
    'content-security-policy': closedPolicy,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': `${privateCaching}, no-transform`,
  }
  if (method === 'HEAD') await stream?.cancel()
  return new Response(method === 'HEAD' ? null : stream, { status, headers: all })
}

const endings: ReadonlyMap<string, string> = new Map([
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/ogg', 'ogg'],
  ['audio/mp4', 'm4a'],
  ['audio/flac', 'flac'],
  ['audio/webm', 'webm'],
])
