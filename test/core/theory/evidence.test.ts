import { evidenceJudgedFrom } from '@core/theory/claims'
import { expect, it } from 'vitest'
import { evidenceWith } from './build'

const livedView = { perspectiveId: 'lived', strength: 'strong' as const, why: 'We were there.' }
const evidence = evidenceWith({ strengths: [livedView] })

it('one perspective’s view leaves the others’ as they are', () => {
  const judged = evidenceJudgedFrom(evidence, 'learnt', { strength: 'weak', why: 'One house only.' })
  expect(judged.strengths).toEqual([livedView, { perspectiveId: 'learnt', strength: 'weak', why: 'One house only.' }])
})

it('a perspective can change its mind, or say nothing any more', () => {
  expect(evidenceJudgedFrom(evidence, 'lived', { strength: 'fair', why: '' }).strengths).toEqual([
    { perspectiveId: 'lived', strength: 'fair', why: '' },
  ])
  expect(evidenceJudgedFrom(evidence, 'lived', null).strengths).toEqual([])
})
