import { type Change, edited, removed } from '@core/change/change'
import { type Element, type Frame, type Link, mainTheory } from '@core/project/entities'
import { placedIn } from './placement'

/**
 * By element id: the theories it appears in, the main one as `mainTheory`, any other by the element it is the sub-theory of.
 * Nobody is out of sight: an element whose theories are gone, or lead round in a circle that the main theory does not reach,
 * appears in the main one.
 */
export function theoriesByElement(elements: readonly Element[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set([mainTheory, ...elements.map(({ id }) => id)])
  const found = new Map<string, string[]>()
  const inside = new Map<string, string[]>()
  for (const { id, theories = [mainTheory] } of elements) {
    const own = [...new Set(theories)].filter(theory => known.has(theory) && theory !== id)
    found.set(id, own)
    for (const theory of own) inside.set(theory, [...(inside.get(theory) ?? []), id])
  }
  const reached = new Set<string>()
  const reach = (theory: string) => {
    const open = [theory]
    for (const next of open) {
      for (const id of inside.get(next) ?? []) {
        if (reached.has(id)) continue
        reached.add(id)
        open.push(id)
      }
    }
  }
  reach(mainTheory)
  for (const { id } of elements) {
    if (reached.has(id)) continue
    found.set(id, [mainTheory, ...(found.get(id) ?? [])])
    reached.add(id)
    reach(id)
  }
  return found
}

/** One theory of the project: its elements, the links between them, and the frames in it. */
export type TheoryPart = {
  /** `mainTheory`, or the id of the element it is the sub-theory of. */
  readonly id: string
  /** The elements that lead down to it, the one whose sub-theory it is last. Empty: the main theory. */
  readonly path: readonly Element[]
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly frames: readonly Frame[]
}

type WholeTheory = { readonly elements: readonly Element[]; readonly links: readonly Link[] }

/** The part that goes by that id; the main theory where there is no such element. Orders are kept. */
export function theoryPart(
  asked: string,
  { elements, links, frames = [] }: WholeTheory & { readonly frames?: readonly Frame[] },
): TheoryPart {
  const theories = theoriesByElement(elements)
  const id = theories.has(asked) ? asked : mainTheory
  const here = elements.filter(element => theories.get(element.id)?.includes(id))
  const ids = new Set(here.map(element => element.id))
  return {
    id,
    path: pathDownTo(id, elements, theories),
    elements: here,
    links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    frames: frames.filter(({ theory }) => theory === id),
  }
}

/** The shortest way from the main theory; the first that was drawn where several are as short. */
function pathDownTo(
  theory: string,
  elements: readonly Element[],
  theories: ReadonlyMap<string, readonly string[]>,
): Element[] {
  const byId = new Map(elements.map(element => [element.id, element]))
  const before = new Map<string, string>([[theory, '']])
  const open = [theory]
  for (const at of open) {
    if (at === mainTheory) break
    for (const above of theories.get(at) ?? []) {
      if (before.has(above)) continue
      before.set(above, at)
      open.push(above)
    }
  }
  const path: Element[] = []
  for (let at = before.get(mainTheory); at; at = before.get(at)) {
    const element = byId.get(at)
    if (element) path.push(element)
  }
  return path
}

/** By element id, how many elements its sub-theory holds; those without one are left out. */
export function countsBehind(elements: readonly Element[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const theory of [...theoriesByElement(elements).values()].flat()) {
    if (theory !== mainTheory) counts.set(theory, (counts.get(theory) ?? 0) + 1)
  }
  return counts
}

/** The ids of theories that have something in them: the main one, then sub-theories in the order of their elements. */
export function theoriesInUse(elements: readonly Element[]): string[] {
  const used = new Set([...theoriesByElement(elements).values()].flat())
  return [mainTheory, ...elements.map(({ id }) => id).filter(id => used.has(id))]
}

/** As many theories as one element may appear in. */
const mostTheories = 50

/** The elements that may be brought into a theory: not there yet, and the theory does not lie within theirs. */
export function mayAppearIn(theory: string, elements: readonly Element[]): Element[] {
  const theories = theoriesByElement(elements)
  const above = new Set([theory])
  for (const at of above) for (const next of theories.get(at) ?? []) above.add(next)
  return elements.filter(({ id }) => {
    const own = theories.get(id) ?? []
    return !own.includes(theory) && own.length < mostTheories && !above.has(id)
  })
}

/** Brought into one more theory. */
export function addedToTheory(theory: string, element: Element, elements: readonly Element[]): Change | null {
  const theories = theoriesByElement(elements).get(element.id) ?? [mainTheory]
  return edited('element', element, withTheories(element, [...theories, theory]))
}

/** Taken out of one theory, with its place and out of its frames there; null where it appears nowhere else. */
export function removedFromTheory(
  theory: string,
  gone: readonly Element[],
  { elements, frames }: { readonly elements: readonly Element[]; readonly frames: readonly Frame[] },
): Change[] | null {
  const theories = theoriesByElement(elements)
  const ids = new Set(gone.map(({ id }) => id))
  const changes: (Change | null)[] = []
  for (const element of gone) {
    const rest = (theories.get(element.id) ?? []).filter(other => other !== theory)
    if (rest.length === 0) return null
    changes.push(edited('element', element, withTheories(placedIn(element, theory, null), rest)))
  }
  changes.push(
    ...framesWithout(
      ids,
      frames.filter(frame => frame.theory === theory),
    ),
  )
  return changes.filter(change => change !== null)
}

/** The main theory alone is said by saying nothing. */
function withTheories(element: Element, theories: readonly string[]): Element {
  const { theories: _before, ...rest } = element
  const alone = theories.length === 1 && theories[0] === mainTheory
  return alone ? rest : { ...rest, theories: [...theories] }
}

/**
 * What becomes of the rest when elements are deleted: what appeared in their sub-theories alone moves up to where they stood,
 * and frames let go of them.
 */
export function aroundRemoved(
  gone: ReadonlySet<string>,
  { elements, frames }: { readonly elements: readonly Element[]; readonly frames: readonly Frame[] },
): Change[] {
  const theories = theoriesByElement(elements)
  const standing = (theory: string, seen: ReadonlySet<string> = new Set()): string[] => {
    if (!gone.has(theory)) return [theory]
    if (seen.has(theory)) return []
    return (theories.get(theory) ?? []).flatMap(above => standing(above, new Set([...seen, theory])))
  }
  const moved = elements.flatMap(element => {
    const now = theories.get(element.id) ?? []
    if (gone.has(element.id) || !now.some(theory => gone.has(theory))) return []
    const left = now.filter(theory => !gone.has(theory))
    const next = left.length > 0 ? left : [...new Set(now.flatMap(theory => standing(theory)))]
    const without = now.filter(theory => gone.has(theory)).reduce((one, theory) => placedIn(one, theory, null), element)
    return edited('element', element, withTheories(without, next.length > 0 ? next : [mainTheory])) ?? []
  })
  const lost = frames.filter(frame => gone.has(frame.theory))
  return [
    ...moved,
    ...framesWithout(
      gone,
      frames.filter(frame => !gone.has(frame.theory)),
    ),
    ...lost.map(frame => removed('frame', frame)),
  ]
}

/** A frame that holds nothing any more goes. */
function framesWithout(gone: ReadonlySet<string>, frames: readonly Frame[]): Change[] {
  return frames.flatMap(frame => {
    const elementIds = frame.elementIds.filter(id => !gone.has(id))
    if (elementIds.length === frame.elementIds.length) return []
    return elementIds.length === 0 ? removed('frame', frame) : (edited('frame', frame, { ...frame, elementIds }) ?? [])
  })
}
