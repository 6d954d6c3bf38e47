import { added, type Change, edited, removed } from '@core/change/change'
import {
  type Element,
  type Frame,
  type Level,
  type Link,
  type Measure,
  mainTheory,
  type Sphere,
} from '@core/project/entities'
import type { Point } from '@core/theory/box'
import {
  dependentClaims,
  elementsRemoved,
  type LinkProblem,
  movedInLevel,
  newLink,
  orderInLevel,
  usualSphere,
} from '@core/theory/edit'
import { withElements, withoutElement } from '@core/theory/frames'
import { placed, placedIn, placesForgotten } from '@core/theory/placement'
import { addedToTheory, removedFromTheory } from '@core/theory/sub-theories'
import { newId } from '../../data/new-id'
import { useCommit, useSave } from '../../terms/actions'
import type { Theory } from './use-theory'

export type TheoryEdits = ReturnType<typeof useTheoryEdits>

export type NewElement = {
  readonly title: string
  readonly level: Level
  /** Absent: the usual one of the level. */
  readonly sphere?: Sphere
  /** Below which element of its level; null: last. */
  readonly after: string | null
  /** Where it was drawn. Absent: the layout finds a place. */
  readonly place?: Point
  /** An element that leads to it (`from`) or that it leads to (`to`). */
  readonly link?: { readonly end: 'from' | 'to'; readonly id: string }
}

