import { rowsWithChanges } from '@core/change/apply'
import { invertedChanges } from '@core/change/change'
import { emptyRows } from '@core/project/contents'
import { sampleElements, sampleLinks } from '@core/project/sample/theory'
import { elementsOfLevel, elementsRemoved, movedInLevel, newLink, orderInLevel } from '@core/theory/edit'
import { describe, expect, it } from 'vitest'

const titles = (elements: readonly { title: string }[]) => elements.map(({ title }) => title)
const [first, second] = elementsOfLevel(sampleElements, 'outcome')
if (!first || !second) throw new Error('the sample has lost its outcomes')

describe('editing a theory of change', () => {
  it('puts an element right after another, or last', () => {
    const order = orderInLevel(sampleElements, 'outcome', first.id)
    expect(order).toBeGreaterThan(first.order)
    expect(order).toBeLessThan(second.order)
    expect(orderInLevel(sampleElements, 'outcome', null)).toBe(5)
    expect(orderInLevel([], 'impact', null)).toBe(0)
  })

  it('moves an element past its neighbour even when both have the same order', () => {
    const alike = [
      { ...first, order: 0 },
      { ...second, order: 0 },
    ]
    const changes = movedInLevel(alike, { ...second, order: 0 }, 'up')
    const rows = rowsWithChanges({ ...emptyRows, element: alike }, changes ?? [])
    if (!rows.ok) throw new Error(rows.problem)
    expect(titles(elementsOfLevel(rows.value.element, 'outcome'))).toEqual([second.title, first.title])
  })

  it('moves nothing past the end of its level', () => {
    expect(movedInLevel(sampleElements, first, 'up')).toBeNull()
  })

  it('refuses a link to itself, and the same link twice', () => {
    expect(newLink('a', 'a', [], 'l')).toEqual({ ok: false, problem: 'to-itself' })
    const link = sampleLinks[0]
    expect(link && newLink(link.from, link.to, sampleLinks, 'l')).toEqual({ ok: false, problem: 'already-linked' })
  })

  it('takes an element away with its links, and one undo brings all of it back', () => {
    const before = { ...emptyRows, element: sampleElements, link: sampleLinks }
    const changes = elementsRemoved([first], {
      elements: sampleElements,
      frames: [],
      links: sampleLinks,
      measures: [],
      narratives: [],
    })
    const after = rowsWithChanges(before, changes)
    if (!after.ok) throw new Error(after.problem)
    expect(after.value.link.some(({ from, to }) => from === first.id || to === first.id)).toBe(false)
    const back = rowsWithChanges(after.value, invertedChanges(changes))
    if (!back.ok) throw new Error(back.problem)
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
    expect([...back.value.link].sort(byId)).toEqual([...sampleLinks].sort(byId))
    expect([...back.value.element].sort(byId)).toEqual([...sampleElements].sort(byId))
  })
})
