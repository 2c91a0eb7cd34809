import { spawn, type ChildProcess } from 'node:child_process'

export type Member = { name: string; command: string; arguments: string[]; environment: NodeJS.ProcessEnv; cwd: string }
export type Family = {
  /** Starts a child; resolves when it says that it is ready, rejects with a sentence when it ends before. */
  start: (member: Member, isReady: (word: string) => boolean) => Promise<ChildProcess>
  /** Asks every child to end, kills what is left after the grace time, and resolves when all are gone. */
  end: () => Promise<void>
}

/** Children that live and die together. `onDeath` hears of a child that ended although nobody asked it to. */
export function makeFamily({ graceMs, onDeath }: { graceMs: number; onDeath: (name: string, code: number) => void }): Family {
  const living = new Set<ChildProcess>()
  let isEnding = false

  return {
    start: (member, isReady) =>
      new Promise((resolve, reject) => {
        const child = spawn(member.command, member.arguments, { cwd: member.cwd, env: member.environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
        let hasStarted = false
        const ready = () => {
          hasStarted = true
          resolve(child)
        }
        living.add(child)
        readLines(child, (line) => (isReady(line) ? ready() : process.stdout.write(`${line}\n`)))
        child.on('message', (word) => isReady(String(word)) && ready())
        child.on('error', () => reject(new Error(`The ${member.name} could not be started.`)))
        child.on('exit', (code) => {
          living.delete(child)
          if (!hasStarted) reject(new Error(`The ${member.name} ended while starting.`))
          else if (!isEnding) onDeath(member.name, code ?? 1)
        })
      }),
    end: async () => {
      isEnding = true
      const ends = [...living].map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const child of living) child.kill('SIGTERM')
      const killer = setTimeout(() => {
        for (const child of living) child.kill('SIGKILL')
      }, graceMs)
      await Promise.all(ends)
      clearTimeout(killer)
    },
  }
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(onLine)
  })
}
