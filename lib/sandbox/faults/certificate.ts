import { generateKeyPairSync, sign } from 'node:crypto'

/** What is wrong with a certificate: out of date, for another host, or only not signed by anybody known. */
export type TlsFault = 'expired' | 'self-signed' | 'wrong-host'

export type Certificate = { key: string; cert: string }

/** A certificate signed by itself for localhost and 127.0.0.1; who trusts `cert` as an authority sees the other two faults alone. */
export const makeCertificate = (fault: TlsFault): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const day = 86_400_000
  const until = fault === 'expired' ? Date.now() - day : Date.now() + 30 * day
  const names = fault === 'wrong-host' ? [der(0x82, Buffer.from('elsewhere.invalid'))] : [der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1]))]
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('sandbox')))))
  const extension = sequence(alternativeName, der(0x04, sequence(...names)))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), ecdsaWithSha256, name,
    sequence(time(until - 30 * day), time(until)), name, publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(extension)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]))
  const text = sequence(body, ecdsaWithSha256, signature).toString('base64').replace(/.{1,64}/g, '$&\n')
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: `-----BEGIN CERTIFICATE-----\n${text}-----END CERTIFICATE-----\n` }
}

const der = (tag: number, content: Buffer): Buffer => {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts))

const time = (epochMs: number): Buffer => der(0x18, Buffer.from(`${new Date(epochMs).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`))

const commonName = der(0x06, Buffer.from('550403', 'hex'))
const alternativeName = der(0x06, Buffer.from('551d11', 'hex'))
const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
