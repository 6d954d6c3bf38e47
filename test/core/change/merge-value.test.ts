import { mergedValue } from '@core/change/merge-value'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const target = (period: string, value: number) => ({ period, value })
const level = (name: string, words = '') => ({ name, words })
const named = (id: string, name: string) => ({ id, name })

describe('two edits of one list', () => {
  it('keeps what each of them added', () => {
    const merged = mergedValue(
      [target('2026', 40)],
      [target('2026', 40), target('2028', 60)],
      [target('2026', 40), target('2027', 50)],
    )
    expect(merged).toEqual([target('2026', 40), target('2027', 50), target('2028', 60)])
  })

  it('keeps what one added and the other changed', () => {
    const merged = mergedValue([target('2026', 40)], [target('2026', 45)], [target('2026', 40), target('2027', 50)])
    expect(merged).toEqual([target('2026', 45), target('2027', 50)])
  })

  it('merges two fields of one entry', () => {
    const [before, after, stored] = [
      { id: 'a', title: 'A', day: 1 },
      { id: 'a', title: 'New', day: 1 },
      { id: 'a', title: 'A', day: 2 },
    ]
    expect(mergedValue([before], [after], [stored])).toEqual([{ id: 'a', title: 'New', day: 2 }])
  })

  it('takes back one addition and leaves the other', () => expect(mergedValue(['a'], [], ['a', 'b'])).toEqual(['b']))

  it('removes what one removed, and brings back what it was edited in', () => {
    expect(
      mergedValue([named('a', 'A'), named('b', 'B')], [named('b', 'B')], [named('a', 'A'), named('b', 'B2')]),
    ).toEqual([named('b', 'B2')])
    expect(mergedValue([named('a', 'A')], [named('a', 'Typed')], [])).toEqual([named('a', 'Typed')])
  })

  it('moves an entry past one that was added elsewhere', () => {
    const [a, b, c] = [named('a', 'A'), named('b', 'B'), named('c', 'C')]
    expect(mergedValue([a, b], [b, a], [a, b, c])).toEqual([b, a, c])
  })

  it('knows levels, which have no id, by their place or their words', () => {
    const before = [level('Low'), level('Middle'), level('High')]
    expect(mergedValue(before, before.with(1, level('Fair')), before.with(2, level('Top')))).toEqual([
      level('Low'),
      level('Fair'),
      level('Top'),
    ])
    expect(mergedValue(before, before.with(1, level('Fair')), before.with(1, level('Middle', 'Some of it')))).toEqual(
      before.with(1, level('Fair', 'Some of it')),
    )
    expect(mergedValue(before, before.with(1, level('Fair')), [...before, level('Top')])).toEqual([
      level('Low'),
      level('Fair'),
      level('High'),
      level('Top'),
    ])
    expect(mergedValue(before, [...before, level('Top')], before.with(1, level('Fair')))).toEqual([
      level('Low'),
      level('Fair'),
      level('High'),
      level('Top'),
    ])
  })

  it('takes an optional list that is not there for an empty one', () => {
    expect(mergedValue(undefined, ['a'], ['b'])).toEqual(['b', 'a'])
    expect(mergedValue(['a'], undefined, ['a', 'b'])).toEqual(['b'])
    expect(mergedValue(['a'], undefined, ['a'])).toBeUndefined()
  })

  it('lets this edit count where both changed the same words', () =>
    expect(mergedValue('before', 'mine', 'theirs')).toBe('mine'))
})

describe('as laws', () => {
  const entries = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), words: fc.string({ maxLength: 3 }) }),
    {
      selector: ({ id }) => id,
    },
  )
  const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  const list = fc.oneof(entries, words) as fc.Arbitrary<unknown[]>

  it('is the edit itself where nothing else was stored, and nothing where nothing was edited', () =>
    fc.assert(
      fc.property(list, list, (before, other) => {
        expect(mergedValue(before, other, before)).toEqual(other)
        expect(mergedValue(before, before, other)).toEqual(other)
      }),
    ))

  it('loses no entry that either added', () =>
    fc.assert(
      fc.property(entries, entries, entries, (before, after, stored) => {
        const ids = (rows: typeof before) => rows.map(({ id }) => id)
        const merged = ids(mergedValue(before, after, stored) as typeof before)
        expect(new Set(merged).size).toBe(merged.length)
        for (const id of [...ids(after), ...ids(stored)]) if (!ids(before).includes(id)) expect(merged).toContain(id)
      }),
    ))

  it('takes back its own addition and leaves whatever else is there', () =>
    fc.assert(
      fc.property(entries, entries, (before, stored) => {
        const mine = { id: 'mine', words: 'typed' }
        const both = mergedValue(before, [...before, mine], stored) as typeof before
        expect(mergedValue([...before, mine], before, both)).toEqual(stored)
      }),
    ))
})
