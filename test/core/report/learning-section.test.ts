import { reportingYear } from '@core/observation/period'
import { projectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import type { ReportBlock } from '@core/report/model'
import { reportModel } from '@core/report/report-model'
import { describe, expect, it } from 'vitest'
import { elementWith, projectWith, sourceWith } from './build'

const row = (kind: RecordKind, id: string, given: object) =>
  newRecord(kind, { id, order: 1, given: { ...given } }) as never
/** 1 April 2026, and 1 November 2026. */
const [april, november] = [20_544, 20_758]
const words = 'We moved four times in a year.'
const story = (id: string, given: object = {}) =>
  row(recordKinds.story, id, {
    title: 'Keys',
    words: 'From Hope Street.',
    tellerId: 'p',
    toldOn: april + 10,
    reach: 'unnamed',
    sharedWords: words,
    approvedWords: words,
    approvedOn: april + 20,
    ...given,
  })
const consent = (given: object = {}) =>
  row(recordKinds.consent, 'c', { personId: 'p', use: 'words-unnamed', channels: ['report'], givenOn: april, ...given })
const rows: Partial<Rows> = {
  element: [elementWith('heard', { title: 'Tenants are heard' })],
  person: [row(recordKinds.person, 'p', { code: 'KES-1' })],
  consent: [consent()],
  story: [
    story('s', { elementIds: ['heard'] }),
    story('loose'),
    story('mine', { reach: 'team', sharedWords: 'Secret' }),
  ],
  harvestedOutcome: [
    row(recordKinds.harvestedOutcome, 'o', {
      words: 'The council asks first',
      changedOn: april + 30,
      expected: 'unexpected',
      direction: 'mixed',
      contradicts: 'Two wards still do not',
      elementIds: ['heard'],
      confirmations: [
        { id: '1', who: 'Ben Secret', code: '', askedOn: null, answer: 'agrees', words: '', answeredOn: null },
      ],
    }),
  ],
  insight: [
    row(recordKinds.insight, 'a', {
      words: 'Pay before the session',
      topic: 'solidarity',
      level: 'organisation',
      learnedOn: april + 5,
      storyIds: ['s', 'mine'],
      perspectiveIds: ['lived'],
      willDo: 'Pay on the day',
      by: april + 60,
      state: 'doing',
    }),
    row(recordKinds.insight, 'b', {
      words: 'Shorter days',
      topic: 'programme-design',
      level: 'person',
      learnedOn: april + 5,
    }),
    row(recordKinds.insight, 'c', {
      words: 'Ask earlier',
      topic: 'solidarity',
      learnedOn: april - 100,
      by: april + 1,
      willDo: 'Ask at the start',
      state: 'done',
      happened: 'We did, twice',
    }),
    row(recordKinds.insight, 'd', { words: 'Last year only', topic: 'solidarity', learnedOn: april - 100 }),
  ],
}
const now = new Date(november * 86_400_000).toISOString()
const modelOf = (outline: string, over: Partial<Rows> = {}) =>
  reportModel(projectForOthers(sourceWith({ ...rows, ...over })), reportingYear(2026, 4), { now, outline })
const textOf = (blocks: readonly ReportBlock[]) => JSON.stringify(blocks)
const headings = (outline: string, level = 1) =>
  modelOf(outline).blocks.flatMap(block => (block.kind === 'heading' && block.level === level ? [block.text] : []))

describe('the report of insights', () => {
  it('holds those of its topic and period by level, and what became of earlier ones', () => {
    expect(headings('insights')).toEqual([
      'What we are learning about working in solidarity',
      'What became of earlier insights',
      'What surprised us',
      'Stories and quotes',
      'Outcomes we found',
      'Who took part',
      'Thanks',
      'How to read this report',
    ])
    expect(headings('insights', 3)).toEqual(['Pay before the session'])
    const text = textOf(modelOf('insights').blocks)
    expect(text).toContain('We did, twice')
    expect(text).toContain('Lived experience')
    expect(text).not.toMatch(/Shorter days|Last year only|Secret|Hope Street|KES-1/)
  })
  it('has its own title on the cover', () => {
    expect(modelOf('insights').title).toMatch(/: insights for 2026-27$/)
    expect(modelOf('programme-design').cover?.kicker).toBe('What we changed in how we run the programme')
  })
})

describe('a story in reports', () => {
  it('stands where it speaks to an outcome, in the approved words, once', () => {
    const { blocks } = modelOf('difference')
    const quotes = blocks.filter(block => block.kind === 'quote')
    expect(quotes).toEqual([
      { kind: 'quote', text: words, from: 'Somebody who took part' },
      { kind: 'quote', text: words, from: 'Somebody who took part' },
    ])
    const heard = blocks.findIndex(block => block.kind === 'heading' && block.text === 'Tenants are heard')
    expect(blocks.slice(heard).findIndex(block => block.kind === 'quote')).toBeGreaterThan(0)
    expect(textOf(blocks)).toContain('Other stories are not shown')
    expect(textOf(blocks)).not.toMatch(/Secret|Hope Street|KES-1/)
  })
  it.each(['year', 'insights', 'programme-design', 'difference'])(
    'is in no %s report once its consent is withdrawn',
    outline => {
      const { blocks } = modelOf(outline, { consent: [consent({ withdrawnOn: november })] })
      expect(textOf(blocks)).not.toContain(words)
    },
  )
})

describe('an outcome in reports', () => {
  it('says what contradicts it, and how many confirmed it only where they are not few', () => {
    const text = textOf(modelOf('year').blocks)
    expect(text).toContain('Two wards still do not')
    expect(text).toContain('A few people outside were asked, and somebody agrees at least in part.')
    expect(text).not.toContain('1 asked')
    expect(text).toContain('unexpected, some of both')
    expect(text).not.toContain('Ben')
  })

  it('counts answers where enough were asked, and where few were, never tells that one disagreed', () => {
    const asked = (answers: readonly (string | null)[]) => {
      const harvestedOutcome = (rows.harvestedOutcome ?? []).map(outcome => ({
        ...outcome,
        confirmations: answers.map((answer, place) => {
          return { id: `c${place}`, who: 'Ben', code: '', askedOn: null, answer, words: '', answeredOn: null }
        }),
      })) as Rows['harvestedOutcome']
      return textOf(modelOf('year', { harvestedOutcome }).blocks)
    }
    expect(asked(['agrees', 'agrees', 'agrees-in-part', 'disagrees', null])).toContain(
      '5 asked: 2 agree, 1 agree in part, 1 disagree, 1 gave no answer or cannot say.',
    )
    for (const few of [['disagrees'], ['disagrees', null], [null]]) {
      expect(asked(few)).toContain('They are too few for their answers to be told here.')
      expect(asked(few)).not.toMatch(/disagree|agrees at least/)
    }
  })
})

describe('who took part, in reports', () => {
  const people = Array.from({ length: 7 }, (_, index) =>
    row(recordKinds.person, `p${index}`, { code: `C${index}`, perspectiveIds: index < 6 ? ['lived'] : ['learnt'] }),
  )
  const over: Partial<Rows> = {
    story: [],
    person: people,
    gathering: [
      row(recordKinds.gathering, 'g', { title: 'One', day: april + 3 }),
      row(recordKinds.gathering, 'h', { title: 'Two', day: april + 9 }),
    ],
    attendance: people.map((_, index) =>
      row(recordKinds.attendance, `a${index}`, {
        personId: `p${index}`,
        gatheringId: index === 0 ? 'h' : 'g',
        part: ['came'],
      }),
    ),
    payment: people.slice(0, 4).map((_, index) =>
      row(recordKinds.payment, `y${index}`, {
        forWhat: 'Time',
        personId: `p${index}`,
        currency: 'gbp',
        fee: 25,
        answer: 'accepted',
        paidOn: april + 10,
      }),
    ),
  }
  it('is counted once each by code; small groups are hidden, and what few people were paid', () => {
    const text = textOf(modelOf('insights', over).blocks)
    expect(text).toContain('Different people: 7. Sessions: 2.')
    // Six speak from one perspective and one from another: the one is hidden, and six with it, as seven less six is one.
    expect(text).toContain('{"term":"Lived experience","text":"hidden')
    expect(text).toContain('What was paid for people’s time is not shown')
    expect(text).not.toContain('100')
  })
  it('says what was paid where enough people were', () => {
    const payment = people.slice(0, 5).map((_, index) =>
      row(recordKinds.payment, `y${index}`, {
        forWhat: 'Time',
        personId: `p${index}`,
        currency: 'gbp',
        fee: 25,
        answer: 'accepted',
        paidOn: april + 10,
      }),
    )
    expect(textOf(modelOf('insights', { ...over, payment }).blocks)).toContain('Fees paid for people’s time: GBP 125.')
  })
})

describe('taking part, period beside period', () => {
  const held = (id: string, day: number, counts: Readonly<Record<string, number>>) =>
    row(recordKinds.gathering, id, {
      title: id,
      day,
      taking: Object.entries(counts).map(([perspectiveId, came]) => ({
        ...{ id: perspectiveId, perspectiveId, came, invited: null, spoke: null, decided: null },
      })),
    })
  const tableOf = (gathering: Rows['gathering']) =>
    modelOf('year', { gathering, project: [projectWith({ yearStart: 4 })] }).blocks.find(
      block => block.kind === 'table' && block.caption === 'How often people came, period by period',
    )
  const cells = (gathering: Rows['gathering']) => {
    const table = tableOf(gathering)
    return table?.kind === 'table'
      ? [table.columns.map(({ label }) => label), ...table.rows.map(each => each.cells.map(({ text }) => text))]
      : null
  }

  it('counts people of each perspective in the reported period and those before it that had sessions', () => {
    expect(
      cells([
        held('a', april - 300, { lived: 12, learnt: 9 }),
        held('b', april + 10, { lived: 20, learnt: 8 }),
        held('c', april + 20, { lived: 5, learnt: 6 }),
      ]),
    ).toEqual([
      ['Perspective', '2025-26', '2026-27'],
      ['Lived experience', '12', '25'],
      ['Learnt (professional) experience', '9', '14'],
      ['Sessions held', '1', '2'],
    ])
  })

  it('hides small numbers, and what would give them away', () => {
    const shown = JSON.stringify(
      cells([
        held('a', april - 300, { lived: 12, learnt: 9, both: 8 }),
        held('b', april + 10, { lived: 20, learnt: 3, both: 7 }),
      ]),
    )
    expect(shown).not.toContain('"3"')
    // In the column of the small number more than one is hidden, so that a total gives none away.
    const reported = cells([
      held('a', april - 300, { lived: 12, learnt: 9, both: 8 }),
      held('b', april + 10, { lived: 20, learnt: 3, both: 7 }),
    ])?.map(line => line.at(-1) ?? '')
    expect(reported?.filter(text => text.startsWith('hidden')).length).toBeGreaterThan(1)
  })

  it('is not there where there is nothing to set beside', () => {
    expect(cells([held('b', april + 10, { lived: 20 })])).toBe(null)
  })
})
