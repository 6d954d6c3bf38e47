import { namedPeriod, reportingYear } from '@core/observation/period'
import type { Rows } from '@core/project/contents'
import { outcomesWithoutMeasure } from '@core/theory/gaps'
import { monthsInWords } from '@core/words/format'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import {
  campaign,
  elementWith,
  measureWith,
  modelWith,
  projectWith,
  roughSleeping,
  roughSleepingInEngland,
  saidUnder,
  sheetOf,
  tallyOf,
  textOf,
  textOfModel,
  under,
  workshopWith,
  yearly,
} from './build'

const headingsOf = (rows: Partial<Rows>, level: 1 | 2 | 3) =>
  modelWith(rows).blocks.flatMap(block => (block.kind === 'heading' && block.level === level ? [block.text] : []))

const chartsOf = (rows: Partial<Rows>) =>
  modelWith(rows).blocks.flatMap(block => (block.kind === 'chart' ? [block] : []))

describe('the cover', () => {
  it('says what, why, for when and made when', () => {
    const { cover, title } = modelWith({ project: [projectWith({ purpose: 'One.\n\n  Two.\r\nThree.' })] })
    expect(title).toBe('Homes we can keep: report for 2016')
    expect(cover?.period).toBe('January 2016 to December 2016')
    expect(cover?.purpose).toEqual(['One.', 'Two.', 'Three.'])
    expect(cover?.made).toContain('3 May 2026')
  })

  it('names a reporting year that starts in April by both its years', () => {
    const project = [projectWith({ yearStart: 4 })]
    const { cover, title } = modelWith({ project }, reportingYear(2016, 4))
    expect(title).toBe('Homes we can keep: report for 2016-17')
    expect(cover?.period).toBe('April 2016 to March 2017')
  })
})

describe('a month or quarter taken as a period on a screen in another language', () => {
  it('is called in the report as the report is written', () => {
    const [firstDay, lastDay] = [dayAt('2016-04-01'), dayAt('2016-06-30')]
    const title = monthsInWords(firstDay, lastDay, 'ar')
    const row = { id: 'p', title, kind: 'quarter' as const, firstDay, lastDay }
    // As a page in Arabic hands it over.
    const model = modelWith({ ...campaign, reportingPeriod: [row] }, { ...namedPeriod(row), label: title })
    expect(model.title).toMatch(/report for Apr\W+Jun 2016$/)
    expect(textOfModel(model)).not.toContain(title)
  })
})

describe('the period at a glance', () => {
  const said = saidUnder(modelWith(campaign), '2016 at a glance')

  it('begins with what the person wrote for the period, a paragraph a line', () => {
    expect(said.startsWith('A hard year.\nWe kept going.\n')).toBe(true)
  })

  it('counts the measures by where they stand, in a sentence', () => {
    expect(said).toContain(
      'We have 4 measures. In 2016, 1 met the target, 1 is moving the right way, 1 is moving the wrong way and 1 has nothing to be compared with.',
    )
  })

  it('shows the first figures that are whole, and no other: one lacks values', () => {
    const [key] = under(modelWith(campaign), '2016 at a glance').filter(({ kind }) => kind === 'key-figures')
    if (key?.kind !== 'key-figures') throw new Error('no key figures')
    expect(textOf(key)).toBe(
      [
        'People sleeping rough on one autumn night | 4,134 people | Moving the wrong way: baseline 1,768; target 900',
        'How power is shared | Asked | Moving the right way: baseline Told; target Deciding together',
        'Leaflets handed out | 300 leaflets | Nothing to compare with',
      ].join('\n'),
    )
    expect(key.figures[0]?.chart.categories).toEqual(['2012', '2013', '2014', '2015', '2016'])
  })

  it('says what was done about what people with lived experience agreed, and whose measures these are', () => {
    const workshop = workshopWith({
      agreed: [{ itemId: 'item', measureId: 'rough', wording: 'Count', minorityView: '', weDid: 'We counted.' }],
    })
    const title = 'What changed because of people with lived experience'
    expect(saidUnder(modelWith({ ...campaign, workshop: [workshop] }), title)).toBe(
      'Count: We counted.\nPeople with lived experience proposed 1 of our 4 measures.',
    )
    const others = workshopWith({ ...workshop, taking: [{ perspectiveId: 'learnt', people: 7 }] })
    expect(saidUnder(modelWith({ ...campaign, workshop: [others] }), title)).not.toContain('We counted.')
  })

  it('names outcomes nobody measures', () => {
    expect(said).toContain('One outcome is not measured by anybody: “Tenants and staff trust one another”.')
    expect(outcomesWithoutMeasure(campaign.element ?? [], campaign.measure ?? [])).toHaveLength(1)
  })

  it('says so where there is nothing to report', () => {
    expect(textOfModel(modelWith())).toContain('This project has no measures yet')
    expect(chartsOf({})).toEqual([])
  })
})

