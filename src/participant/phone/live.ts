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