/** Everything that can be done to a theory of change, each one step to undo. */
export function useTheoryEdits(whole: Theory) {
  const { here, elements, links, frames, measures, narratives } = whole
  const commit = useCommit()
  const keep = useCommit({ keepTrying: true })
  const save = useSave()
  const theory = here.id

  const edit = (element: Element, fields: Partial<Omit<Element, 'id'>>) =>
    save('title' in fields ? 'element.rename' : 'element.edit', [edited('element', element, { ...element, ...fields })])

  return {
    /** Into the theory that is open. Answers with the new element's id; `null`: it could not be written. */
    add: async ({ title, level, sphere = usualSphere[level], after, place, link }: NewElement) => {
      const id = newId()
      const order = orderInLevel(elements, level, after)
      const theories = theory === mainTheory ? {} : { theories: [theory] }
      const bare: Element = { id, title, level, sphere, notes: '', order, ...theories }
      const element = place ? placedIn(bare, theory, place) : bare
      const ends = link && (link.end === 'from' ? { from: link.id, to: id } : { from: id, to: link.id })
      const changes = ends ? [added('link', { id: newId(), ...ends, rationale: '' })] : []
      return (await keep('element.add', [added('element', element), ...changes])) ? id : null
    },
    /** One after the other at the end of a level, in one step. Answers whether they are written. */
    addMany: (titles: readonly string[], level: Level) => {
      const first = orderInLevel(elements, level, null)
      const theories = theory === mainTheory ? {} : { theories: [theory] }
      const made = titles.map((title, index): Element => {
        const sphere = usualSphere[level]
        return { id: newId(), title, level, sphere, notes: '', order: first + index, ...theories }
      })
      return keep(
        'element.add',
        made.map(element => added('element', element)),
      )
    },
    /** Measures that are there already are for this element too, in one step. */
    linkMeasures: (element: Element, chosen: readonly Measure[]) =>
      commit(
        'measure.edit',
        chosen.flatMap(
          measure => edited('measure', measure, { ...measure, outcomeIds: [...measure.outcomeIds, element.id] }) ?? [],
        ),
      ),
    edit,
    rename: (element: Element, title: string) => edit(element, { title }),
    setOwner: (element: Element, owner: string) => {
      const { owner: _before, ...rest } = element
      return save('element.edit', [edited('element', element, owner === '' ? rest : { ...rest, owner })])
    },
    /** To the end of another level. The sphere goes along where it was the usual one of the old level. */
    moveToLevel: (element: Element, level: Level) => {
      const sphere = element.sphere === usualSphere[element.level] ? usualSphere[level] : element.sphere
      const moved = { ...element, level, sphere, order: orderInLevel(elements, level, null) }
      return save('element.move', [edited('element', element, moved)])
    },
    moveInLevel: (element: Element, way: 'up' | 'down') => {
      const changes = movedInLevel(here.elements, element, way)
      return changes ? keep('element.move', changes) : Promise.resolve(false)
    },
    /** In the picture of the open theory. `spheres`: of those that were moved to the lane of another one. */
    place: (places: ReadonlyMap<string, Point | null>, spheres: ReadonlyMap<string, Sphere> = new Map()) => {
      const changes = here.elements.flatMap(element => {
        const place = places.get(element.id)
        const moved = place === undefined ? element : placedIn(element, theory, place)
        return edited('element', element, { ...moved, sphere: spheres.get(element.id) ?? element.sphere }) ?? []
      })
      return changes.length === 0 ? Promise.resolve(false) : keep('element.place', changes)
    },
    tidyUp: (places: ReadonlyMap<string, Point>) => keep('theory.tidy', placed(here.elements, theory, places)),
    placeAllAgain: () => keep('theory.place-again', placesForgotten(here.elements, theory)),
    /** Answers with the new frame's id; `null`: it could not be written. */
    frame: async (title: string, elementIds: readonly string[]) => {
      const id = newId()
      const frame: Frame = { id, title, theory, elementIds: [...elementIds] }
      return (await commit('frame.add', [added('frame', frame)])) ? id : null
    },
    renameFrame: (frame: Frame, title: string) => save('frame.edit', [edited('frame', frame, { ...frame, title })]),
    putInFrame: (frame: Frame, ids: readonly string[]) =>
      keep('frame.edit', [edited('frame', frame, withElements(frame, ids))]),
    /** The frame goes with the last element in it. */
    removeFromFrame: (frame: Frame, id: string) => {
      const left = withoutElement(frame, id)
      return left
        ? commit('frame.edit', [edited('frame', frame, left)])
        : commit('frame.remove', [removed('frame', frame)])
    },
    removeFrames: (gone: readonly Frame[]) =>
      commit(
        'frame.remove',
        gone.map(frame => removed('frame', frame)),
      ),
    addToTheory: (into: string, element: Element) =>
      commit('element.bring-in', [addedToTheory(into, element, elements)]),
    removeFromTheory: (from: string, gone: readonly Element[]) => {
      const changes = removedFromTheory(from, gone, { elements, frames })
      return changes ? commit('element.take-out', changes) : Promise.resolve(false)
    },
    remove: (gone: readonly Element[], goneLinks: readonly Link[] = [], goneFrames: readonly Frame[] = []) => {
      const changes: Change[] = elementsRemoved(gone, { elements, frames, links, measures, narratives })
      const taken = new Set(changes.map(({ id }) => id))
      const others = [
        ...goneLinks.filter(({ id }) => !taken.has(id)).map(link => removed('link', link)),
        ...goneFrames.filter(({ id }) => !taken.has(id)).map(frame => removed('frame', frame)),
      ]
      const action = gone.length > 0 ? 'element.remove' : goneLinks.length > 0 ? 'link.remove' : 'frame.remove'
      const all = [...others, ...changes]
      return commit(action, [...dependentClaims(all, whole), ...all])
    },
    /** Answers with the new link's id, or why there is none; `not-written`: the person has been told. */
    link: async (from: string, to: string, rationale = ''): Promise<{ id: string } | LinkProblem | 'not-written'> => {
      const link = newLink(from, to, links, newId())
      if (!link.ok) return link.problem
      const written = await commit('link.add', [added('link', { ...link.value, rationale })])
      return written ? { id: link.value.id } : 'not-written'
    },
    explain: (link: Link, rationale: string) => save('link.edit', [edited('link', link, { ...link, rationale })]),
    unlink: (link: Link) => {
      const change = removed('link', link)
      return commit('link.remove', [...dependentClaims([change], whole), change])
    },
  }
}
