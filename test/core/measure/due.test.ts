import { dueOf, dueThisMonth, firstDue, nextDueDay } from '@core/measure/due'
import { frequencies } from '@core/project/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith } from '../observation/build'

const today = dayAt('2026-11-21')

describe('the next day a figure is wanted', () => {
  it('is so long after the newest record', () => {
    expect(nextDueDay('weekly', dayAt('2026-11-19'))).toBe(dayAt('2026-11-26'))
    expect(nextDueDay('monthly', dayAt('2026-11-15'))).toBe(dayAt('2026-12-15'))
    expect(nextDueDay('half-yearly', dayAt('2026-05-10'))).toBe(dayAt('2026-11-10'))
    expect(nextDueDay('yearly', dayAt('2025-11-30'))).toBe(dayAt('2026-11-30'))
    expect(nextDueDay('once', dayAt('2025-11-30'))).toBeNull()
  })

  it('stays at the end of the month where the record was', () => {
    expect(nextDueDay('quarterly', dayAt('2026-06-30'))).toBe(dayAt('2026-09-30'))
    expect(nextDueDay('quarterly', dayAt('2026-09-30'))).toBe(dayAt('2026-12-31'))
    expect(nextDueDay('monthly', dayAt('2027-01-31'))).toBe(dayAt('2027-02-28'))
    expect(nextDueDay('yearly', dayAt('2024-02-29'))).toBe(dayAt('2025-02-28'))
  })

  it('always lies after the record', () =>
    fc.assert(
      fc.property(fc.constantFrom(...frequencies), fc.integer({ min: -10_000, max: 40_000 }), (frequency, day) => {
        expect(nextDueDay(frequency, day) ?? day + 1).toBeGreaterThan(day)
      }),
    ))
})

describe('a measure is due', () => {
  const quarterly = measureWith({ frequency: 'quarterly' })
  it('not at all where nobody said how often, or it was wanted once and is there', () => {
    expect(dueOf(measureWith(), null, today)).toBeNull()
    expect(dueOf(measureWith({ frequency: 'once' }), today, today)).toBeNull()
  })
  it('now, where nothing was ever recorded', () =>
    expect(dueOf(quarterly, null, today)).toEqual({ state: 'never', day: today }))
  it('overdue from the day after, this month on the day itself, later beyond the month', () => {
    expect(dueOf(quarterly, dayAt('2026-08-20'), today)).toEqual({ state: 'overdue', day: dayAt('2026-11-20') })
    expect(dueOf(quarterly, dayAt('2026-08-21'), today)).toEqual({ state: 'this-month', day: today })
    expect(dueOf(quarterly, dayAt('2026-08-31'), today)).toEqual({ state: 'this-month', day: dayAt('2026-11-30') })
    expect(dueOf(quarterly, dayAt('2026-09-01'), today)).toEqual({ state: 'later', day: dayAt('2026-12-01') })
  })
})

it('what is due this month stands by who collects it, the longest overdue first, and nobody last', () => {
  const measures = [
    measureWith({ id: 'a', frequency: 'monthly', collectedBy: 'Panel ' }),
    measureWith({ id: 'b', frequency: 'monthly' }),
    measureWith({ id: 'c', frequency: 'monthly', collectedBy: 'panel' }),
    measureWith({ id: 'd', frequency: 'yearly', collectedBy: 'Panel' }),
  ]
  const last: Record<string, number> = { a: dayAt('2026-10-25'), b: dayAt('2026-10-25'), c: dayAt('2026-01-25') }
  const due = dueThisMonth(measures, id => last[id] ?? null, today)
  expect(due.map(({ collectedBy, measures: own }) => [collectedBy, own.map(({ measure }) => measure.id)])).toEqual([
    ['Panel', ['c', 'd', 'a']],
    ['', ['b']],
  ])
})

it('cut down to a few, the longest overdue stay', () => {
  const measures = ['a', 'b', 'c', 'd'].map(id =>
    measureWith({ id, frequency: 'monthly', collectedBy: id < 'c' ? 'Panel' : 'Office' }),
  )
  const last: Record<string, number> = {
    a: dayAt('2026-09-01'),
    b: dayAt('2026-10-01'),
    c: dayAt('2026-08-01'),
    d: dayAt('2026-10-20'),
  }
  const due = firstDue(
    dueThisMonth(measures, id => last[id] ?? null, today),
    2,
  )
  expect(due.map(({ collectedBy, measures: own }) => [collectedBy, own.map(({ measure }) => measure.id)])).toEqual([
    ['Office', ['c']],
    ['Panel', ['a']],
  ])
})
