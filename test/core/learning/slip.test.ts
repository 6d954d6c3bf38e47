import { confirmationSlip, newSlipCode, slipByCode } from '@core/learning/slip'
import { readSlipAnswer, slipForm } from '@core/learning/slip-form'
import { type HarvestedOutcome, harvestedOutcomeSchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { duplicateOf, newRecord, type RecordKind } from '@core/record/record-kind'
import { describe, expect, it } from 'vitest'
import { projectWith } from '../report/build'

const asked = (id: string, code: string, who = 'Ruth') => ({
  id,
  who,
  code,
  askedOn: null,
  answer: null,
  words: '',
  answeredOn: null,
})
const outcomeWith = (id: string, confirmations: readonly object[], given: object = {}): HarvestedOutcome =>
  harvestedOutcomeSchema.parse(
    newRecord(recordKinds.harvestedOutcome as unknown as RecordKind, {
      id,
      order: 1,
      given: { words: 'The council asks first', confirmations, ...given },
    }),
  )
/** Answers these bytes one after the other. */
const bytes = (...given: readonly number[]) => {
  const left = [...given]
  return () => left.shift() ?? 0
}

describe('the code of a slip', () => {
  it('is five letters, without I and O', () => {
    // 0 A, 7 H, 8 J (no I), 12 N, 13 P (no O).
    expect(newSlipCode([], bytes(0, 7, 8, 12, 13))).toBe('AHJNP')
    // 23 is the last letter, 24 the first again; 240 and more would make the first 16 letters likelier.
    expect(newSlipCode([], bytes(23, 24, 240, 255, 239, 1, 2))).toBe('ZAZBC')
  })

  it('is no code that another slip has', () => {
    const outcome = outcomeWith('o', [asked('1', 'aaaaa')])
    expect(newSlipCode([outcome], bytes(0, 0, 0, 0, 0, 1, 1, 1, 1, 1))).toBe('BBBBB')
  })
})

describe('a slip that came back', () => {
  const outcomes = [
    outcomeWith('o', [asked('1', ''), asked('2', 'KMRTX', 'Ben')]),
    outcomeWith('other', [asked('3', 'AAAAA')]),
  ]

  it('finds its outcome and who it was for, however the code is typed', () => {
    for (const typed of ['KMRTX', ' kmrtx ', 'KM-RTX', 'k m r t x']) {
      const found = slipByCode(outcomes, typed)
      expect(found.ok && [found.value.outcome.id, found.value.confirmation.who]).toEqual(['o', 'Ben'])
    }
  })

  it('is not guessed at', () => {
    expect(slipByCode(outcomes, 'KMRTY')).toEqual({ ok: false, problem: 'no-such-code' })
    expect(slipByCode(outcomes, ' - ')).toEqual({ ok: false, problem: 'no-such-code' })
    expect(slipByCode([...outcomes, outcomeWith('copy', [asked('4', 'KMRTX')])], 'KMRTX')).toEqual({
      ok: false,
      problem: 'several',
    })
  })
})

it('says what changed and asks, without a name and without what others think', () => {
  const outcome = outcomeWith('o', [asked('2', 'KMRTX', 'Ben Secret')], {
    forWhom: 'Tenants of Hope Street',
    contradicts: 'Two wards do not',
  })
  const slip = confirmationSlip({
    project: projectWith(),
    outcome,
    code: 'KMRTX',
    now: '2026-05-03T10:00:00.000Z',
  })
  const said = slip.blocks.map(block => ('text' in block ? block.text : block.kind))
  expect([slip.title, ...said.filter(text => !text.startsWith('__'))]).toEqual([
    'Do you see it this way too?',
    'The project “Homes we can keep” noted a change, and would like to know how you see it. You need not answer.',
    'What we think changed',
    'The council asks first',
    'For whom: Tenants of Hope Street',
    'Do you agree?',
    '☐ I agree',
    '☐ I agree in part',
    '☐ I disagree',
    '☐ I cannot say',
    'In your own words: what would you add or change?',
    'Code of this slip: KMRTX',
    'Give the slip back to the person you have it from, or send them a photo of it. You can also just tell them the code and your answer.',
    'Your name is not on this slip. With the code we know which change your answer is about, and that we asked you.',
  ])
  expect(JSON.stringify(slip)).not.toMatch(/Secret|Two wards/)
})

describe('a slip as a form', () => {
  const hostile = '</script><script>alert(1)</script>'
  const outcome = { words: `The council ${hostile} asks first`, forWhom: '“Tenants” & others' }
  const html = slipForm({ project: { ...projectWith({}), title: `Homes ${hostile}` }, outcome, code: 'KMRTX' })

  it('holds the outcome as text, its code once in its script, and loads and sends nothing', () => {
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('The council &lt;/script&gt;')
    expect(html).toContain('var code = "KMRTX"')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/https?:|src=|fetch|XMLHttpRequest/)
    for (const answer of ['agrees', 'agrees-in-part', 'disagrees', 'cannot-say'])
      expect(html).toContain(`value="${answer}"`)
  })

  it.each([
    [
      'as the form writes it',
      'Slip: KMRTX\nAnswer: I agree in part\nWords:\nFewer moves.\n\nStill at night.\nEnd of the answer\n',
    ],
    [
      'quoted in an email, with a signature',
      'Hello!\r\n> Slip: KMRTX\r\n> Answer: I agree in part\r\n> Words:\r\n> Fewer moves.\r\n>\r\n> Still at night.\r\n> End of the answer\r\n-- \r\nRuth',
    ],
    ['with a code for the answer', 'slip: KMRTX\nanswer: agrees-in-part\nwords: Fewer moves.\n\nStill at night.'],
  ])('is read back %s', (_, text) => {
    expect(readSlipAnswer(text)).toEqual({
      ok: true,
      value: { code: 'KMRTX', answer: 'agrees-in-part', words: 'Fewer moves.\n\nStill at night.' },
    })
  })

  it('takes nothing from what came back but an answer that there is and plain words', () => {
    const problemOf = (text: string) => {
      const read = readSlipAnswer(text)
      return read.ok ? read.value : read.problem
    }
    expect(problemOf('Slip: KMRTX\nAnswer: __proto__\nWords:\n<b>a\u0000b\u202ec</b>')).toEqual({
      code: 'KMRTX',
      answer: null,
      words: '<b>abc</b>',
    })
    expect(problemOf('{"answer":"agrees"}')).toBe('not-a-slip')
    expect(problemOf(`Slip: ${'K'.repeat(21)}\nAnswer: agrees\nWords:\n`)).toBe('not-a-slip')
    expect(problemOf('Slip: KMRTX\nAnswer: \nWords:\nEnd of the answer')).toBe('no-answer')
    expect(problemOf(`Slip: KMRTX\nAnswer: agrees\nWords:\n${'a'.repeat(5001)}`)).toBe('too-long')
    expect(problemOf('a'.repeat(50_001))).toBe('too-long')
  })
})

it('a copy of an outcome has nobody who was asked about the first, and a copy of a story no approval', () => {
  const outcome = outcomeWith('o', [asked('1', 'KMRTX')])
  const copy = duplicateOf(recordKinds.harvestedOutcome as unknown as RecordKind, outcome, { id: 'copy', order: 2 })
  expect(copy).toMatchObject({ id: 'copy', words: outcome.words, confirmations: [] })
  const story = newRecord(recordKinds.story as unknown as RecordKind, {
    id: 's',
    order: 1,
    given: {
      title: 'S',
      sharedWords: 'We said no',
      approvedWords: 'We said no',
      approvedOn: 20_000,
      uses: [{ id: 'u' }],
    },
  })
  expect(duplicateOf(recordKinds.story as unknown as RecordKind, story, { id: 't', order: 2 })).toMatchObject({
    sharedWords: 'We said no',
    approvedWords: '',
    approvedOn: null,
    uses: [],
  })
})
