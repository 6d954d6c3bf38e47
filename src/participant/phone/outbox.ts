import { ask, pauseMs, type Told } from './laptop'
import type { Memory, Waiting } from './memory'

type Outbox = {
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

/** What the laptop would not take, and what it said. */
export type Refused = { readonly why: string; readonly words: string }

/**
 * Below the screen: what is on this phone and nowhere else. `waiting`: what is on its way for longer
 * than a moment. `hasForm`: whether a half-typed text has its form in this stage, where it
 * stands already.
 */
export function drawKeptList(
  list: HTMLElement,
  memory: Memory,
  refused: readonly Refused[],
  {
    waiting,
    hasForm,
    remove,
  }: { waiting: readonly Waiting[]; hasForm: (slot: string) => boolean; remove: (entry: Refused) => void },
): void {
  const { draft: draftWords = '', waiting: waitingWords = '', remove: removeWords = '' } = list.dataset
  const strayDrafts = Object.keys(memory.drafts()).filter(slot => !hasForm(slot) && memory.drafts()[slot]?.words)
  const items = [
    ...refused.map(entry => card(entry.words, entry.why, { words: removeWords, press: () => remove(entry) })),
    ...waiting.map(({ question, answer }) => card([question, answer].join(': '), waitingWords, null)),
    ...strayDrafts.map(slot => card(memory.drafts()[slot]?.words ?? '', draftWords, null)),
  ]
  const shown = list.querySelector('ul')
  list.hidden = items.length === 0
  if (!shown || shown.innerHTML === items.map(item => item.outerHTML).join('')) return
  shown.textContent = ''
  for (const item of items) shown.appendChild(item)
}

function card(words: string, why: string, button: { words: string; press: () => void } | null): HTMLLIElement {
  const item = document.createElement('li')
  const said = item.appendChild(document.createElement('p'))
  said.className = 'written'
  said.dir = 'auto'
  said.textContent = words
  item.appendChild(document.createElement('p')).textContent = why
  if (button) {
    const pressed = item.appendChild(document.createElement('button'))
    pressed.className = 'button second'
    pressed.textContent = button.words
    pressed.onclick = button.press
  }
  return item
}
