import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMeasure } from '@core/observation/reading'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { workshopRecord } from '@core/report/workshop-paper/record'
import { workshopSummary } from '@core/report/workshop-paper/summary'
import { youSaidWeDid } from '@core/report/workshop-paper/you-said-we-did'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { dayAt, observationOn, saidUnder, textOfModel, under, year2016 } from '../build'
import { openXmlProblems } from '../open-xml-sdk'
import { packageProblems } from '../package-problems'
import { agreedWith, closedWorkshop, paperSource, recordWith } from './build'

const tableUnder = (model: ReportModel, title: string): string => saidUnder(model, title)

const folder = mkdtempSync(join(tmpdir(), 'common-measure-papers-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the page people take away', () => {
  const summary = workshopSummary(paperSource())

  it('says what was agreed, how we will know, who gathers it and when it is looked at again', () =>
    expect(saidUnder(summary, 'What we agreed')).toBe(
      'People who use the service are asked before a decision, not after it: We will know because: the minutes name who was asked, and when. Who gathers it: Two members of the tenants’ group, with the project worker. We will look at it again on 1 May 2027.',
    ))

  it('says what was not settled, and why something essential was not', () => {
    const said = saidUnder(summary, 'What we did not settle')
    expect(said).toContain(
      'Everyone has a room with a key of their own: Essential for: Lived experience. Not agreed yet, because: Nobody in the room decides',
    )
    expect(said).toContain('Staff stay longer than a year')
  })

  it('gives a group too small for numbers its own words, and the minority its view', () => {
    expect(saidUnder(summary, 'In a group’s own words')).toContain('We stand on both sides of the desk.')
    expect(saidUnder(summary, 'Some of us see it differently')).toContain('Being asked is not enough.')
  })

  it('says who decided, and what can still be taken back', () => {
    expect(saidUnder(summary, 'Who decided')).toContain('The people with lived experience in the room.')
    expect(saidUnder(summary, 'What you said is yours')).toContain('we do not know which one is yours')
  })

  it('stays short however much was agreed', () => {
    const agreed = Array.from({ length: 40 }, (_, index) =>
      agreedWith({ itemId: `i${index}`, wording: `${'Long words '.repeat(40)}${index}` }),
    )
    const long = workshopSummary(paperSource({ agreed, question: 'Why? '.repeat(500) }))
    expect(saidUnder(long, 'What we agreed')).toMatch(/And 3[67] more\. They are in the full record\./)
    expect(saidUnder(long, 'What we did not settle')).toContain('because: Nobody in the room decides about keys.')
    // A page of 12 point holds some 50 lines of 74 letters.
    expect(textOfModel(long).length).toBeLessThan(50 * 74)
  })

  it('speaks of a workshop in which nothing was agreed', () => {
    const empty = workshopSummary(paperSource({ agreed: [], items: [], tallies: [], taking: [] }))
    expect(saidUnder(empty, 'What we agreed')).toContain('We did not agree any measures this time.')
    expect(textOfModel(empty)).toContain('We met on 2 May 2026. Our question')
  })
})

describe('the full record', () => {
  const record = workshopRecord(paperSource())
  const text = textOfModel(record)

  it('counts who was there, but no small group and none that could be worked out', () => {
    const there = tableUnder(record, 'Who was there')
    expect(there).toContain('Lived experience | 6')
    expect(there).toContain('Everyone | 12')
    expect(there).not.toMatch(/(Learnt|Both)[^|\n]*\|/)
    expect(there).toContain(
      'From these groups too: Learnt (professional) experience and Both lived and learnt experience. How many is not shown.',
    )
  })

  it('shows the votes of groups that are large enough, and names the others without a number', () => {
    const votes = saidUnder(record, 'The votes')
    expect(votes).toContain('Ask us before you decide | Lived experience | 6 | 0 | 0 | 0 | In')
    expect(votes).not.toContain('hidden')
    expect(votes.split('Too small to be shown in numbers')).toHaveLength(2)
    expect(votes).not.toContain('Learnt (professional) experience | ')
    expect(votes).toContain('Too small to be shown in numbers: Learnt (professional) experience and Both lived')
  })

  it('shows the rule’s word alone where every group is small', () => {
    const small = workshopRecord(
      paperSource({
        taking: [{ perspectiveId: 'both', people: 2 }],
        tallies: closedWorkshop().tallies.filter(({ perspectiveId }) => perspectiveId === 'both'),
      }),
    )
    const votes = saidUnder(small, 'The votes')
    expect(votes).toContain('Ask us before you decide | In')
    expect(votes).not.toContain('hidden')
    expect(votes.split('Numbers are not shown')).toHaveLength(2)
    expect(textOfModel(small)).not.toMatch(/\b2 people/)
  })

  it('never puts a small group beside words of one of its people', () => {
    expect(saidUnder(record, 'Ideas')).toContain('Ask us before you decide\n')
    expect(saidUnder(record, 'Ideas')).toContain('Staff stay longer than a year\n')
    expect(saidUnder(record, 'Reasons each way')).toContain('Against: We cannot promise it.')
    expect(text).not.toContain('An objection, from:')
  })

  it('names groups beside words where every group is large enough', () => {
    const taking = ['lived', 'learnt', 'both'].map(perspectiveId => ({ perspectiveId, people: 6 }))
    const ideas = saidUnder(workshopRecord(paperSource({ taking })), 'Ideas')
    expect(ideas).toContain('Ask us before you decide (From: Lived experience)')
  })

  it('lists what was put together, what became no proposal, and how much was hidden', () => {
    const [first, ...others] = recordWith().ideas
    if (!first) throw new Error('no idea')
    const ideas = [
      { ...first, words: 'Ask first' },
      { ...first, id: 'id-5', words: 'Tell us', itemId: null },
      ...others,
    ]
    const source = paperSource({ record: recordWith({ ideas, hiddenWords: { ideas: 1, reasons: 1 } }) })
    const became = saidUnder(workshopRecord(source), 'What became of the ideas')
    expect(became).toContain('Ask us before you decide: It was made from: “Ask first”')
    expect(became).toContain('These were not put to the vote as they were:\nTell us')
    expect(became).toContain('2 contributions were hidden by the facilitator')
  })

  it('has no table of votes in large print, whose letters have no room for it', () => {
    const votes = saidUnder(workshopRecord(paperSource({}, { large: true })), 'The votes')
    expect(votes).toContain('Ask us before you decide: Lived experience: Must have 6, Useful 0, Not needed 0 and')
    expect(votes).toContain('Rule says: In.')
    expect(votes).not.toContain(' | ')
  })

  it('counts what was withdrawn, and says nothing of it', () =>
    expect(saidUnder(record, 'Ideas')).toContain('1 contribution was withdrawn later by the person who gave it.'))

  it('leaves out withdrawn words even where they are still there', () => {
    const ideas = recordWith().ideas.map(idea => ({ ...idea, words: 'do not show', withdrawnOn: dayAt('2026-06-01') }))
    expect(textOfModel(workshopRecord(paperSource({ record: recordWith({ ideas }) })))).not.toContain('do not show')
  })

  it('tells the story of each measure, with objections and the minority view', () => {
    const story = saidUnder(record, 'How each measure was agreed')
    expect(story).toContain('It began as: “Ask us before you decide”')
    expect(story).not.toContain('Proposed from')
    expect(story).toContain('Possible harm of gathering it: People may feel watched in meetings.')
    expect(story).toContain('Most go along with it, some do not. The numbers are too small to show.')
    expect(story).toContain('It takes time that people are not paid for.\nAn objection')
  })

  it('says where a measure was changed since, or is gone', () => {
    const measures = paperSource().measures.map(measure => ({ ...measure, title: 'Asked in time' }))
    expect(textOfModel(workshopRecord(paperSource({}, { measures })))).toContain(
      'The measure now reads: “Asked in time”',
    )
    expect(textOfModel(workshopRecord(paperSource({}, { measures: [] })))).toContain(
      'The measure has been deleted since.',
    )
  })

  it.each([
    ['all but a few took the money', { offered: 12, accepted: 9, declined: 3, paid: 9 }, []],
    [
      'everyone took it',
      { offered: 12, accepted: 12, declined: 0, paid: 12 },
      ['Accepted | 12', 'Declined | 0', 'Paid | 12'],
    ],
    ['some are not paid yet', { offered: 12, accepted: 12, declined: 0, paid: 10 }, ['Accepted | 12', 'Declined | 0']],
  ])('hides small numbers of payments and what gives them away: %s', (_, payments, shown) => {
    const said = saidUnder(
      workshopRecord(paperSource({ record: recordWith({ payments }) })),
      'Payment for people’s time',
    )
    expect(said).toContain(['Offered | 12', ...shown].join('\n'))
    expect(said.match(/^(Accepted|Declined|Paid) \|/gm) ?? []).toHaveLength(shown.length)
  })

  it('speaks of a workshop imported from elsewhere, which has no plan and no record', () => {
    const { plan: _plan, record: _record, ...workshop } = closedWorkshop()
    const bare = workshopRecord({ ...paperSource(), workshop })
    expect(saidUnder(bare, 'The votes')).toContain('Vote 1')
    expect(textOfModel(bare)).not.toContain('Payment for')
  })
})

describe('you said, we did', () => {
  const reading = (measureId: string) => {
    const measure = paperSource().measures.find(({ id }) => id === measureId)
    if (!measure) throw new Error(measureId)
    return readMeasure({
      measure,
      segments: [],
      blocks: [],
      observations: [observationOn('2016-06-01', 40, { measureId })],
    })
  }
  const told = (agreed = agreedWith()) =>
    youSaidWeDid({
      ...paperSource({ agreed: [agreed] }),
      period: year2016,
      readings: new Map([['me-asked', reading('me-asked')]]),
    })

  it('puts what was done and what the figures say beside what was agreed', () => {
    const said = textOfModel(told(agreedWith({ weDid: 'We changed the agenda.\nWe pay for the time.' })))
    expect(said).toContain('You said\n“Ask us before you decide”\nWe will know because: the minutes name who was asked')
    expect(said).toContain('We did\nWe changed the agenda.\nWe pay for the time.\nWhat changed\nIn 2016 it was 40')
  })

  it('says of what was turned down what people said, why not, and what was done all the same', () => {
    const items = closedWorkshop().items.map(item => (item.id === 'own-key' ? { ...item, weDid: 'We asked.' } : item))
    const model = youSaidWeDid({ ...paperSource({ agreed: [], items }), period: year2016, readings: new Map() })
    const said = saidUnder(model, 'What we did not agree')
    expect(said).toContain(
      'You said:\n“A room of one’s own, with a key”\nNot agreed yet, because: Nobody in the room decides about keys.\nWe did:\nWe asked.',
    )
    expect(said).toContain(
      'Also proposed, and not agreed:\n“Ask us before you decide”\n“Staff stay longer than a year”',
    )
    const withdrawn = recordWith().ideas.map(idea => ({ ...idea, withdrawnOn: dayAt('2026-06-01') }))
    const without = paperSource({ items, record: recordWith({ ideas: withdrawn }) })
    expect(
      textOfModel(youSaidWeDid({ ...without, measures: [], period: year2016, readings: new Map() })),
    ).not.toContain('A room of one’s own')
  })

  it('says so where nothing was written down, and where the measure is gone', () => {
    expect(textOfModel(told())).toContain('Nothing has been written down yet')
    expect(textOfModel(told(agreedWith({ measureId: 'gone' })))).toContain('nothing to show')
  })
})

describe('as Word files', () => {
  it.each([
    ['the summary', workshopSummary(paperSource())],
    ['the record', workshopRecord(paperSource())],
    [
      'a record of hostile texts',
      workshopRecord(paperSource({ title: '\u0000<w:p>&\uFFFF', question: 'مرحبا '.repeat(50) })),
    ],
    ['the summary in large print', workshopSummary(paperSource({}, { large: true }))],
    ['the record in large print', workshopRecord(paperSource({}, { large: true }))],
  ])('%s is valid, and begins with its title', async (_, model) => {
    const file = await writeReport(model)
    expect(packageProblems(file)).toEqual([])
    const path = join(folder, 'paper.docx')
    writeFileSync(path, file)
    expect(await openXmlProblems(path)).toEqual([])
    expect(under(model, 'Who decided').length).toBeGreaterThan(0)
    const parts = unzipSync(file)
    const said = Object.keys(parts)
      .filter(name => /word\/(document|footer\d*)\.xml/.test(name))
      .map(name => strFromU8(parts[name] ?? new Uint8Array()))
      .join('')
    const used = strFromU8(parts['word/styles.xml'] ?? new Uint8Array())
      .split(/(?=<w:style |<w:docDefaults)/)
      .filter(style => {
        const id = /w:styleId="([^"]*)"/.exec(style)?.[1]
        return id === undefined || said.includes(`w:val="${id}"`)
      })
    const halfPoints = [...[...used, said].join('').matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size))
    expect(Math.min(...halfPoints)).toBe(model.print === 'large' ? 36 : 24)
  })
})