describe('the sections', () => {
  it('follow the outline, outcomes and impact first', () => {
    expect(headingsOf(campaign, 2).slice(0, 4)).toEqual([
      'What changed because of people with lived experience',
      'Tenants are heard',
      'Tenants and staff trust one another',
      'Nobody sleeps rough',
    ])
  })

  it('hold the text a person wrote for that period, and none where nobody did', () => {
    const model = modelWith(campaign)
    expect(saidUnder(model, 'Tenants are heard')).toContain('They asked us in June.')
    expect(textOfModel(model)).not.toContain('Last year’s words.')
    expect(under(model, 'Tenants and staff trust one another').map(textOf)).toEqual([
      'Outcome in our sphere of influence.',
      'Nobody measures this yet. This report cannot say whether it is changing.',
    ])
  })

  it('keep measures that are tied to nothing, in a section of their own', () => {
    expect(saidUnder(modelWith(campaign), 'Measures not linked to an outcome')).toContain('Leaflets handed out')
    expect(headingsOf({ measure: [roughSleeping], element: [elementWith('nobody-rough')] }, 1)).not.toContain(
      'Measures not linked to an outcome',
    )
  })

  it('leave out a measure that was archived before the period, and keep it in the year in which it was', () => {
    const archived = {
      ...campaign,
      measure: (campaign.measure ?? []).map(each => ({ ...each, archivedOn: dayAt('2013-06-01') })),
    }
    const titlesIn = (year: number) => textOfModel(modelWith(archived, reportingYear(year, 1)))
    expect(titlesIn(2013)).toContain(roughSleeping.title)
    expect(titlesIn(2014)).not.toContain(roughSleeping.title)
  })

  it('show a measure that watches two outcomes once, and name it at the second', () => {
    const rows = {
      element: [elementWith('a', { title: 'First' }), elementWith('b', { title: 'Second', order: 1 })],
      measure: [{ ...roughSleeping, outcomeIds: ['a', 'b'] }],
      observation: roughSleepingInEngland,
    }
    expect(chartsOf(rows)).toHaveLength(1)
    expect(saidUnder(modelWith(rows), 'Second')).toContain(
      'Its figures are under “First”. In 2016 it was 4,134 people.',
    )
  })

  it('speak of an activity only where something was written or measured', () => {
    expect(headingsOf(campaign, 1)).not.toContain('Activities and outputs')
    const written = { ...campaign, narrative: [{ id: 'n', period: '2016', elementId: 'meet', text: 'We met.' }] }
    expect(saidUnder(modelWith(written), 'Activities and outputs')).toContain('We met.')
  })
})

