import { nothing } from '@/lib/contracts/requests'
import { eventStream } from '@/lib/server/http/event-stream'
import { route } from '@/lib/server/http/route'

export const GET = route({
  permission: 'floor.read',
  input: nothing,
  isBackground: true,
  run: (ctx, _input, request) => Promise.resolve(eventStream(ctx, request.signal)),
})
