import { rowsWithChanges, rowWithChange } from '@core/change/apply'
import { added, type Change, edited, invertedChanges, removed, sameValue } from '@core/change/change'
import { emptyRows, type Rows } from '@core/project/contents'
import { type EntityKind, type EntityOf, entityKinds } from '@core/project/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMeasure, anElement, aProject, elementOf, importRecordOf, measureOf } from '../project/sample-contents'

const sorted = (rows: Rows) =>
  Object.fromEntries(entityKinds.map(kind => [kind, [...rows[kind]].sort((a, b) => (a.id < b.id ? -1 : 1))]))

/** What a person could do next: add, edit or take away elements and measures, several at once. */
function changesFrom(
  rows: Rows,
  wishes: readonly { element: EntityOf<'element'>; measure: EntityOf<'measure'>; take: boolean }[],
) {
  const changes: Change[] = []
  const has: Record<string, Map<string, { id: string }>> = Object.fromEntries(
    entityKinds.map(kind => [kind, new Map(rows[kind].map(row => [row.id, row]))]),
  )
  const wish = <K extends EntityKind>(kind: K, row: EntityOf<K>, take: boolean) => {
    const here = has[kind]?.get(row.id) as EntityOf<K> | undefined
    const change = !here ? added(kind, row) : take ? removed(kind, here) : edited(kind, here, row)
    if (!change) return
    changes.push(change)
    if (here && take) has[kind]?.delete(row.id)
    else has[kind]?.set(row.id, row)
  }
  for (const { element, measure, take } of wishes) {
    wish('element', element, take)
    wish('measure', measure, take)
  }
  return changes
}

const wishes = fc.array(fc.record({ element: anElement, measure: aMeasure, take: fc.boolean() }), { maxLength: 6 })

describe('changes', () => {
  it('taken back leave the rows as they were', () => {
    fc.assert(
      fc.property(aProject, wishes, ({ rows }, wished) => {
        const changes = changesFrom(rows, wished)
        const after = rowsWithChanges(rows, changes)
        if (!after.ok) throw new Error(after.detail)
        const back = rowsWithChanges(after.value, invertedChanges(changes))
        expect(back.ok && sorted(back.value)).toEqual(sorted(rows))
      }),
    )
  })

  it('taken back and done again leave the rows as they became', () => {
    fc.assert(
      fc.property(aProject, wishes, ({ rows }, wished) => {
        const changes = changesFrom(rows, wished)
        const after = rowsWithChanges(rows, changes)
        if (!after.ok) throw new Error(after.detail)
        const twice = rowsWithChanges(after.value, [
          ...invertedChanges(changes),
          ...invertedChanges(invertedChanges(changes)),
        ])
        expect(twice.ok && sorted(twice.value)).toEqual(sorted(after.value))
      }),
    )
  })

  it('come through a journal, which is JSON, unharmed', () => {
    fc.assert(
      fc.property(aProject, wishes, ({ rows }, wished) => {
        const changes = changesFrom(rows, wished)
        const read: Change[] = JSON.parse(JSON.stringify(changes))
        expect(rowsWithChanges(rows, read)).toEqual(rowsWithChanges(rows, changes))
      }),
      { numRuns: 30 },
    )
  })

  it('leave the rows they were given as they are', () => {
    const rows: Rows = { ...emptyRows, element: [elementOf('a')] }
    const before = structuredClone(rows)
    rowsWithChanges(rows, [removed('element', elementOf('a')), added('measure', measureOf('m'))])
    expect(rows).toEqual(before)
  })

  it('name only the fields that differ, and nothing where none does', () => {
    const before = measureOf('m', { title: 'One', targets: [{ period: '2016', value: 1 }] })
    expect(edited('measure', before, structuredClone(before))).toBeNull()
    const after = { ...before, title: 'Two' }
    expect(edited('measure', before, after)).toEqual({
      kind: 'measure',
      id: 'm',
      before: { title: 'One' },
      after: { title: 'Two' },
    })
  })

  it('can bring a field and take it away again', () => {
    const record = importRecordOf('i', 'm', { mapping: undefined })
    const withMapping = { ...record, mapping: { columns: 3 } }
    const change = edited('import', record, withMapping)
    if (!change) throw new Error('nothing differs')
    expect(change.before).toEqual({})
    const rows: Rows = { ...emptyRows, import: [record] }
    const after = rowsWithChanges(rows, [change])
    expect(after.ok && after.value.import).toEqual([withMapping])
    const back = rowsWithChanges(rows, [change, ...invertedChanges([change])])
    expect(back.ok && Object.keys(back.value.import[0] ?? {})).not.toContain('mapping')
  })

  it('throw where an edit would turn one thing into another', () =>
    expect(() => edited('element', elementOf('a'), elementOf('b'))).toThrow())
})

describe('a change that does not fit', () => {
  const element = elementOf('a')
  const edit = { kind: 'element', id: 'a', before: { title: 'Old' }, after: { title: 'New' } } as const

  it('is a problem where what it adds is there', () =>
    expect(rowWithChange(element, added('element', element))).toMatchObject({ problem: 'already-there' }))
  it('is a problem where what it edits or takes away is not there', () => {
    expect(rowWithChange(null, edit)).toMatchObject({ problem: 'gone', detail: 'element a' })
    expect(rowWithChange(null, removed('element', element))).toMatchObject({ problem: 'gone' })
  })
  it('is a problem where it found something else', () => {
    expect(rowWithChange(element, edit)).toMatchObject({ problem: 'differs', detail: 'element a title' })
    expect(rowWithChange(element, removed('element', { ...element, notes: 'x' }))).toMatchObject({ problem: 'differs' })
  })
  it('is a problem where the row it makes is not valid', () => {
    const bad = { ...edit, before: { title: element.title }, after: { title: '' } }
    expect(rowWithChange(element, bad)).toMatchObject({ problem: 'not-valid', detail: 'element a title' })
    const renamed = { ...edit, before: { id: 'a' }, after: { id: 'b' } }
    expect(rowWithChange(element, renamed)).toMatchObject({ problem: 'not-valid', detail: 'element a id' })
  })
  it('leaves no other change of its step made', () => {
    const rows: Rows = { ...emptyRows, element: [element] }
    expect(rowsWithChanges(rows, [added('element', elementOf('b')), edit]).ok).toBe(false)
    expect(rows.element).toEqual([element])
  })
})

describe('sameValue', () => {
  it('agrees with a deep comparison of JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(sameValue(a, structuredClone(a))).toBe(true)
        expect(sameValue(a, b)).toBe(sameValue(b, a))
      }),
    )
  })
  it('tells lists from records, nothing from null, and minds no order of fields', () => {
    expect(sameValue([], {})).toBe(false)
    expect(sameValue({ a: null }, {})).toBe(false)
    expect(sameValue({ a: undefined }, {})).toBe(true)
    expect(sameValue({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
    expect(sameValue([1, 2], [2, 1])).toBe(false)
    expect(sameValue(Number.NaN, Number.NaN)).toBe(true)
  })
})
