import { distributionOf } from '@core/measure/distribution'
import { figureInWords } from '@core/measure/figure-words'
import { periodProblem, reportingPeriodRemoved } from '@core/measure/reporting-period'
import { standingOfMeasure } from '@core/measure/standing'
import { nextTarget, targetForPart, targetForPeriod } from '@core/measure/target'
import { namedPeriod, reportingYear } from '@core/observation/period'
import { isOfFewPeople } from '@core/privacy/small-numbers'
import { standingOfElement } from '@core/theory/standing'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith, readingWith } from '../observation/build'
import { elementOf } from '../project/sample-contents'
import { judgementWith } from '../theory/build'

const year = reportingYear(2016, 1)
const five = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'].map(name => ({ name, words: '' }))
const scale = measureWith({ kind: 'scale', aggregation: 'median', direction: 'increase', rubric: five })
const answers = [1, 2, 2, 4, 5, 9].map(value => ['2016-05-01', value] as const)

describe('how answers lie over a scale', () => {
  it('is counts by level, and what is no level is told apart', () =>
    expect(distributionOf(readingWith(scale, answers), scale, year)).toMatchObject({
      counts: [1, 2, 0, 1, 1],
      answers: 5,
      median: 2,
      mean: 2.8,
      beyond: 1,
    }))
  it('is nothing where nobody answered', () =>
    expect(distributionOf(readingWith(scale, answers), scale, reportingYear(2015, 1))).toBeNull())
})

describe('in words', () => {
  const say = (value: number, measure = scale) => figureInWords(value, measure, { threshold: 5 })
  it('the middle of a scale is an answer, and its mean says out of how many', () => {
    expect(say(4)).toBe('Agree')
    expect(say(3.4, { ...scale, aggregation: 'mean' })).toBe('3.4 of 5')
  })
  it('a milestone is reached or not', () => {
    const milestone = measureWith({ kind: 'milestone' })
    expect([say(1, milestone), say(0, milestone)]).toEqual(['Reached', 'Not reached'])
  })
})

describe('answers of few people', () => {
  const figure = (n: number) => ({ value: 4, n, numerator: null, denominator: null })
  it('are hidden whether or not the measure says that it counts people', () => {
    expect(isOfFewPeople(figure(4), { ...scale, countsPeople: false }, 5)).toBe(true)
    expect(isOfFewPeople(figure(5), { ...scale, countsPeople: false }, 5)).toBe(false)
  })
  it('are still of few where each answered several questions', () =>
    expect(isOfFewPeople(figure(12), { ...scale, items: ['One', 'Two', 'Three'] }, 5)).toBe(true))
})

describe('how it stands', () => {
  it('a milestone is reached, and meets a target only where somebody set one', () => {
    const milestone = measureWith({ kind: 'milestone' })
    const reading = readingWith(milestone, [
      ['2015-05-01', 0],
      ['2016-05-01', 1],
    ])
    const codes = [2014, 2015, 2016].map(start => standingOfMeasure(milestone, reading, reportingYear(start, 1)).code)
    expect(codes).toEqual(['no-figure', 'not-there-yet', 'reached'])
    const aimed = measureWith({ kind: 'milestone', targets: [2015, 2016].map(key => ({ period: `${key}`, value: 1 })) })
    const aimedCodes = [2015, 2016].map(start => standingOfMeasure(aimed, reading, reportingYear(start, 1)).code)
    expect(aimedCodes).toEqual(['not-there-yet', 'target-met'])
  })

  it('a story is told in words, and agrees or disagrees with no number', () => {
    const story = measureWith({ id: 'story', kind: 'story', outcomeIds: ['o'] })
    const number = measureWith({
      id: 'number',
      direction: 'increase',
      baseline: { value: 1, day: 0 },
      outcomeIds: ['o'],
    })
    const told = readingWith(story, [['2016-05-01', null]])
    expect(standingOfMeasure(story, told, year).code).toBe('in-words')
    expect(standingOfMeasure(story, told, reportingYear(2015, 1)).code).toBe('no-figure')
    const standingOf = (measure: typeof story) =>
      standingOfMeasure(measure, measure === story ? told : readingWith(number, [['2016-05-01', 5]]), year)
    expect(standingOfElement(elementOf('o'), [story, number], standingOf).code).toBe('towards')
    expect(standingOfElement(elementOf('o'), [story], standingOf).code).toBe('in-words')
  })
})

describe('targets', () => {
  const launch = { id: 'launch', title: 'Launch', kind: 'other' as const, firstDay: 100, lastDay: 200 }
  const leeds = { dimension: 'place', word: 'Leeds' }
  const measure = measureWith({
    targets: [
      { period: '2016', value: 7, of: leeds },
      { period: '2016', value: 90 },
      { period: '2018', value: 80 },
      { period: 'launch', value: 5 },
    ],
  })
  it('of a place are not the whole’s', () => {
    expect(targetForPeriod(measure, year)?.value).toBe(90)
    expect(targetForPart(measure, year, 'place', 'Leeds')?.value).toBe(7)
    expect(targetForPart(measure, year, 'place', 'York')).toBeNull()
  })
  it('of a named period count in that period alone, and follow on no year', () => {
    expect(targetForPeriod(measure, namedPeriod(launch))?.value).toBe(5)
    expect(nextTarget(measure, year)?.period).toBe('2018')
    expect(nextTarget(measure, namedPeriod(launch))).toBeNull()
  })
  it('go with the named period, as the words written for it do', () => {
    const narrative = { id: 'n', period: 'launch', elementId: null, text: 'We began.' }
    const judgements = [judgementWith({ period: 'launch' }), judgementWith({ id: 'other' })]
    const note = {
      id: 'c',
      words: 'Too long',
      author: '',
      day: null,
      section: 'did',
      elementId: null,
      done: false,
      order: 1,
    }
    const notes = [
      { ...note, period: 'launch' },
      { ...note, id: 'kept', period: '2016' },
    ]
    const rows = { measures: [measure], narratives: [narrative], notes, judgements }
    const changes = reportingPeriodRemoved(launch, { ...rows, yearStart: 1 })
    expect(changes.map(({ kind, id, after }) => [kind, id, after === null])).toEqual([
      ['measure', 'measure', false],
      ['narrative', 'n', true],
      ['reportNote', 'c', true],
      ['judgement', 'judgement', false],
      ['reportingPeriod', 'launch', true],
    ])
    expect(changes[0]?.after?.targets).toHaveLength(3)
    expect(changes[3]?.after?.period).toBe('1970')
  })
})

describe('a named period', () => {
  const period = { title: 'Spring', firstDay: dayAt('2016-04-01'), lastDay: dayAt('2016-06-30') }
  const other = { id: 'o', kind: 'other' as const, ...period, title: 'spring ' }
  it('begins before it ends, is called like no other and like no year', () => {
    expect(periodProblem(period, [])).toBeNull()
    expect(periodProblem({ ...period, lastDay: period.firstDay - 1 }, [])).toBe('backwards')
    expect(periodProblem(period, [other])).toBe('title-taken')
    expect(periodProblem({ ...period, title: '2016/17' }, [])).toBe('looks-like-year')
  })
})
