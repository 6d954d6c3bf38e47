import type { Element, Link } from '@core/project/entities'
import { pathsToImpact, sentencesOf } from '@core/theory/sentences'
import { describe, expect, it } from 'vitest'
import { elementWith } from '../report/build'

const element = (id: string, level: Element['level'], order = 0) => elementWith(id, { title: id, level, order })
const link = (from: string, to: string, rationale = ''): Link => ({ id: `${from}-${to}`, from, to, rationale })
const waysOf = (elements: readonly Element[], links: readonly Link[], most?: number) => {
  const { paths, isCut } = pathsToImpact({ elements, links }, most)
  return { ways: paths.map(path => path.elements.map(({ id }) => id).join(' ')), isCut }
}

describe('paths from an activity to an impact', () => {
  const elements = [
    element('Visit', 'activity', 2),
    element('Train', 'activity', 1),
    element('Trust', 'outcome'),
    element('Voice', 'outcome'),
    element('Homes', 'impact'),
  ]

  it('are one for each way, in the order of their activities and links', () => {
    const links = [
      link('Visit', 'Trust'),
      link('Train', 'Voice'),
      link('Train', 'Trust'),
      link('Trust', 'Homes'),
      link('Voice', 'Homes'),
    ]
    expect(waysOf(elements, links)).toEqual({
      ways: ['Train Voice Homes', 'Train Trust Homes', 'Visit Trust Homes'],
      isCut: false,
    })
  })

  it('leave out what leads nowhere, what no activity leads to, and links to what is gone', () => {
    const links = [link('Train', 'Trust'), link('Voice', 'Homes'), link('Visit', 'gone'), link('gone', 'Homes')]
    expect(waysOf(elements, links)).toEqual({ ways: [], isCut: false })
  })

  it('go on from one impact to another', () => {
    const links = [link('Train', 'Homes'), link('Homes', 'Fair')]
    expect(waysOf([...elements, element('Fair', 'impact')], links).ways).toEqual(['Train Homes', 'Train Homes Fair'])
  })

  it('end in a circle: no element comes twice', () => {
    const links = [
      link('Train', 'Trust'),
      link('Trust', 'Voice'),
      link('Voice', 'Trust'),
      link('Voice', 'Train'),
      link('Trust', 'Trust'),
      link('Voice', 'Homes'),
    ]
    expect(waysOf(elements, links)).toEqual({ ways: ['Train Trust Voice Homes'], isCut: false })
  })

  it('are no more than so many, and it says so', () => {
    const links = [link('Train', 'Trust'), link('Train', 'Voice'), link('Trust', 'Homes'), link('Voice', 'Homes')]
    expect(waysOf(elements, links, 2)).toEqual({ ways: ['Train Trust Homes', 'Train Voice Homes'], isCut: false })
    expect(waysOf(elements, links, 1)).toEqual({ ways: ['Train Trust Homes'], isCut: true })
  })

  it('are found in time where everything is linked to everything', () => {
    const many = Array.from({ length: 60 }, (_, index) => element(`o${index}`, 'outcome'))
    const all = [element('Train', 'activity'), ...many, element('Homes', 'impact')]
    const links = all.flatMap(from => all.flatMap(to => (from === to ? [] : [link(from.id, to.id)])))
    const { ways, isCut } = waysOf(all, links)
    expect([ways.length, isCut]).toEqual([200, true])
  })
})

describe('a path as sentences', () => {
  it('says each link, with its reason as it was written', () => {
    const elements = [element('We train.', 'activity'), element('Trust', 'outcome'), element('Homes', 'impact')]
    const links = [link('We train.', 'Trust', 'Because people\nmeet'), link('Trust', 'Homes', 'Councils listen. Often')]
    expect(sentencesOf({ elements, links })).toEqual([
      'If “We train”, then “Trust”, because people meet.',
      'If “Trust”, then “Homes”. Why we think so: Councils listen. Often.',
    ])
  })

  it('says a link without a reason', () => {
    const elements = [element('Train', 'activity'), element('Homes', 'impact')]
    expect(sentencesOf({ elements, links: [link('Train', 'Homes', ' ')] })).toEqual(['If “Train”, then “Homes”.'])
  })
})