describe('a measure', () => {
  const model = modelWith(campaign)
  const rough = under(model, roughSleeping.title)
  const said = rough.map(textOf).join('\n')

  it('says plainly what it shows', () => {
    expect(textOf(rough[0] as never)).toBe(
      'In 2016 it was 4,134 people. The target of 900 was not met. Compared with the baseline of 1,768, it is moving the wrong way. Lower is better.',
    )
  })

  it('tells at the end who proposed it, as groups, and where it was agreed', () => {
    const sheet = sheetOf(model, roughSleeping.title)
    expect(sheet).toContain('We will know because councils count fewer people.')
    expect(sheet).toContain(
      'Proposed from these perspectives: Lived experience; Learnt (professional) experience. Agreed in the workshop “What counts as success?” on 1 March 2015.',
    )
    expect(said).not.toMatch(/We will know because|Proposed from/)
  })

  it('tells it beside the figures where no sheets stand at the end', () => {
    const section = { id: 'r', section: 'results', key: '', off: false, title: '', of: '', budget: null } as const
    const own = { id: 'own', order: 0, name: 'Ours', base: 'year', print: null, sections: [section] } as const
    const short = modelWith({ ...campaign, reportOutline: [{ ...own, sections: [section] }] }, undefined, 'own')
    expect(saidUnder(short, roughSleeping.title)).toContain('We will know because councils count fewer people.')
  })

  it('tells of an official statistic who publishes it, and misses no proposal', () => {
    const measure = [{ ...roughSleeping, proposedBy: [], workshopId: null }]
    const official = measure.map(each => ({ ...each, publishedAs: 'Rough sleeping snapshot in England' }))
    const told = (rows: typeof measure) => sheetOf(modelWith({ ...campaign, measure: rows }), roughSleeping.title)
    expect(told(measure)).toContain('No record of who proposed it. Not agreed in a workshop.')
    expect(told(official)).toContain('Officially published as: Rough sleeping snapshot in England.')
    expect(told(official)).not.toMatch(/No record of who proposed|Not agreed/)
  })

  it('is drawn over all its years up to the reported one, and to targets soon after', () => {
    const [chart] = rough.flatMap(block => (block.kind === 'chart' ? [block] : []))
    expect(chart?.categories).toEqual(['2010', '2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018'])
    expect(chart?.figures.values).toEqual([1768, 2181, 2309, 2414, 2744, 3569, 4134, null, null])
    expect(chart?.target?.values).toEqual([null, null, null, null, 1200, null, 900, null, 500])
    expect(chart?.baseline?.value).toBe(1768)
  })

  it('keeps figures from after the reported year out', () => {
    const earlier = modelWith(campaign, reportingYear(2013, 1))
    expect(textOfModel(earlier)).not.toContain('4,134')
    expect(saidUnder(earlier, roughSleeping.title)).toContain('In 2013 it was 2,414 people.')
  })

  it('has the figures in its alternative text', () => {
    const [chart] = rough.flatMap(block => (block.kind === 'chart' ? [block] : []))
    expect(chart?.alt).toBe(
      'Column chart of people. 2010: 1,768; 2011: 2,181; 2012: 2,309; 2013: 2,414; 2014: 2,744; 2015: 3,569; 2016: 4,134. Targets, dashed line: 2014: 1,200; 2016: 900; 2018: 500. Baseline, dotted line: 1,768.',
    )
  })

  it('has a table of its years, the reported one set off', () => {
    const [table] = rough.flatMap(block => (block.kind === 'table' ? [block] : []))
    expect(table?.rows.map(row => row.cells.map(({ text }) => text).join(' | '))).toEqual([
      '2010 | 1,768 | – | No change',
      '2011 | 2,181 | – | Moving the wrong way',
      '2012 | 2,309 | – | Moving the wrong way',
      '2013 | 2,414 | – | Moving the wrong way',
      '2014 | 2,744 | 1,200 | Moving the wrong way',
      '2015 | 3,569 | – | Moving the wrong way',
      '2016 | 4,134 | 900 | Moving the wrong way',
      '2018 | later | 500 | –',
    ])
    expect(table?.rows.filter(row => row.emphasis)).toHaveLength(1)
  })

  it('never prints a share of a few as a percentage, nor draws it', () => {
    const asked = under(model, 'Decisions where tenants were asked first')
    const [chart] = asked.flatMap(block => (block.kind === 'chart' ? [block] : []))
    expect(chart?.figures.values).toEqual([0.45, null, 0.7])
    expect(asked.map(textOf).join('\n')).toContain('2015 | 2 of 3 |')
    expect(asked.map(textOf).join('\n')).not.toContain('67%')
  })

  it('says how many cells hold no number, and why', () => {
    expect(sheetOf(model, 'Decisions where tenants were asked first')).toContain(
      'Cells without a number are not used, and never counted as zero: 2016, 1 missing and 1 hidden by the source.',
    )
  })

  it('reads a rubric by the names of its levels', () => {
    const power = saidUnder(model, 'How power is shared')
    expect(power).toContain('In 2016 it was “Asked”. The target of “Deciding together” was not met.')
    expect(power).toContain('Deciding together: We decide together.')
    const [chart] = under(model, 'How power is shared').flatMap(block => (block.kind === 'chart' ? [block] : []))
    expect(chart?.levels).toEqual(['Told', 'Asked', 'Deciding together'])
  })

  it('says that nothing was recorded, and draws nothing', () => {
    const rows = { measure: [{ ...roughSleeping, outcomeIds: [] }] }
    expect(chartsOf(rows)).toEqual([])
    expect(saidUnder(modelWith(rows), roughSleeping.title)).toContain('Nothing was recorded for 2016.')
  })

  it('leaves years before the last twenty to a sentence', () => {
    const rows = { measure: [measureWith({ id: 'm' })], observation: yearly('m', 1980, Array(37).fill(100)) }
    expect(chartsOf(rows)[0]?.categories).toHaveLength(20)
    expect(textOfModel(modelWith(rows))).toContain('17 earlier years are not shown here.')
  })
})

describe('small numbers', () => {
  const people = measureWith({ id: 'm', countsPeople: true, outcomeIds: [] })
  const rows = (smallestGroup: 5 | 8) => ({
    project: [projectWith({ smallestGroup })],
    measure: [people],
    observation: yearly('m', 2014, [20, 7, 3]),
  })

  it('are hidden by the project’s own threshold, and said to be', () => {
    expect(chartsOf(rows(5))[0]?.figures.values).toEqual([20, 7, null])
    expect(chartsOf(rows(8))[0]?.figures.values).toEqual([20, null, null])
    const said = textOfModel(modelWith(rows(5)))
    expect(said).toContain('The figure for 2016 is hidden, because it counts fewer than 5 people.')
    expect(said).toContain('2016: hidden: fewer than 5')
  })

  it('hide a second group where the first could be worked out from the total', () => {
    const taking = [
      { perspectiveId: 'lived', people: 3 },
      { perspectiveId: 'learnt', people: 9 },
      { perspectiveId: 'both', people: 6 },
    ]
    const said = saidUnder(modelWith({ workshop: [workshopWith({ taking })] }), 'What counts as success?')
    expect(said).toContain('Lived experience | hidden\nLearnt (professional) experience | 9\n')
    expect(said).toContain('Both lived and learnt experience | hidden\nEveryone | 18')
  })

  it('show nothing of how a small group rated', () => {
    const workshop = workshopWith({
      taking: [
        { perspectiveId: 'lived', people: 3 },
        { perspectiveId: 'learnt', people: 9 },
      ],
      tallies: [tallyOf('item', 'lived', [3]), tallyOf('item', 'learnt', [9])],
    })
    const said = saidUnder(modelWith({ workshop: [workshop] }), 'People sleeping rough')
    expect(said).toContain('Lived experience | hidden | hidden | hidden | hidden | hidden')
  })
})
