import type { PlayFault } from './apply-fault'
import { changeJson, jsonAnswer, textAnswer } from './json-answer'

const html = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action="/login"><input name="password"></form></body></html>\n'

/** Answers with status 200 whose body is not what it should be. */
export const bodyFaults = {
  U38: async ({ fault }) => textAnswer(fault.options?.text ?? html, fault.options?.contentType ?? 'text/html; charset=utf-8'),
  U39: changeText((text) => text.slice(0, Math.ceil(text.length / 2))),
  U40: changeText((text) => `${text}\n<!-- served in 12 ms -->`),
  U41: changeText((text) => `\ufeff${text}`),
  U42: async ({ fault, request, answer }) => {
    const truth = await answer(request)
    const text = await truth.text()
    return textAnswer(fault.options?.variant === 'utf-16' ? utf16(text) : invalidUtf8(text), typeOf(truth))
  },
  U43: async ({ fault }) => jsonAnswer(fault.options?.value ?? null),
  U44: async ({ fault }) => {
    const depth = fault.options?.count ?? 100_000
    return textAnswer(`{"success":true,"data":${'['.repeat(depth)}${']'.repeat(depth)}}`)
  },
  U45: changeText((text) => text.replace(/^\{/, '{"success":false,"code":9999,"text":"overruled","data":null,')),
  U46: async ({ fault }) => jsonAnswer({ success: false, code: fault.options?.code ?? 9999, text: fault.options?.text ?? 'The request could not be processed' }),
  U47: async ({ fault, request, answer }) => changeJson(await answer(request), ({ success: _, ...rest }) =>
    fault.options?.variant === 'missing' ? rest : { success: 'false', ...rest }),
  U48: async ({ request, answer }) => changeJson(await answer(request), () => ({ success: true })),
  U49: async ({ fault }) => jsonAnswer(elsewhere(fault.options?.variant ?? 'error')),
  U50: async () => jsonAnswer({ success: false, code: 102, text: 'List deletion in progress' }),
} satisfies Record<string, PlayFault>

function changeText(change: (text: string) => string): PlayFault {
  return async ({ request, answer }) => {
    const truth = await answer(request)
    return textAnswer(change(await truth.text()), typeOf(truth))
  }
}

const typeOf = (answer: Response): string => answer.headers.get('content-type') ?? 'application/json'

const utf16 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

/** A sequence that UTF-8 forbids, inside the first text of the answer. */
const invalidUtf8 = (text: string): Uint8Array<ArrayBuffer> => {
  const start = text.indexOf(':"') + 2
  return new Uint8Array(Buffer.concat([Buffer.from(text.slice(0, start)), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(text.slice(start))]))
}

const elsewhere = (place: string): Record<string, unknown> => {
  if (place === 'message') return { success: false, message: 'The request could not be processed' }
  if (place === 'errors') return { success: false, errors: [{ message: 'The request could not be processed', field: 'campaign_id' }] }
  if (place === 'code') return { success: false, code: '6004', text: 'Unknown Campaign ID' }
  return { success: false, error: 'The request could not be processed', error_code: 6004 }
}
