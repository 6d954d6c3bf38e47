import { type Element, type Level, type Link, levels } from '@core/project/entities'

export type Columns = {
  /** By element id: which column it stands in, from 0. */
  readonly of: ReadonlyMap<string, number>
  readonly count: number
  readonly lanes: readonly { readonly level: Level; readonly first: number; readonly last: number }[]
  /** Elements with a link, and those without, each in the order given. */
  readonly linked: readonly string[]
  readonly alone: readonly string[]
}

/** Elements without links are stacked no deeper than this before their level is given another column. */
const deepestStack = 6

/**
 * The column of each element: the levels in order, and within a level every element after those that lead to it. `links`
 * join elements that exist, and none to itself. A circle is cut at the link that closes it, in the order of the elements.
 */
export function columnsOfElements(elements: readonly Element[], links: readonly Link[]): Columns {
  const ends = new Set(links.flatMap(link => [link.from, link.to]))
  const of = new Map<string, number>()
  const lanes: { level: Level; first: number; last: number }[] = []
  let count = 0
  for (const level of levels) {
    const here = elements.filter(element => element.level === level)
    if (here.length === 0) continue
    const linked = here.filter(element => ends.has(element.id))
    const alone = here.filter(element => !ends.has(element.id))
    const steps = stepsWithin(linked, links)
    const width = Math.max(1, ...[...steps.values()].map(step => step + 1), Math.ceil(alone.length / deepestStack))
    for (const [id, step] of steps) of.set(id, count + step)
    for (const [index, element] of alone.entries()) of.set(element.id, count + (index % width))
    lanes.push({ level, first: count, last: count + width - 1 })
    count += width
  }
  return {
    of,
    count,
    lanes,
    linked: elements.filter(element => ends.has(element.id)).map(element => element.id),
    alone: elements.filter(element => !ends.has(element.id)).map(element => element.id),
  }
}

/** The longest way to each element from the others of its level; links that close a circle are left out. */
function stepsWithin(elements: readonly Element[], links: readonly Link[]): Map<string, number> {
  const next = new Map<string, string[]>(elements.map(element => [element.id, []]))
  for (const link of links) if (next.has(link.to)) next.get(link.from)?.push(link.to)

  // Depth first with an own stack, as a chain may be as long as the project; what is finished last comes first.
  const finished: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const closing = new Set<string>()
  for (const { id } of elements) {
    const open: { id: string; left: string[] }[] = []
    const enter = (entered: string) => {
      state.set(entered, 'open')
      open.push({ id: entered, left: [...(next.get(entered) ?? [])] })
    }
    if (!state.has(id)) enter(id)
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const to = top.left.shift()
      if (to === undefined) {
        state.set(top.id, 'done')
        finished.push(top.id)
        open.pop()
      } else if (state.get(to) === 'open') closing.add(`${top.id} ${to}`)
      else if (!state.has(to)) enter(to)
    }
  }
  const steps = new Map<string, number>(elements.map(element => [element.id, 0]))
  for (const from of finished.toReversed()) {
    for (const to of next.get(from) ?? []) {
      if (!closing.has(`${from} ${to}`)) steps.set(to, Math.max(steps.get(to) ?? 0, (steps.get(from) ?? 0) + 1))
    }
  }
  return steps
}
