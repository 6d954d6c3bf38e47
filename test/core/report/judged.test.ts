import { namedPeriod } from '@core/observation/period'
import { describe, expect, it } from 'vitest'
import { judgementWith } from '../theory/build'
import { campaign, dayAt, modelWith, saidUnder } from './build'

const judged = { judgement: [judgementWith({ day: dayAt('2017-02-03'), period: '2016' })] }

describe('what people assessed', () => {
  it('stands beside what the figures say, with day, groups and reason', () => {
    const said = saidUnder(modelWith({ ...campaign, ...judged }), 'Tenants are heard')
    expect(said).toContain('2 measures for this')
    expect(said).toContain('Result status, as people assessed it on 3 February 2017 for 2016: on track.')
    expect(said).toContain('Assessed from this perspective: Lived experience. Their reason: They asked us twice.')
  })

  it('stands in the words of the theory, beside the computed standing', () => {
    const said = saidUnder(modelWith({ ...campaign, ...judged }), 'The theory of change in words')
    expect(said).toMatch(
      /^Tenants are heard: Outcome, .*Mixed\. As people assessed it: On track \(3 February 2017\)\./m,
    )
    expect(saidUnder(modelWith(campaign), 'The theory of change in words')).not.toContain('As people assessed it')
  })

  it('of a measure stands with the measure', () => {
    const judgement = [judgementWith({ about: 'measure', aboutId: 'rough', status: 'not-achieved', judgedBy: [] })]
    const said = saidUnder(modelWith({ ...campaign, judgement }), 'People sleeping rough on one autumn night')
    expect(said).toContain('for 2016: not achieved. No record of who assessed it.')
  })

  it('is the assessment that counted for the reported year, not a later one', () => {
    const later = judgementWith({ id: 'later', status: 'achieved', period: '2019', day: dayAt('2020-01-01') })
    const said = saidUnder(modelWith({ ...campaign, judgement: [...judged.judgement, later] }), 'Tenants are heard')
    expect(said).toContain('on track')
    expect(said).not.toContain('achieved')
  })
})

it('in the report on a named period is the one assessed in it, or that names it', () => {
  const [firstDay, lastDay] = [dayAt('2016-04-01'), dayAt('2016-06-30')]
  const spring = { id: 'spring', title: 'Spring drive', kind: 'campaign-phase' as const, firstDay, lastDay }
  const inSpring = judgementWith({ day: dayAt('2016-05-01'), period: '2016', status: 'partly-achieved' })
  const atTheEnd = judgementWith({ id: 'end', day: dayAt('2016-12-01'), period: '2016', status: 'achieved' })
  const ofSpring = judgementWith({ id: 'of', day: dayAt('2016-07-09'), period: 'spring', status: 'not-achieved' })
  const said = (judgement: (typeof inSpring)[]) =>
    saidUnder(
      modelWith({ ...campaign, judgement, reportingPeriod: [spring] }, namedPeriod(spring)),
      'Tenants are heard',
    )
  expect(said([inSpring, atTheEnd])).toContain('on 1 May 2016 for 2016: partly achieved.')
  expect(said([inSpring, atTheEnd, ofSpring])).toContain('on 9 July 2016 for Spring drive: not achieved.')
})

describe('the version of the theory', () => {
  const theory = { elements: [...(campaign.element ?? [])], links: [...(campaign.link ?? [])], assumptions: [] }
  const version = {
    id: 'v1',
    title: 'After the spring meeting',
    savedAt: '2026-05-03T10:00:00.000Z',
    why: 'Tenants drew it anew',
    ...theory,
  }
  const said = (rows: Parameters<typeof modelWith>[0]) =>
    saidUnder(modelWith({ ...campaign, ...rows }), 'Our theory of change')

  it('is named where the theory is as it was saved', () =>
    expect(said({ theoryVersion: [version] })).toContain(
      'This is the version “After the spring meeting”, saved on 3 May 2026. Nothing has changed since. What changed in that version, and why: Tenants drew it anew.',
    ))

  it('is named as the one before, where the theory has changed since', () =>
    expect(said({ theoryVersion: [version], link: [] })).toContain(
      'This is the theory as it is now. It has changed since the version “After the spring meeting” of 3 May 2026.',
    ))

  it('is said to be missing where none was saved', () => expect(said({})).toContain('No version was saved.'))
})
