import { removed } from '@core/change/change'
import { dependentClaims, elementsRemoved } from '@core/theory/edit'
import { expect, it } from 'vitest'
import { elementWith, linkBetween } from '../report/build'
import { assumptionWith, evidenceWith, judgementWith } from './build'

const links = [linkBetween('meet', 'heard'), linkBetween('heard', 'home')]
const said = {
  assumptions: [
    assumptionWith({ id: 'a1', linkId: 'meet-heard' }),
    assumptionWith({ id: 'a2', linkId: 'heard-home' }),
    assumptionWith({ id: 'a3', linkId: 'other' }),
  ],
  evidence: [evidenceWith({ id: 'e1', linkId: 'meet-heard' }), evidenceWith({ id: 'e2', linkId: 'other' })],
  judgements: [judgementWith({ id: 'j1', aboutId: 'heard' }), judgementWith({ id: 'j2', aboutId: 'home' })],
}

it('an element goes with its links, and they with their assumptions and evidence', () => {
  const changes = elementsRemoved([elementWith('heard')], {
    links,
    measures: [],
    narratives: [],
    elements: [],
    frames: [],
  })
  const gone = dependentClaims(changes, said)
  expect(gone.map(({ id, after }) => [id, after])).toEqual([
    ['a1', null],
    ['a2', null],
    ['e1', null],
    ['j1', null],
  ])
})

it('a link goes with its own, and nothing else', () => {
  const link = links[0]
  expect(link && dependentClaims([removed('link', link)], said).map(({ id }) => id)).toEqual(['a1', 'e1'])
})
