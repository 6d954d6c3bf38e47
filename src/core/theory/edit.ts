import { type Change, edited, removed } from '@core/change/change'
import type {
  Assumption,
  Element,
  Evidence,
  Frame,
  Judgement,
  Level,
  Link,
  Measure,
  Narrative,
  Sphere,
} from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { aroundRemoved } from './sub-theories'

/** The sphere a level usually lies in; people can say otherwise. */
export const usualSphere = {
  activity: 'control',
  output: 'control',
  outcome: 'influence',
  impact: 'concern',
} as const satisfies Record<Level, Sphere>

/** The elements of one level in their order. */
export const elementsOfLevel = (elements: readonly Element[], level: Level): Element[] =>
  elements.filter(element => element.level === level).sort((a, b) => a.order - b.order)

/** The order of an element that is put into a level: right after `after`, or last where that is null or elsewhere. */
export function orderInLevel(elements: readonly Element[], level: Level, after: string | null): number {
  const here = elementsOfLevel(elements, level)
  const index = here.findIndex(({ id }) => id === after)
  const before = here[index]
  const next = here[index + 1]
  if (before && next) return (before.order + next.order) / 2
  return (here.at(-1)?.order ?? -1) + 1
}

/**
 * The element moved past its neighbour in the outline; null at the end of its level. The two change places, so that orders
 * that have become alike cannot hold it where it is.
 */
export function movedInLevel(elements: readonly Element[], element: Element, way: 'up' | 'down'): Change[] | null {
  const here = elementsOfLevel(elements, element.level)
  const from = here.findIndex(({ id }) => id === element.id)
  const to = way === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= here.length) return null
  const turned = here.toSpliced(from, 1).toSpliced(to, 0, element)
  return turned.map((one, order) => edited('element', one, { ...one, order })).filter(change => change !== null)
}

export type LinkProblem = 'to-itself' | 'already-linked'

/** A claim that the one leads to the other. Problem `to-itself`, or `already-linked`: that claim is made already. */
export function newLink(from: string, to: string, links: readonly Link[], id: string): Result<Link, LinkProblem> {
  if (from === to) return problem('to-itself')
  if (links.some(link => link.from === from && link.to === to)) return problem('already-linked')
  return ok({ id, from, to, rationale: '' })
}

type AroundElements = {
  readonly elements: readonly Element[]
  readonly frames: readonly Frame[]
  readonly links: readonly Link[]
  readonly measures: readonly Measure[]
  readonly narratives: readonly Narrative[]
}

/**
 * Elements taken away whole: with their links and what was written about them for reports; measures that watched them watch
 * them no longer, frames let go of them, and what stood in their sub-theories alone moves up.
 */
export function elementsRemoved(
  removedOnes: readonly Element[],
  { elements, frames, links, measures, narratives }: AroundElements,
): Change[] {
  const gone = new Set(removedOnes.map(({ id }) => id))
  const unwatched = measures.flatMap(measure => {
    const outcomeIds = measure.outcomeIds.filter(id => !gone.has(id))
    return edited('measure', measure, { ...measure, outcomeIds }) ?? []
  })
  return [
    ...links.filter(({ from, to }) => gone.has(from) || gone.has(to)).map(link => removed('link', link)),
    ...unwatched,
    ...narratives
      .filter(({ elementId }) => elementId !== null && gone.has(elementId))
      .map(one => removed('narrative', one)),
    ...aroundRemoved(gone, { elements, frames }),
    ...removedOnes.map(element => removed('element', element)),
  ]
}

/**
 * The ids of links that close a circle: following the links from each element in turn, those that come back to an element on
 * the way. Links to elements that are not there are passed over.
 */
export function linksThatCloseCircles(ids: readonly string[], links: readonly Link[]): string[] {
  const next = new Map<string, Link[]>(ids.map(id => [id, []]))
  for (const link of links) if (next.has(link.to)) next.get(link.from)?.push(link)
  const state = new Map<string, 'open' | 'done'>()
  const closing: string[] = []
  for (const id of ids) {
    // Depth first with an own stack, as a chain may be as long as the project.
    const open: { readonly id: string; readonly left: Link[] }[] = []
    const enter = (entered: string) => {
      state.set(entered, 'open')
      open.push({ id: entered, left: [...(next.get(entered) ?? [])] })
    }
    if (!state.has(id)) enter(id)
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const link = top.left.shift()
      if (link === undefined) {
        state.set(top.id, 'done')
        open.pop()
      } else if (state.get(link.to) === 'open') closing.push(link.id)
      else if (!state.has(link.to)) enter(link.to)
    }
  }
  return closing
}

type DependentClaims = {
  readonly assumptions: readonly Assumption[]
  readonly evidence: readonly Evidence[]
  readonly judgements: readonly Judgement[]
}

/**
 * What goes along with links, elements and measures that `changes` take away: the assumptions and evidence of the links, and
 * what was judged of the elements and measures.
 */
export function dependentClaims(
  changes: readonly Change[],
  { assumptions, evidence, judgements }: DependentClaims,
): Change[] {
  const gone = new Set(changes.filter(({ after }) => after === null).map(({ kind, id }) => `${kind} ${id}`))
  return [
    ...assumptions.filter(({ linkId }) => gone.has(`link ${linkId}`)).map(each => removed('assumption', each)),
    ...evidence.filter(({ linkId }) => gone.has(`link ${linkId}`)).map(each => removed('evidence', each)),
    ...judgements
      .filter(({ about, aboutId }) => gone.has(`${about} ${aboutId}`))
      .map(each => removed('judgement', each)),
  ]
}
