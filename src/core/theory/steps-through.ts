import { type Element, type Link, levels } from '@core/project/entities'

/** One thing to talk about, and what it leads to. */
export type Step = { readonly element: Element; readonly leadsTo: readonly Element[] }

/**
 * A way through a theory of change, for telling it aloud: down each pathway from where it begins, every element once, in the
 * order of the levels and of the outline. What stands in a circle alone comes last.
 */
export function stepsThrough(elements: readonly Element[], links: readonly Link[]): Step[] {
  const byId = new Map(elements.map(element => [element.id, element]))
  const next = new Map<string, Element[]>()
  const led = new Set<string>()
  for (const { from, to } of links) {
    const end = byId.get(to)
    if (from === to || !end || !byId.has(from)) continue
    next.set(from, [...(next.get(from) ?? []), end])
    led.add(to)
  }
  const inOrder = elements.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order)
  const steps = new Map<string, Step>()
  for (const start of [...inOrder.filter(({ id }) => !led.has(id)), ...inOrder]) {
    // Depth first with an own stack, as a chain may be as long as the project.
    const open = [start]
    for (let element = open.pop(); element; element = open.pop()) {
      if (steps.has(element.id)) continue
      const leadsTo = next.get(element.id) ?? []
      steps.set(element.id, { element, leadsTo })
      open.push(...leadsTo.toReversed())
    }
  }
  return [...steps.values()]
}
