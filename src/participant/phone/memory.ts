/** What was sent and is not on the laptop yet, as far as this phone knows. `body`: the form, ready to be sent again. */
export type Waiting = {
  readonly slot: string
  readonly revision: number
  readonly body: string
  /** The question it answers, and the answer in words. */
  readonly question: string
  readonly answer: string
  /** Its own words, where it has any. */
  readonly words: string
}

/** A form half filled in: its fields by name. `words`: what was typed. */
export type Draft = { readonly fields: Readonly<Record<string, string>>; readonly words: string }

type Kept = {
  drafts: Record<string, Draft>
  waiting: Waiting[]
  /** The last revision told of each slot: a later telling must have a higher one. */
  told: Record<string, number>
}

/** Drafts and unsent answers of one person in one session, on this phone; gone when the session ends or somebody else joins. */
export type Memory = {
  drafts: () => Readonly<Record<string, Draft>>
  keepDraft: (slot: string, draft: Draft | null) => void
  waiting: () => readonly Waiting[]
  /** `atLeast`: what the laptop's form said. */
  nextRevision: (slot: string, atLeast: number) => number
  wait: (entry: Waiting) => void
  /** That telling arrived, or was refused; a later one of the same slot still waits. */
  settle: (entry: Waiting) => void
  clear: () => void
}

const prefix = 'common-measure.'

export function memoryOf(person: string): Memory {
  const key = prefix + person
  forgetOthers(key)
  let kept = read(key)
  const write = () => {
    try {
      localStorage.setItem(key, JSON.stringify(kept))
    } catch {
      // A full or closed storage: it is kept for as long as the page is open.
    }
  }
  return {
    drafts: () => kept.drafts,
    keepDraft: (slot, draft) => {
      const { [slot]: _, ...others } = kept.drafts
      kept = { ...kept, drafts: draft ? { ...others, [slot]: draft } : others }
      write()
    },
    waiting: () => kept.waiting,
    nextRevision: (slot, atLeast) => Math.max(atLeast, (kept.told[slot] || 0) + 1),
    wait: entry => {
      kept = {
        ...kept,
        waiting: kept.waiting.filter(({ slot }) => slot !== entry.slot).concat(entry),
        told: { ...kept.told, [entry.slot]: entry.revision },
      }
      write()
    },
    settle: entry => {
      const same = (other: Waiting) => other.slot === entry.slot && other.revision === entry.revision
      kept = { ...kept, waiting: kept.waiting.filter(other => !same(other)) }
      write()
    },
    clear: () => {
      kept = nothing()
      forgetOthers('')
    },
  }
}

/** On a phone that is handed on, nothing of the person before is left. */
export function forgetOthers(key: string): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place))
    for (const other of keys) if (other?.startsWith(prefix) && other !== key) localStorage.removeItem(other)
  } catch {
    // No storage: nothing to forget.
  }
}

const nothing = (): Kept => ({ drafts: {}, waiting: [], told: {} })

function read(key: string): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) || 'null')
    if (isKept(found)) return found
  } catch {
    // What cannot be read is as good as nothing.
  }
  return nothing()
}

/** Only this file writes it, but an older page may have written it otherwise. */
const isKept = (found: unknown): found is Kept =>
  typeof found === 'object' &&
  found !== null &&
  'drafts' in found &&
  'told' in found &&
  'waiting' in found &&
  Array.isArray(found.waiting) &&
  found.waiting.every(entry => typeof entry?.slot === 'string' && typeof entry.body === 'string')
