import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** `told`: the kind of event that makes it read at once, as a page does. */
export type Poll = { path: string; everyMs: number; told?: string; take?: (answer: unknown) => void }
export type Tab = { problems: () => string[]; close: () => Promise<void> }

/** A browser's tab without its browser: one event stream, its polls, and at most as many connections as a browser opens. */
export function openTab(baseUrl: string, cookie: string, polls: readonly Poll[]): Tab {
  const agent = new Agent({ keepAlive: true, maxSockets: 5 })
  const problems: string[] = []
  const timers = new Map<string, NodeJS.Timeout>()
  const { port, host } = new URL(baseUrl)
  let isOpen = true
  const ask = (path: string, take: (answer: IncomingMessage) => void) =>
    get({ host: '127.0.0.1', port: Number(port), path, agent, headers: { host, cookie } }, take).on('error', (error) => isOpen && problems.push(`${path}: ${error.message}`))
  const read = ({ path, take }: Poll) =>
    ask(path, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      answer.on('end', () => (answer.statusCode === 200 ? take?.(JSON.parse(text)) : problems.push(`${path}: ${answer.statusCode}`)))
    })
  const readSoon = (poll: Poll) => {
    if (timers.has(poll.path)) return
    const then = () => {
      timers.delete(poll.path)
      read(poll)
    }
    timers.set(poll.path, setTimeout(then, Math.random() * 400))
  }
  const stream = ask('/api/events', (answer) => {
    answer.setEncoding('utf8').on('data', (piece: string) => {
      for (const poll of polls) if (poll.told !== undefined && piece.includes(poll.told)) readSoon(poll)
    })
  })
  const intervals = polls.map((poll) => setInterval(() => read(poll), poll.everyMs))
  for (const poll of polls) read(poll)
  return {
    problems: () => problems,
    close: async () => {
      isOpen = false
      for (const timer of [...intervals, ...timers.values()]) clearTimeout(timer)
      stream.destroy()
      agent.destroy()
      await pause(0)
    },
  }
}
