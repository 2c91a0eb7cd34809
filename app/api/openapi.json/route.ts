import { openApiDocument } from '@/lib/server/http/openapi'
import { publicRoute } from '@/lib/server/http/route'

export const GET = publicRoute(() => Promise.resolve(Response.json(openApiDocument())))
