import { compareVersions, isEmptyComparison, newestVersion, type TheoryState } from '@core/theory/versions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anElement } from '../project/sample-contents'
import { elementWith, linkBetween } from '../report/build'
import { assumptionWith, entryWith } from './build'

const few = fc.constantFrom('a', 'b', 'c', 'd')
const some = <T extends { id: string }>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { selector: row => row.id })
/** Few ids, so that two of them share most. */
const aState: fc.Arbitrary<TheoryState> = fc.record({
  elements: some(fc.tuple(few, anElement).map(([id, element]) => ({ ...element, id }))),
  links: some(fc.record({ id: few, from: few, to: few, rationale: few })),
  assumptions: some(
    fc.record({
      id: few,
      linkId: few,
      words: few,
      watchedBy: few,
      history: fc.array(
        fc.record({ state: fc.constantFrom('holding', 'broken'), day: fc.nat(3), why: fc.constant('') }),
        { maxLength: 2 },
      ),
      order: fc.nat(3),
    }),
  ),
})

const idsWhere = (list: readonly { id: string; before: unknown; after: unknown }[], side: 'before' | 'after') =>
  list
    .filter(each => each[side] === null)
    .map(({ id }) => id)
    .sort()
const kinds = ['elements', 'links', 'assumptions'] as const

describe('comparing two versions', () => {
  it('finds nothing between a version and itself', () =>
    fc.assert(fc.property(aState, state => isEmptyComparison(compareVersions(state, structuredClone(state))))))

  it('finds the same the other way round, with added and removed, before and after changed over', () =>
    fc.assert(
      fc.property(aState, aState, (one, other) => {
        const there = compareVersions(one, other)
        const back = compareVersions(other, one)
        for (const kind of kinds) {
          expect(idsWhere(back[kind], 'before')).toEqual(idsWhere(there[kind], 'after'))
          expect(idsWhere(back[kind], 'after')).toEqual(idsWhere(there[kind], 'before'))
          const turned = back[kind].map(({ id, before, after, aspects }) => ({
            id,
            before: after,
            after: before,
            aspects,
          }))
          const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
          expect(turned.sort(byId)).toEqual([...there[kind]].sort(byId))
        }
      }),
    ))

  it('names everything that is on one side alone', () =>
    fc.assert(
      fc.property(aState, aState, (one, other) => {
        const { elements } = compareVersions(one, other)
        const had = new Set(one.elements.map(({ id }) => id))
        const added = other.elements.map(({ id }) => id).filter(id => !had.has(id))
        expect(idsWhere(elements, 'before')).toEqual(added.sort())
      }),
    ))

  it('says in what an element differs; a new place in the order is no difference', () => {
    const before = { elements: [elementWith('heard')], links: [], assumptions: [] }
    const heard = elementWith('heard', { title: 'Heard first', level: 'impact', sphere: 'concern', order: 9 })
    const { elements } = compareVersions(before, { ...before, elements: [heard] })
    expect(elements).toEqual([
      { id: 'heard', before: before.elements[0], after: heard, aspects: ['title', 'level', 'sphere'] },
    ])
    const moved = compareVersions(before, { ...before, elements: [elementWith('heard', { order: 9 })] })
    expect(isEmptyComparison(moved)).toBe(true)
  })

  it('takes an element that says nothing of theories for one of the main theory', () => {
    const before = { elements: [elementWith('heard')], links: [], assumptions: [] }
    const main = { ...before, elements: [elementWith('heard', { theories: ['main'] })] }
    const two = { ...before, elements: [elementWith('heard', { theories: ['meet', 'main'] })] }
    expect(isEmptyComparison(compareVersions(before, main))).toBe(true)
    expect(compareVersions(before, two).elements[0]?.aspects).toEqual(['theories'])
  })

  it('tells a relinked link from a reworded one', () => {
    const link = linkBetween('meet', 'heard')
    const of = (links: TheoryState['links']) => ({ elements: [], links, assumptions: [] })
    const [relinked] = compareVersions(of([link]), of([{ ...link, to: 'home' }])).links
    const [reworded] = compareVersions(of([link]), of([{ ...link, rationale: 'They ask.' }])).links
    expect(relinked?.aspects).toEqual(['ends'])
    expect(reworded?.aspects).toEqual(['rationale'])
  })

  it('tells an assumption that broke from one about which more was written down', () => {
    const of = (...history: Parameters<typeof entryWith>[0][]) => ({
      elements: [],
      links: [],
      assumptions: [assumptionWith({ history: history.map(entryWith) })],
    })
    expect(compareVersions(of(), of({ state: 'broken' })).assumptions[0]?.aspects).toEqual(['state'])
    expect(compareVersions(of({}), of({}, { day: 20_001 })).assumptions[0]?.aspects).toEqual(['history'])
  })
})

describe('the newest version', () => {
  const state = { elements: [elementWith('heard')], links: [], assumptions: [] }
  const version = (id: string, savedAt: string) => ({ id, title: id, savedAt, why: '', ...state })
  const versions = [version('may', '2026-05-03T10:00:00.000Z'), version('april', '2026-04-01T10:00:00.000Z')]

  it('is the one saved last, and says whether the theory has changed since', () => {
    expect(newestVersion(versions, state)).toMatchObject({ version: { id: 'may' }, changedSince: false })
    expect(newestVersion(versions, { ...state, elements: [] })).toMatchObject({ changedSince: true })
  })

  it('is none where none was saved', () => expect(newestVersion([], state)).toBeNull())
})
