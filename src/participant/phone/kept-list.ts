import type { Memory, Waiting } from './memory'

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
