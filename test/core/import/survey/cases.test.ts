import { readFileSync } from 'node:fs'
import { tableInFile } from '@core/import/file'
import { noAnswerCodesAmong, withNoAnswersSettled } from '@core/import/no-answer-codes'
import { proposeMapping } from '@core/import/propose'
import { questionsAbout } from '@core/import/questions'
import { isSurveyed, withQuestionAsGroup } from '@core/import/survey/edit-survey'
import { answersInCell, wholeAnswers } from '@core/import/survey/split-answers'
import { figureForPeriod } from '@core/observation/aggregate'
import { readByDimension } from '@core/observation/by-dimension'
import { answersOfParts } from '@core/observation/part-figures'
import { reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import { isPersonalHeading, personalColumns, personalDimensions } from '@core/privacy/personal-columns'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../../observation/build'
import { measureOf } from '../../project/sample-contents'
import { goodImportOf } from '../import-of'

const caseFile = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/cases/${name}.csv`))
const csv = (...lines: string[]): string => `${lines.join('\n')}\n`
type Good = Awaited<ReturnType<typeof goodImportOf>>

/** What each answer came to, added over groups; `start`: of the measure's title. */
function counts({ observations }: Good, start: string): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { measure, value, dimensions } of observations) {
    if (!measure.startsWith(start) || typeof value !== 'number' || dimensions.answer === undefined) continue
    found[dimensions.answer] = (found[dimensions.answer] ?? 0) + value
  }
  return found
}
const values = ({ observations }: Good, start: string) =>
  observations.flatMap(({ measure, value }) => (measure.startsWith(start) && typeof value === 'number' ? [value] : []))
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const accountOf = (made: Good, key: string) => made.preview.reading?.answers.find(account => account.key === key)
const tableOf = (bytes: Uint8Array) => {
  const found = tableInFile(bytes)
  if (!found.ok) throw new Error(found.problem)
  return found.value.table
}
/** What a person sees of the measure that an import made, in all its time. */
function readFigures(made: Good, start: string) {
  const measure = made.added.find(({ title }) => title.startsWith(start))
  if (!measure) throw new Error('no such measure')
  const own = <T extends { measureId: string }>(list: readonly T[]) => list.filter(one => one.measureId === measure.id)
  const { dictionaries, segments, breakdowns } = made.outcome
  const blocks = own(made.blocks)
  const reading = readMeasure({
    measure,
    segments: own(segments),
    blocks,
    observations: [],
    dictionaries: new Map([['import-1', dictionaries]]),
  })
  const period = { ...reportingYear(2024, 1), firstDay: dayAt('2020-01-01'), lastDay: dayAt('2030-12-31') }
  const area = 'which area?'
  const byDimension = readByDimension({
    measure,
    dimension: area,
    imports: own(breakdowns).flatMap(({ breakdown, ...of }) =>
      breakdown.dimension === area ? [{ ...of, breakdown, dictionaries, blocks }] : [],
    ),
    observations: [],
  })
  return {
    measure,
    figure: figureForPeriod(reading, measure, period),
    answers: answersOfParts(reading.parts, measure, period.firstDay, period.lastDay),
    byArea: Object.fromEntries(
      [...byDimension].map(([word, ofWord]) => [word, figureForPeriod(ofWord, measure, period)?.value]),
    ),
  }
}
const titles = ({ mapping }: Good) =>
  mapping.measures.map(({ target }) => (target.as === 'new' ? target.title : target.measureId))
const everything = (made: Good) =>
  JSON.stringify([made.outcome.dictionaries, made.outcome.breakdowns, made.leftOut, made.observations])

describe('forms in other languages, known by their shape', () => {
  it('knows a Microsoft Forms export in French, and keeps nobody’s address or name', async () => {
    const made = await goodImportOf(caseFile('k08a-forms-export-in-french'))
    expect(made.mapping.survey?.tool).toBe('microsoft-forms')
    expect(titles(made)).toEqual(['Quelle aide avez-vous reçue ?', 'Vous sentez-vous en sécurité ?'])
    expect(counts(made, 'Quelle aide')).toEqual({ Conseil: 3, Repas: 3, Lit: 3 })
    expect(accountOf(made, 'question-7')).toMatchObject({ answered: 6, inShare: 4, outOf: 6 })
    expect(everything(made)).not.toMatch(/example\.org|Amélie|Bruno|Farid/)
    expect(made.mapping.columns.slice(3, 5).map(({ role }) => role)).toEqual([
      { as: 'ignore', personal: true },
      { as: 'ignore', personal: true },
    ])
  })

  it('knows one in Polish that nobody signed, with a time of the last change', async () => {
    const made = await goodImportOf(
      csv(
        'Identyfikator;Godzina rozpoczęcia;Godzina ukończenia;Adres e-mail;Nazwa;Godzina ostatniej modyfikacji;Czy czujesz się bezpiecznie?',
        '4;2026-02-01 10:00:00;2026-02-01 10:05:00;anonymous;;;Tak',
        '5;2026-02-02 10:00:00;2026-02-02 10:05:00;anonymous;;;Nie',
        '7;2026-02-03 10:00:00;2026-02-03 10:05:00;anonymous;;;Tak',
      ),
    )
    expect(made.mapping.survey?.tool).toBe('microsoft-forms')
    expect(titles(made)).toEqual(['Czy czujesz się bezpiecznie?'])
    expect(made.observations[0]).toMatchObject({ day: '2026-02-03' })
  })

  it('knows a Google Forms export in a language whose first heading it has never seen', async () => {
    const made = await goodImportOf(
      csv(
        'طابع زمني,هل تشعر بالأمان؟,ما اسمك؟',
        '2026/02/01 10:00:00,نعم,محمد علي',
        '2026/02/02 11:00:00,لا,فاطمة حسن',
        '2026/02/02 12:00:00,نعم,أحمد يوسف',
      ),
    )
    expect(made.mapping.survey?.tool).toBe('google-forms')
    expect(values(made, 'هل').map(value => value.toFixed(3))).toEqual(['2.000'])
    expect(everything(made)).not.toMatch(/محمد|فاطمة|أحمد/)
  })
})

describe('personal data, by what cells hold', () => {
  it('keeps clients and their contacts out of a table of figures', async () => {
    const made = await goodImportOf(caseFile('k08b-contact-column'))
    expect(mean(values(made, 'Nights')) * 4).toBe(23)
    expect(made.observations.every(({ dimensions }) => Object.keys(dimensions).length === 0)).toBe(true)
    expect(everything(made)).not.toMatch(/Ames|example/)
  })

  it.each<[string, string[], string[][], number[]]>([
    [
      'telephone numbers',
      ['Kontakt', 'Nächte'],
      [
        ['+49 170 1234567', '3'],
        ['0171 7654321', '4'],
        ['0049 30 901820', '1'],
      ],
      [0],
    ],
    [
      'numbers of a person without their zero',
      ['Ref', 'n'],
      [
        ['7700900123', '1'],
        ['7700900456', '2'],
        ['7700900789', '3'],
      ],
      [0],
    ],
    [
      'postcodes',
      ['Where', 'n'],
      [
        ['LS1 4AP', '1'],
        ['BD1 1HY', '2'],
        ['BT1 5GS', '9'],
      ],
      [0],
    ],
    [
      'names in Ukrainian',
      ['Учень', 'n'],
      [
        ['Олена Коваль', '1'],
        ['Іван Бондар', '2'],
        ['Марія Шевчук', '9'],
      ],
      [0],
    ],
    [
      'names, the family’s first',
      ['Who', 'n'],
      [
        ['Jones, Carys', '1'],
        ['Smith, Tom', '2'],
        ['Okafor, Ngozi', '9'],
      ],
      [0],
    ],
    [
      'names that addresses are made of',
      ['A', 'B', 'n'],
      [
        ['Zyx Qwert', 'zyx.q@example.org', '1'],
        ['Vok Plim', 'plim@example.org', '2'],
      ],
      [0, 1],
    ],
    [
      'towns',
      ['Town', 'n'],
      [
        ['Florence', '1'],
        ['Milton Keynes', '2'],
        ['St Albans', '3'],
        ['Preston', '4'],
        ['Lincoln', '5'],
      ],
      [],
    ],
    [
      'hostels called after saints',
      ['Hostel', 'n'],
      [
        ["St George's Crypt", '1'],
        ['Pennine House', '2'],
        ['Faith Lodge, Beeston', '3'],
        ['Hollies', '4'],
      ],
      [],
    ],
    [
      'figures of all kinds',
      ['a', 'b', 'c'],
      [
        ['0.333333333', '1,234,567,890', '12345678'],
        ['0.123456789', '2,234,567,890', '2345678'],
      ],
      [],
    ],
    [
      'days',
      ['a', 'b'],
      [
        ['01/04/2023', '2023-03-31'],
        ['02/04/2023', '2023-04-30'],
        ['03/04/2023 10:00', '2023-05-31'],
      ],
      [],
    ],
    [
      'official codes',
      ['a', 'b'],
      [
        ['E07000001', 'E12000001'],
        ['E07000002', 'W92000004'],
        ['S12000033', 'UKC11'],
      ],
      [],
    ],
  ])('%s', (_, headings, rows, expected) => {
    expect([...personalColumns(headings, rows)].toSorted()).toEqual(expected)
  })

  it.each([
    'Prénom',
    'Adresse de messagerie',
    'Geburtsdatum',
    'Correo electrónico',
    'Numer telefonu',
    'Імʼя',
    'Поштовий індекс',
    'رقم الهاتف',
    'Cyfeiriad e-bost',
    'Nume și prenume',
    'Doğum tarihi',
  ])('knows the heading %s', heading => expect(isPersonalHeading(heading)).toBe(true))
  it.each(['Liczba dni', 'Nombre de ménages', 'Numero di notti', 'Rent cap', 'Namens', 'Nominal'])(
    'does not mind the heading %s',
    heading => expect(isPersonalHeading(heading)).toBe(false),
  )

  it('does not share words that an older import kept', () => {
    const words = ['Ann Ames', 'Tom Best', 'Cal Cole'].map(word => ['who helped', word] as const)
    expect([...personalDimensions([...words, ['place', 'Leeds'], ['place', 'Bradford']])]).toEqual(['who helped'])
  })
})

describe('a slash in answers', () => {
  it('is no mark between a group, a question and an answer where the question’s own column says so', async () => {
    const made = await goodImportOf(caseFile('k13a-slash-in-answers'))
    expect(titles(made)).toEqual(['Where do you stay now?'])
    expect(counts(made, 'Where')).toEqual({ 'Street/park': 3, 'Hostel/shelter': 3, "Friend's home": 1 })
    expect(accountOf(made, made.mapping.measures[0]?.key ?? '')?.answered).toBe(5)
  })

  it('is none where the columns say so together, without the joined column', async () => {
    const made = await goodImportOf(
      csv(
        'What helped?/Food/clothes,What helped?/Advice/legal,What helped?/Bed,Was it drop-in/advice?,_id,_uuid,_submission_time',
        '1,0,0,Yes,1,u1,2024-03-01T10:06:00',
        '1,1,0,No,2,u2,2024-03-01T10:07:00',
        '0,0,1,Yes,3,u3,2024-03-01T10:08:00',
      ),
    )
    expect(titles(made)).toEqual(['What helped?', 'Was it drop-in/advice?'])
    expect(counts(made, 'What helped')).toEqual({ 'Food/clothes': 2, 'Advice/legal': 1, Bed: 1 })
  })

  it('parts two questions of one group, as a form’s names do', async () => {
    const made = await goodImportOf(
      csv(
        'grp/help/food,grp/help/bed,grp/place/street,grp/place/hostel,_id,_uuid,_submission_time',
        '1,0,0,1,1,u1,2024-03-01T10:06:00',
        '1,1,1,0,2,u2,2024-03-01T10:07:00',
      ),
    )
    expect(titles(made)).toEqual(['help', 'place'])
    expect(counts(made, 'help')).toEqual({ food: 2, bed: 1 })
    expect(counts(made, 'place')).toEqual({ street: 1, hostel: 1 })
  })
})

describe('a comma in answers', () => {
  it('goes on with a small letter', async () => {
    const made = await goodImportOf(caseFile('k14a-commas-in-answers'))
    expect(counts(made, 'What help')).toEqual({ 'Advice, by phone': 4, 'Advice, in person': 3, 'Food parcel': 4 })
  })

  it('stands in brackets and quotes, also in cells that were not looked at', () => {
    const cells = ['Money (debt, benefits), Food', 'Food, "Tea, cake", Bed', 'Money (debt, benefits), Bed', 'Bed, Food']
    expect(wholeAnswers(cells, 'comma').toSorted()).toEqual(['"Tea, cake"', 'Bed', 'Food', 'Money (debt, benefits)'])
    expect(answersInCell('Food, Talk (chat, play), Bed', { separator: 'comma', answers: [] })).toEqual([
      'Food',
      'Talk (chat, play)',
      'Bed',
    ])
    expect(answersInCell('Open (bracket, Food', { separator: 'comma', answers: [] })).toEqual(['Open (bracket', 'Food'])
  })

  it('parts answers that are all written small', () => {
    expect(wholeAnswers(['food, bed', 'bed, advice', 'advice, food', 'food'], 'comma').toSorted()).toEqual([
      'advice',
      'bed',
      'food',
    ])
  })
})

describe('numbers that stand for no answer', () => {
  it('are asked about, and then in no average', async () => {
    const made = await goodImportOf(caseFile('k16a-999-and-minus-99'), {
      change: mapping => {
        expect(questionsAbout(mapping)).toEqual([
          { code: 'ask-no-answer', column: 1 },
          { code: 'ask-no-answer', column: 2 },
        ])
        return withNoAnswersSettled(mapping, 'missing')
      },
    })
    expect(mean(values(made, 'How old'))).toBe(40)
    // Four numbers are fewer than a group that may be shown: that there are answers is kept, their average is not.
    expect(values(made, 'How many nights')).toEqual([])
    expect(accountOf(made, 'question-3')).toMatchObject({ answered: 6, saidNothing: 2, numbers: 4, sum: 10 })
    expect(made.mapping.survey?.questions.map(({ noAnswer }) => noAnswer)).toEqual([['999'], ['-99', '99']])
    expect(accountOf(made, 'question-2')).toMatchObject({ answered: 6, saidNothing: 1, numbers: 5 })
  })

  it('count where the person says that they are numbers', async () => {
    const made = await goodImportOf(caseFile('k16a-999-and-minus-99'), {
      change: mapping => withNoAnswersSettled(mapping, 'numbers'),
    })
    expect(values(made, 'How old')).toEqual([20, 30, 40, 50, 60, 999])
  })

  it.each<[string, number[], number[]]>([
    ['-1 among counts', [0, 2, 5, -1, 3, 1], [-1]],
    ['-999999999', [12, 15, 9, -999999999], [-999999999]],
    ['88 and 99 on a scale of five', [1, 4, 5, 99, 3, 88, 2], [88, 99]],
    ['somebody who is 99', [20, 45, 85, 99, 33], []],
    ['changes, some of them negative', [-5, 3, -2, 8, -9, 1], []],
    ['99 of 120 people', [80, 99, 120, 77], []],
    ['too few to tell', [1, 999], []],
  ])('%s', (_, numbers, codes) => expect(noAnswerCodesAmong(numbers)).toEqual(codes))
})

describe('a question with several answers', () => {
  it('counts people, not ticks, and says of how many people each answer is', async () => {
    const made = await goodImportOf(caseFile('k06a-tick-all'))
    const { measure, figure, answers } = readFigures(made, 'Which of these')
    // Counted by hand: ten rows; 21 ticks.
    expect(measure).toMatchObject({ across: 'people', unit: 'people', countsPeople: true })
    expect(figure).toMatchObject({ value: 10 })
    expect(answers).toEqual([
      { answer: 'Advice', people: 7, of: 10 },
      { answer: 'Food', people: 7, of: 10 },
      { answer: 'Bed', people: 7, of: 10 },
    ])
  })

  it('counts those of each group once, with columns of 0 and 1 too', async () => {
    const made = await goodImportOf(
      csv(
        'Which area?,What helped?/Food,What helped?/Bed,_id,_uuid,_submission_time',
        'North,1,1,1,u1,2024-03-01T10:06:00',
        'North,1,0,2,u2,2024-03-01T10:07:00',
        'South,0,0,3,u3,2024-03-01T10:08:00',
        'South,,,4,u4,2024-03-01T10:09:00',
      ),
      { change: mapping => (isSurveyed(mapping) ? withQuestionAsGroup(mapping, 'question-1') : mapping) },
    )
    const { figure, answers, byArea } = readFigures(made, 'What helped')
    expect(figure).toMatchObject({ value: 3 })
    expect(answers).toEqual([
      { answer: 'Food', people: 2, of: 3 },
      { answer: 'Bed', people: 1, of: 3 },
    ])
    expect(byArea).toEqual({ North: 2, South: 1 })
  })

  it('goes on feeding people, and leaves ticks of an older import alone', async () => {
    const table = tableOf(caseFile('k06a-tick-all'))
    const title = 'Which of these helped you? (tick all that apply)'
    const targetOf = (across: 'people' | undefined) => {
      const known = measureOf('me-old', { title, kind: 'number', ...(across && { across }) })
      const { mapping } = proposeMapping(table, { encoding: 'utf-8', title: 'f', measures: [known] })
      return mapping.measures.map(({ target }) => target.as)
    }
    expect(targetOf('people')).toEqual(['existing', 'new'])
    expect(targetOf(undefined)).toEqual(['new', 'new'])
  })
})

describe('single answers', () => {
  it('are kept in order of size and on one line, so that nobody’s row can be put together', async () => {
    const made = await goodImportOf(caseFile('u-D-google-forms-survey'))
    const single = made.observations.filter(({ measure }) => /^(On a scale|How much)/.test(measure))
    expect(single.length).toBeGreaterThan(30)
    for (const title of new Set(single.map(({ measure }) => measure))) {
      const own = single.filter(({ measure }) => measure === title)
      expect(own.map(({ value }) => value)).toEqual(own.map(({ value }) => Number(value)).toSorted((a, b) => a - b))
      expect(new Set(own.map(({ line }) => line)).size).toBe(1)
    }
    expect(everything(made)).not.toMatch(/example\.org|adviser/)
  })
})
