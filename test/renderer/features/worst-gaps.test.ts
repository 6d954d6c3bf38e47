import { expect, it } from 'vitest'
import { worstOf } from '../../../src/renderer/src/terms/gaps/gap-list'

const place = (key: string) => ({ key, title: key, to: '/' })

it('names three things, each once, in the order in which they are best mended', () => {
  const found = [
    { gap: 'outcomesWithoutMeasure' as const, places: [place('trust')] },
    { gap: 'measuresWithoutBaseline' as const, places: [place('repairs'), place('homes')] },
    { gap: 'measuresWithoutTarget' as const, places: [place('repairs'), place('rents')] },
  ]
  expect(worstOf(found, 3).map(({ gap, places }) => [gap, places.map(({ key }) => key)])).toEqual([
    ['outcomesWithoutMeasure', ['trust']],
    ['measuresWithoutBaseline', ['repairs', 'homes']],
  ])
  expect(
    worstOf(found, 4)
      .at(-1)
      ?.places.map(({ key }) => key),
  ).toEqual(['rents'])
})
