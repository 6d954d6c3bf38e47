/**
 * Runs each contender once a round, each round in another order, so that a busy moment of the machine meets all alike. No new
 * round begins that would outlast `budgetMs`, after the first. Answers what each returned, round by round.
 */
export async function rounds(contenders, { atMost, budgetMs }) {
  const names = Object.keys(contenders)
  const answers = Object.fromEntries(names.map(name => [name, []]))
  const began = performance.now()
  for (let round = 0; round < atMost; round++) {
    const roundBegan = performance.now()
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]
      answers[name].push(await contenders[name]())
    }
    const now = performance.now()
    if (now - began + (now - roundBegan) > budgetMs) break
  }
  return answers
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * A line of the table: how many times as long ours takes, round by round, so that slow spells fall out. `ours` and `theirs` are
 * milliseconds in the order of the rounds. `target`: `{ atMost }` or `{ atLeast }`, where `atLeast` speaks of theirs over ours.
 */
export function contest({ what, ours, against, theirs, target = null }) {
  const isFaster = target?.atLeast !== undefined
  const ratios = ours.map((mine, round) => (isFaster ? theirs[round] / mine : mine / theirs[round]))
  const ratio = median(ratios)
  return {
    what,
    against,
    oursMs: median(ours),
    theirsMs: median(theirs),
    ratio,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    target,
    met: target === null ? null : isFaster ? ratio >= target.atLeast : ratio <= target.atMost,
  }
}

/** A line held against a limit in milliseconds, beside the same measured where there should be nothing to see. */
export function limit({ what, ours, against, theirs, underMs }) {
  return {
    what,
    against,
    oursMs: ours,
    theirsMs: theirs,
    ratio: null,
    lowest: null,
    highest: null,
    target: underMs === undefined ? null : { underMs },
    met: underMs === undefined ? null : ours < underMs,
  }
}

/** `await` it for the answer and the milliseconds it took. */
export async function timed(work) {
  const began = performance.now()
  const answer = await work()
  return { ms: performance.now() - began, answer }
}

/** Milliseconds of this process's own work: what else the machine is doing meanwhile does not count. */
export async function cpuMs(work) {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}
