import type { PlayFault } from './apply-fault'

/** Answers that an HTTP status says it all about. Nothing is done. */
export const statusFaults = {
  U19: async ({ fault }) =>
    new Response(null, { status: fault.options?.status ?? 302, headers: { location: fault.options?.location ?? 'http://elsewhere.invalid/' } }),
  U20: async () => refused(400, 'Bad request'),
  U21: async () => refused(401, 'Unauthorized'),
  U22: async () => refused(403, 'Forbidden'),
  U23: async () => page(404, 'Not Found'),
  U24: async () => refused(408, 'Request timeout'),
  U25: async () => refused(409, 'Conflict'),
  U26: async () => page(413, 'Request Entity Too Large'),
  U27: async () => tooMany(),
  U28: async () => tooMany('2'),
  U29: async ({ fault }) => tooMany(new Date(Date.now() + (fault.options?.delayMs ?? 3000)).toUTCString()),
  U30: async ({ fault }) => tooMany(fault.options?.text ?? '86400'),
  U31: async () => refused(500, 'Internal error'),
  U32: async () => page(502, 'Bad Gateway'),
  U33: async () => page(503, 'Service Unavailable'),
  U34: async () => page(504, 'Gateway Timeout'),
  U35: async () => new Response(null, { status: 204 }),
  U36: async () => new Response('', { headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': '0' } }),
  U37: async () => page(599, 'Network Connect Timeout'),
} satisfies Record<string, PlayFault>

const refused = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ success: false, code: status, text }), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } })

const tooMany = (retryAfter?: string): Response => refused(429, 'Too many requests', retryAfter === undefined ? {} : { 'retry-after': retryAfter })

const page = (status: number, title: string): Response =>
  new Response(`<!DOCTYPE html>\n<html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
