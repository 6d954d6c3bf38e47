import { added, edited, removed } from '@core/change/change'
import { type EntityKind, entityKinds, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { changesAsked, toldChanges, toldFields, toldOnBoard, toldPlaces } from '@core/record/told-history'
import { describe, expect, it } from 'vitest'
import words from '../../../src/renderer/src/features/history/words.en.json'
import { elementOf, measureOf, observationOf, project } from '../project/sample-contents'

const told = (change: Parameters<typeof toldChanges>[0] | null) => {
  if (!change) throw new Error('nothing changed')
  const found = toldChanges(change)
  return [found.told.map(({ field, before, after, period }) => [field.name, period, before, after]), found.rest]
}

describe('the history of a project', () => {
  it('tells of a target by its period, with what it was, and of the other targets nothing', () => {
    const before = measureOf('m', {
      targets: [
        { period: '2026', value: 4000 },
        { period: '2027', value: 3500 },
      ],
    })
    const after = {
      ...before,
      targets: [
        { period: '2026', value: 4000 },
        { period: '2027', value: 3200 },
        { period: '2028', value: 3000 },
      ],
    }
    expect(told(edited('measure', before, after))).toEqual([
      [
        ['target', '2027', 3500, 3200],
        ['target', '2028', null, 3000],
      ],
      false,
    ])
  })

  it('tells of the parts of a target apart, of a baseline, and of what was taken away nothing but that', () => {
    const before = measureOf('m', { baseline: null, targets: [{ period: '2026', value: 5 }] })
    const leeds = { period: '2026', value: 2, of: { dimension: 'place', word: 'Leeds' } }
    const after = { ...before, baseline: { value: 7, day: 20_000 }, targets: [...before.targets, leeds] }
    expect(told(edited('measure', before, after))).toEqual([
      [
        ['baseline', null, null, 7],
        ['target', '2026', null, 2],
      ],
      false,
    ])
    expect(told(removed('measure', before))).toEqual([[], false])
  })

  it('names what came to the board, what left it and what was moved on it', () => {
    const on = (...ids: string[]) => ({ ...project, board: ids.map(id => ({ kind: 'measure' as const, id })) })
    const toldOf = (before: object, after: object) => {
      const change = edited('project', before as typeof project, after as typeof project)
      if (!change) throw new Error('nothing changed')
      return [toldOnBoard(change).map(({ entry, from, to }) => [entry.id, from, to]), toldChanges(change).rest]
    }
    expect(toldOf(project, on('a'))).toEqual([[['a', null, 1]], false])
    expect(toldOf(on('a', 'b', 'c'), on('a', 'c'))).toEqual([[['b', 2, null]], false])
    expect(toldOf(on('a', 'b', 'c'), on('c', 'a', 'b'))).toEqual([[['c', 3, 1]], false])
    expect(toldOf(on('a', 'b'), { ...on('a', 'b'), title: 'Another' })).toEqual([[], false])
  })

  it('says what was moved in a picture, in which theory, and up or down in its list', () => {
    const placesOf = (before: object, after: object) => {
      const change = edited('element', { ...elementOf('e'), ...before }, { ...elementOf('e'), ...after })
      if (!change) throw new Error('nothing changed')
      expect(toldChanges(change)).toEqual({ told: [], rest: false })
      return toldPlaces(change)
    }
    const [here, there] = [
      { x: 1, y: 2 },
      { x: 5, y: 2 },
    ]
    expect(placesOf({}, { places: { main: here } })).toEqual([{ what: 'placed', theory: 'main' }])
    expect(placesOf({ places: { main: here, a: here } }, { places: { main: here, a: there } })).toEqual([
      { what: 'placed', theory: 'a' },
    ])
    expect(placesOf({ places: { main: here } }, {})).toEqual([{ what: 'automatic', theory: 'main' }])
    expect(placesOf({}, { theories: ['main', 'a'], places: { a: here } })).toEqual([{ what: 'added', theory: 'a' }])
    expect(placesOf({ theories: ['main', 'a'], places: { a: here } }, { theories: ['main'] })).toEqual([
      { what: 'removed', theory: 'a' },
    ])
    expect([placesOf({ order: 1 }, { order: 2 }), placesOf({ order: 2 }, { order: 1 })]).toEqual([
      [{ what: 'down' }],
      [{ what: 'up' }],
    ])
    expect(toldPlaces(added('element', elementOf('e', { places: { main: here } })))).toEqual([])
  })

  it('says that something changed where it has no words for it, and nothing of a place in a list', () => {
    const element = elementOf('e')
    const measure = measureOf('m')
    expect(told(edited('measure', measure, { ...measure, span: 'month' }))).toEqual([[], true])
    expect(told(edited('element', element, { ...element, title: 'B', order: 9 }))).toEqual([
      [['title', null, element.title, 'B']],
      false,
    ])
    expect(told(added('element', element))[1]).toBe(false)
  })

  it('finds steps by the kinds they touched and by day, both ends in it', () => {
    const step = { at: '2026-11-30T23:59:00Z', by: 'Amina', changes: [added('element', elementOf('e'))] }
    const day = (at: string) => at.slice(0, 10)
    const is = (kinds: string[] | null, from = '', until = '') =>
      changesAsked(step, { by: '', kinds: kinds && new Set(kinds), row: null, from, until }, day).length > 0
    expect([is(null), is(['element', 'link']), is(['measure'])]).toEqual([true, true, false])
    expect([is(null, '2026-11-30', '2026-11-30'), is(null, '2026-12-01'), is(null, '', '2026-11-29')]).toEqual([
      true,
      false,
      false,
    ])
    const isBy = (by: string) => changesAsked(step, { by, kinds: null, row: null, from: '', until: '' }, day).length > 0
    expect([isBy('Amina'), isBy('Ben')]).toEqual([true, false])
  })

  it('finds what was done to one row, and the values of a measure with it', () => {
    const value = (id: string, measureId: string) => added('observation', observationOf(id, measureId, { day: 1 }))
    const changes = [
      added('measure', measureOf('m')),
      added('measure', measureOf('n')),
      value('o', 'm'),
      value('p', 'n'),
    ]
    const asked = { by: '', kinds: null, row: { kind: 'measure', id: 'm' }, from: '', until: '' }
    expect(changesAsked({ at: '2026-11-30T12:00:00Z', by: '', changes }, asked, at => at).map(({ id }) => id)).toEqual([
      'm',
      'o',
    ])
  })

  it.each(entityKinds)('knows the fields of %s and has words for each', kind => {
    const fields = toldFields(kind as EntityKind)
    const inSchema = Object.keys(entitySchemas[kind].shape)
    for (const { name } of fields) expect(inSchema).toContain(name)
    if (kind in recordKinds) return
    const said: Readonly<Record<string, Readonly<Record<string, string>>>> = words.field
    for (const { name } of fields) expect(said[kind]?.[name]).toBeTruthy()
  })
})
