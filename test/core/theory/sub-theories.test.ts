import { rowsWithChanges } from '@core/change/apply'
import { type Change, invertedChanges } from '@core/change/change'
import { emptyRows } from '@core/project/contents'
import { type Element, type Frame, mainTheory } from '@core/project/entities'
import { elementsRemoved } from '@core/theory/edit'
import {
  addedToTheory,
  mayAppearIn,
  removedFromTheory,
  theoriesByElement,
  theoriesInUse,
  theoryPart,
} from '@core/theory/sub-theories'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementOf } from '../project/sample-contents'

const link = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, rationale: '' })
const frame = (id: string, theory: string, elementIds: string[]): Frame => ({ id, title: id, theory, elementIds })
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** `a` and `b` in the main theory; `c` behind `a` alone, `d` behind `a` and in the main theory, `e` behind `c`. */
const elements = [
  elementOf('a'),
  elementOf('b'),
  elementOf('c', { theories: ['a'] }),
  elementOf('d', { theories: [mainTheory, 'a'], places: { a: { x: 1, y: 2 } } }),
  elementOf('e', { theories: ['c'] }),
]
const links = [link('a', 'b'), link('c', 'd'), link('d', 'b')]

const changed = (changes: readonly Change[], rows: { element: Element[]; frame?: Frame[] }) => {
  const after = rowsWithChanges({ ...emptyRows, ...rows }, changes)
  if (!after.ok) throw new Error(after.problem)
  return after.value
}

describe('sub-theories', () => {
  it('show their own elements and the links between them', () => {
    const main = theoryPart(mainTheory, { elements, links })
    expect(idsOf(main.elements)).toEqual(['a', 'b', 'd'])
    expect(idsOf(main.links)).toEqual(['a-b', 'd-b'])
    const sub = theoryPart('a', { elements, links, frames: [frame('f', 'a', ['c']), frame('g', mainTheory, ['a'])] })
    expect([idsOf(sub.elements), idsOf(sub.links), idsOf(sub.frames)]).toEqual([['c', 'd'], ['c-d'], ['f']])
    expect(theoriesInUse(elements)).toEqual([mainTheory, 'a', 'c'])
  })

  it('know the way down to them', () => {
    expect(idsOf(theoryPart('c', { elements, links }).path)).toEqual(['a', 'c'])
    expect(theoryPart('nobody', { elements, links })).toMatchObject({ id: mainTheory, path: [] })
  })

  it('let an element in once, and never into what lies behind itself', () => {
    const may = (theory: string) => idsOf(mayAppearIn(theory, elements))
    expect([may(mainTheory), may('a'), may('c')]).toEqual([
      ['c', 'e'],
      ['b', 'e'],
      ['b', 'd'],
    ])
    const change = addedToTheory('a', elementOf('b'), elements)
    expect(change?.after).toEqual({ theories: [mainTheory, 'a'] })
  })

  it('let an element out with its place and frame, but never out of the last one', () => {
    const frames = [frame('f', 'a', ['d']), frame('g', 'a', ['c', 'd'])]
    const changes = removedFromTheory('a', elements.slice(3, 4), { elements, frames })
    const after = changed(changes ?? [], { element: [...elements], frame: frames })
    expect(after.element.find(({ id }) => id === 'd')).toEqual(elementOf('d'))
    expect(after.frame).toEqual([frame('g', 'a', ['c'])])
    expect(removedFromTheory('a', elements.slice(2, 3), { elements, frames: [] })).toBeNull()
  })

  it('pass what they held up to where their element stood when it is deleted, and undo brings all back', () => {
    const frames = [frame('f', 'a', ['c', 'd']), frame('g', mainTheory, ['a', 'b'])]
    const rows = { element: [...elements], frame: frames }
    const changes = elementsRemoved(elements.slice(0, 1), { elements, frames, links: [], measures: [], narratives: [] })
    const after = changed(changes, rows)
    expect(idsOf(theoryPart(mainTheory, { elements: after.element, links }).elements)).toEqual(['b', 'c', 'd'])
    expect(after.frame).toEqual([frame('g', mainTheory, ['b'])])
    const back = rowsWithChanges(after, invertedChanges(changes))
    expect(back.ok && [...back.value.element].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(elements)
  })

  const anyElements = fc
    .array(fc.array(fc.constantFrom(mainTheory, 'e0', 'e1', 'e2', 'e3', 'gone'), { minLength: 1, maxLength: 3 }), {
      maxLength: 6,
    })
    .map(all => all.map((theories, index) => elementOf(`e${index}`, { theories })))

  it('leave nobody out of sight, whatever circle a merged file holds', () =>
    fc.assert(
      fc.property(anyElements, all => {
        const theories = theoriesByElement(all)
        const seen = new Set<string>()
        const open = [mainTheory]
        for (const theory of open) {
          for (const { id } of theoryPart(theory, { elements: all, links: [] }).elements) {
            if (!seen.has(id)) open.push(id)
            seen.add(id)
          }
        }
        expect(seen).toEqual(new Set(idsOf(all)))
        for (const { id } of all) expect(theories.get(id)).not.toContain(id)
      }),
    ))

  it('keep everybody in sight when any elements are deleted', () =>
    fc.assert(
      fc.property(anyElements, fc.nat(5), (all, index) => {
        const gone = all.slice(index, index + 2)
        const changes = elementsRemoved(gone, { elements: all, frames: [], links: [], measures: [], narratives: [] })
        const after = changed(changes, { element: all }).element
        expect(idsOf(after)).toEqual(idsOf(all).filter(id => !idsOf(gone).includes(id)))
      }),
    ))
})
