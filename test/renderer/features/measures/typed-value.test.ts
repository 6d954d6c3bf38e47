import { ok, problem } from '@core/result'
import { expect, it } from 'vitest'
import {
  numberFromText,
  textFromValue,
  valueFromText,
} from '../../../../src/renderer/src/features/measures/typed-value'

it('reads numbers as people in Britain write them', () => {
  expect(numberFromText(' 4,134 ')).toEqual(ok(4134))
  expect(numberFromText('£1,200.50')).toEqual(ok(1200.5))
  expect(numberFromText('−3')).toEqual(ok(-3))
  expect(numberFromText('.5')).toEqual(ok(0.5))
})

it('refuses what could be two numbers, or none', () => {
  for (const text of ['3,5', '12,34', '1.234.567', '1e5', 'many', '-']) {
    expect(numberFromText(text)).toEqual(problem('not-a-number'))
  }
})

it('takes an empty field for no value', () => expect(valueFromText('  ', 'share')).toEqual(ok(null)))

it('takes shares per cent, with the sign or without, and only within the whole', () => {
  expect(valueFromText('62', 'share')).toEqual(ok(0.62))
  expect(valueFromText('62 %', 'share')).toEqual(ok(0.62))
  expect(valueFromText('101', 'share')).toEqual(problem('share-beyond-whole'))
  expect(valueFromText('-1%', 'share')).toEqual(problem('share-beyond-whole'))
})

it('takes only whole places of a rubric', () => {
  expect(valueFromText('2', 'rubric')).toEqual(ok(2))
  expect(valueFromText('0', 'rubric')).toEqual(problem('no-such-level'))
  expect(valueFromText('1.5', 'rubric')).toEqual(problem('no-such-level'))
})

it('writes every share so that it is read back the same', () => {
  for (const perCent of [0, 0.1, 7, 14.5, 29, 57, 99.9, 100]) {
    const typed = valueFromText(`${perCent}`, 'share')
    if (!typed.ok) throw new Error(typed.problem)
    expect(textFromValue(typed.value, 'share')).toBe(`${perCent}%`)
    expect(valueFromText(textFromValue(typed.value, 'share'), 'share')).toEqual(typed)
  }
})
