import { ask, pauseMs, type Told } from './ask'
import type { Memory, Waiting } from './memory'

export type Outbox = {
  /** Sends what waits, one after the other, until the laptop has it all. */
  send: () => void
  state: () => 'empty' | 'sending' | 'kept'
}

type Ends = {
  readonly changed: () => void
  readonly arrived: (entry: Waiting, told: Told) => void
  /** The session is on a break: what waits is sent when it goes on. */
  readonly paused: (told: Told) => void
  /** The laptop said no, and will say no again. */
  readonly refused: (entry: Waiting, told: Told) => void
}

export function outboxOf(person: string, memory: Memory, { changed, arrived, paused, refused }: Ends): Outbox {
  let sending = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sendFirst(): Promise<void> {
    const entry = memory.waiting()[0]
    if (sending || entry === undefined) return
    sending = true
    clearTimeout(timer)
    const told = await ask('/answer', entry.body)
    sending = false
    if (told === null || isForLater(told, person)) {
      failures += 1
      timer = setTimeout(sendFirst, pauseMs(failures))
      if (told !== null && problemOf(told.page) === 'paused') paused(told)
      return changed()
    }
    failures = 0
    memory.settle(entry)
    if (told.status < 300) arrived(entry, told)
    else refused(entry, told)
    changed()
    void sendFirst()
  }

  return {
    send: () => void sendFirst(),
    state: () => (memory.waiting().length === 0 ? 'empty' : failures > 0 ? 'kept' : 'sending'),
  }
}

/** Busy, on a break, or not answered as us: the same again later. What is too large will never fit. */
function isForLater({ status, page }: Told, person: string): boolean {
  if (status === 413) return false
  return status === 429 || status >= 500 || page.body.dataset.person !== person || problemOf(page) === 'paused'
}

export const problemOf = (page: Document): string | null =>
  page.getElementById('notice')?.getAttribute('data-problem') ?? null
