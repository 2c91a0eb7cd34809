import { describe, expect, it } from 'vitest'
import { api } from '@/lib/contracts/api'
import { openApiDocument } from './openapi'

describe('the OpenAPI document', () => {
  const text = JSON.stringify(openApiDocument())

  it('names every path of the table', () => {
    for (const path of Object.keys(api)) expect(text).toContain(JSON.stringify(path))
  })

  it('describes a switch with its key, its body and its answer', () => {
    const document = openApiDocument()
    expect(document).toMatchObject({
      paths: {
        '/api/campaigns/{id}': {
          patch: {
            parameters: [{ name: 'id', in: 'path', required: true }, { name: 'Idempotency-Key' }],
            requestBody: { content: { 'application/json': { schema: { required: ['active', 'expectedActive'], additionalProperties: false } } } },
            responses: { 200: { content: { 'application/json': { schema: { properties: { outcome: { enum: ['confirmed', 'unchanged', 'unknown'] } } } } } } },
          },
        },
      },
    })
  })
})
