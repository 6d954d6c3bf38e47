import { historyNewestFirst, isLeftUnattended, stateOfAssumption } from '@core/theory/claims'
import { expect, it } from 'vitest'
import { assumptionWith, entryWith } from './build'

it('is untested until something is written down', () => expect(stateOfAssumption(assumptionWith())).toBe('untested'))

it('stands as its latest day says, even where an earlier day was written down afterwards', () => {
  const history = [entryWith({ state: 'holding', day: 20_100 }), entryWith({ state: 'broken', day: 20_000 })]
  expect(stateOfAssumption(assumptionWith({ history }))).toBe('holding')
})

it('of one day, what was written down last counts and is read first', () => {
  const history = [
    entryWith({ state: 'holding', day: 20_000 }),
    entryWith({ state: 'untested', day: 19_000 }),
    entryWith({ state: 'in-doubt', day: 20_000 }),
  ]
  expect(stateOfAssumption(assumptionWith({ history }))).toBe('in-doubt')
  expect(historyNewestFirst({ history }).map(({ state }) => state)).toEqual(['in-doubt', 'holding', 'untested'])
})

it('is left unattended while it fails and nobody has said what is done about it', () => {
  const failing = (fields: Parameters<typeof entryWith>[0]) => isLeftUnattended({ history: [entryWith(fields)] })
  expect(failing({ state: 'broken' })).toBe(true)
  expect(failing({ state: 'in-doubt', doing: ' ' })).toBe(true)
  expect(failing({ state: 'in-doubt', doing: 'We ask the tenants again.' })).toBe(false)
  expect(failing({ state: 'holding' })).toBe(false)
  expect(isLeftUnattended({ history: [] })).toBe(false)
})
