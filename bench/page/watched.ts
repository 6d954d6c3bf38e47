/** How long something took, and how it was for the person in front of the page meanwhile. */
export type Watched = {
  readonly ms: number
  /** The longest task of the main thread that Chromium reports, which are those over 50 ms; 0: none. */
  readonly longestTaskMs: number
  /** The longest time between two beats of a timer set to 5 ms. */
  readonly longestPauseMs: number
}

export async function watched(work: () => Promise<void>): Promise<Watched> {
  let longestTaskMs = 0
  const takeTasks = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longestTaskMs = Math.max(longestTaskMs, duration)
  }
  const observer = new PerformanceObserver(list => takeTasks(list.getEntries()))
  // Told of a task once it has ended, a moment later: let what came before go by.
  await pause(100)
  observer.observe({ type: 'longtask' })
  let longestPauseMs = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    longestPauseMs = Math.max(longestPauseMs, now - last)
    last = now
  }, 5)
  const began = performance.now()
  try {
    await work()
    const ms = performance.now() - began
    clearInterval(beat)
    await pause(100)
    takeTasks(observer.takeRecords())
    return { ms, longestTaskMs, longestPauseMs }
  } finally {
    clearInterval(beat)
    observer.disconnect()
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
