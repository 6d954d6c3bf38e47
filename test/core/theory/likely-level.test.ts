import type { Level } from '@core/project/entities'
import { beyondLevels, likelyLevel } from '@core/theory/layout'
import { expect, it } from 'vitest'

const lane = (level: Level, x: number) => ({ level, x, y: 0, width: 200, height: 300 })
const lanes = [lane('outcome', 0), lane('impact', 200)]
const asked = { x: null, lanes, linked: null, near: null }

it('is that of the lane it was asked for in, whatever it is linked with', () => {
  expect(likelyLevel({ ...asked, x: 100 })).toBe('outcome')
  expect(likelyLevel({ ...asked, x: 300, linked: { level: 'impact', end: 'to' } })).toBe('impact')
})

it('is one step back, to the left of a theory that has only its impact yet', () => {
  const onlyImpact = { ...asked, lanes: [lane('impact', 0)] }
  expect(likelyLevel({ ...onlyImpact, x: -80, linked: { level: 'impact', end: 'to' } })).toBe('outcome')
  expect(likelyLevel({ ...onlyImpact, x: -80 })).toBe('outcome')
})

it('is one step on, to the right of the last lane', () => {
  expect(likelyLevel({ ...asked, lanes: [lane('output', 0)], x: 900 })).toBe('outcome')
  expect(likelyLevel({ ...asked, x: 900 })).toBe('impact')
})

it('is that of what had the focus where nothing else is known, and otherwise an outcome', () => {
  expect(likelyLevel({ ...asked, near: 'activity' })).toBe('activity')
  expect(likelyLevel({ ...asked, lanes: [], x: 5 })).toBe('outcome')
})

it('is what most often lies in the sphere it was asked for in', () => {
  const spheres = (['control', 'influence', 'concern'] as const).map((sphere, at) => ({
    sphere,
    x: at * 200,
    y: 0,
    width: 200,
    height: 300,
  }))
  const at = (x: number) => likelyLevel({ ...asked, lanes: spheres, x })
  expect([at(-90), at(100), at(300), at(500)]).toEqual(['activity', 'activity', 'outcome', 'impact'])
})

it('is beyond the levels only to the left and right of lanes that are levels', () => {
  expect([-1, 0, 399, 400].map(x => beyondLevels(x, lanes))).toEqual([true, false, false, true])
  expect(beyondLevels(-90, [])).toBe(false)
  expect(beyondLevels(-90, [{ sphere: 'control', x: 0, y: 0, width: 200, height: 300 }])).toBe(false)
})
