import { z } from 'zod'
import { api, type Operation } from '@/lib/contracts/api'
import { permissions } from '@/lib/contracts/permissions'
import { problem } from '@/lib/contracts/errors'

/** OpenAPI 3.1 made from the contracts themselves. */
export function openApiDocument(): object {
  const paths = Object.entries(api).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method.toLowerCase(), describe(operation)])),
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Switchyard', version: '1', description: 'What the console’s own pages use. Sessions are cookies; writes come from the same origin.' },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-switchyard.session' } } },
    paths: Object.fromEntries(paths),
  }
}

function describe(operation: Operation): object {
  const { summary, permission, body, answer, status = 200 } = operation
  const isOpen = permission === 'public' || permission === 'library'
  return {
    summary,
    ...(isOpen ? { security: [] } : { description: `Needs: ${permissions[permission].toLowerCase()}.${freshSignInText(operation)}`, security: [{ session: [] }] }),
    parameters: [...parameters('path', operation.params), ...parameters('query', operation.query), ...keyHeader(operation)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      [status]: { description: summary, ...(answer === undefined ? {} : { content: { 'application/json': { schema: schemaOf(answer, 'output') } } }) },
      default: { description: 'Problem', content: { 'application/problem+json': { schema: schemaOf(problem, 'input') } } },
    },
  }
}

function freshSignInText({ freshSignIn = false }: Operation): string {
  if (freshSignIn === false) return ''
  const where = freshSignIn === true ? '' : ` ${freshSignIn}`
  return ` Answers 403 reauth_required${where} when the password was given more than ten minutes ago; sign in again and send the same once more.`
}

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): object => z.toJSONSchema(schema, { io, unrepresentable: 'any' })

const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()).default([]) })

function parameters(place: 'path' | 'query', schema: z.core.$ZodType | undefined): object[] {
  if (schema === undefined) return []
  const { properties, required } = objectSchema.parse(schemaOf(schema, 'input'))
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: required.includes(name), schema: property }))
}

const keyHeader = (operation: Operation): object[] =>
  operation.isIdempotent === true
    ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' } }]
    : []
