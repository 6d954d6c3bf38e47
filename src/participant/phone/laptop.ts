const longestWaitMs = 12_000

/** An answer of the laptop: its page as a document. */
export type Told = { readonly status: number; readonly page: Document }

const tooLarge = 413

/**
 * `null`: the laptop was not reached, or something else answered in its place, such as another network's sign-in page. Only our own
 * page has `data-person` on its body.
 */
export async function ask(address: string, body?: string): Promise<Told | null> {
  const abort = new AbortController()
  const limit = setTimeout(() => abort.abort(), longestWaitMs)
  try {
    const response = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'text/html',
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
    })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const isOurs = page.body.hasAttribute('data-person') || response.status === tooLarge
    return isOurs ? { status: response.status, page } : null
  } catch {
    return null
  } finally {
    clearTimeout(limit)
  }
}

/** Longer each time, and not all phones at once. */
export const pauseMs = (failures: number): number => Math.min(1000 * 2 ** failures, 15_000) * (0.75 + Math.random() / 2)

const pollMs = { live: 45_000, alone: 7_000 }

/**
 * Calls `look` when something changed: told by the laptop (server-sent events), and by looking now and then where it cannot tell.
 * `live` hears whether it can.
 */
export function whenChanged(look: () => void, live: (isLive: boolean) => void): void {
  let events: EventSource | null = null
  let soon: ReturnType<typeof setTimeout> | undefined
  let isLive = false
  // A moment apart from each other, or sixty phones would ask at once.
  const lookSoon = () => {
    clearTimeout(soon)
    soon = setTimeout(look, Math.random() * 400)
  }
  const say = (now: boolean) => {
    isLive = now
    live(now)
  }
  const listen = () => {
    events?.close()
    events = new EventSource('/events')
    events.onopen = () => say(true)
    events.onerror = () => say(false)
    events.onmessage = lookSoon
    events.addEventListener('changed', lookSoon)
  }
  const wake = () => {
    if (document.hidden) return
    if (events === null || events.readyState === EventSource.CLOSED) listen()
    lookSoon()
  }
  const poll = () => {
    if (!document.hidden) lookSoon()
    setTimeout(poll, isLive ? pollMs.live : pollMs.alone)
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) wake()
  })
  listen()
  setTimeout(poll, pollMs.alone)
}
