import type { Api } from './api'
import { todayAnswer } from './today'

export const todayApi: Api = {
  '/api/today': { GET: { summary: 'The floor today: plan, numbers, callbacks and lists, each with its own age', permission: 'floor.read', answer: todayAnswer } },
}
