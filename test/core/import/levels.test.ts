import { tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { importInMemory } from '@core/import/in-memory'
import { levelOfNumber, levelsNamed, withLevels } from '@core/import/levels'
import type { Mapping } from '@core/import/mapping'
import { previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import { rememberedMapping } from '@core/import/remembered'
import { isSurveyed, withQuestionUse, withScaleRange } from '@core/import/survey/edit-survey'
import { fittedScale, numberedLevels } from '@core/import/survey/word-scales'
import type { Measure } from '@core/project/entities'
import { rowsInFile } from '@core/table/file'
import { describe, expect, it } from 'vitest'

const levelsOf = (...names: string[]) => names.map(name => ({ name, words: '' }))
type Known = Pick<Measure, 'id' | 'title' | 'kind' | 'rubric'>
const often: Known = {
  id: 'm1',
  title: 'How often',
  kind: 'scale',
  rubric: levelsOf('Never', 'Now and then', 'Often'),
}
const kept: Known = { id: 'm2', title: 'Promises kept', kind: 'rubric', rubric: levelsOf('Weak', 'Fair', 'Strong') }

const utf8 = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)

function proposed(lines: readonly string[], measures: readonly Known[], isSurvey?: boolean) {
  const bytes = utf8(lines)
  const file = tableInFile(bytes)
  if (!file.ok) throw new Error(file.problem)
  const { table } = file.value
  return {
    bytes,
    table,
    mapping: proposeMapping(table, { encoding: 'utf-8', title: 'file', measures, isSurvey }).mapping,
  }
}

async function brought(bytes: Uint8Array, mapping: Mapping, id = 'i1') {
  const added = measuresToAdd(mapping, { id: () => `new-${mapping.measures.length}`, firstOrder: 0 })
  const made = await importInMemory({
    bytes,
    fileName: 'file.csv',
    source: '',
    mapping,
    measureIds: measureIdsOf(mapping, added),
    importId: id,
    now: '2026-01-01T00:00:00.000Z',
  })
  if (!made.ok) throw new Error(made.problem)
  const { blocks } = made.value.imported
  return {
    ...made.value,
    added,
    values: blocks.flatMap(({ value, count }) => [...value.subarray(0, count)]),
    left: made.value.record.leftOut.map(({ line, reason, text }) => [line, reason, text]),
  }
}

describe('words of a measure’s levels', () => {
  it('come in by the names the measure has, whatever their case and spaces; all else is left out with its reason', async () => {
    const { bytes, mapping } = proposed(
      [
        'Date,Place,How often',
        '2016-01-31,Leeds,Often',
        '2016-01-31,York,now  AND then ',
        '2016-01-31,Hull,Sometimes',
        '2016-01-31,Bath,2',
        '2016-01-31,Ely,4',
        '2016-01-31,Ware,n/a',
      ],
      [often],
    )
    expect(mapping.measures).toMatchObject([{ kind: 'scale', levels: ['Never', 'Now and then', 'Often'] }])
    const { values, left } = await brought(bytes, mapping)
    // What is left out stands as a value that could not be read.
    expect(values).toEqual([3, 2, Number.NaN, 2, Number.NaN, Number.NaN])
    expect(left).toEqual([
      [4, 'not-a-level', '2016-01-31, Hull, Sometimes'],
      [6, 'not-a-level', '2016-01-31, Ely, 4'],
    ])
  })

  it('come in beside a column that names the measures, each by its own', async () => {
    const { bytes, mapping } = proposed(
      [
        'Date,Measure,Judged',
        '2016-01-31,How often,often',
        '2016-01-31,Promises kept,Strong',
        '2016-01-31,Promises kept,Often',
        '2016-02-29,How often,never',
      ],
      [often, kept],
    )
    const { values, left } = await brought(bytes, mapping)
    expect(values).toEqual([3, 1, 3, Number.NaN])
    expect(left).toEqual([[4, 'not-a-level', '2016-01-31, Promises kept, Often']])
  })

  it('are not taken for levels of a measure of another name', () => {
    const { mapping } = proposed(['Date,Mood,Count', '2016-01-31,Often,3', '2016-01-31,Never,4'], [often])
    expect(mapping.columns.map(({ role }) => role.as)).toEqual(['date', 'dimension', 'value'])
  })

  it('are the same read from bytes and in a preview', async () => {
    const lines = [
      'Date,How often',
      ...Array.from({ length: 300 }, (_, index) => `2016-01-31,${index % 2 ? 'Often' : 'c'}`),
    ]
    const { bytes, table, mapping } = proposed(lines, [often])
    const preview = await previewImport({ rows: rowsInFile(bytes, mapping), table, mapping })
    const { counts } = await brought(bytes, mapping)
    expect(preview.ok && preview.value.reading?.counts).toEqual(counts)
    // c is a mark of what was suppressed.
    expect(counts).toMatchObject({ observations: 300, suppressed: 150 })
  })

  it('are kept with the import and taken anew from the measure for the next file', async () => {
    const lines = ['Date,Place,How often', '2016-01-31,Leeds,Often', '2016-01-31,York,Never']
    const { bytes, table, mapping } = proposed(lines, [often])
    const { record } = await brought(bytes, mapping)
    const renamed = { ...often, rubric: levelsOf('Never', 'Sometimes', 'Often') }
    const fresh = proposeMapping(table, { encoding: 'utf-8', title: 'file', measures: [] }).mapping
    const remembered = rememberedMapping({ table, proposed: fresh, measures: [renamed] }, [record])
    expect(remembered?.mapping.measures).toMatchObject([{ levels: ['Never', 'Sometimes', 'Often'] }])
  })

  it('called by numbers are read by what they are called, not by their place', () => {
    const levels = levelsNamed(['0', '1', '2'])
    expect([0, 1, 2, 3, 1.5].map(number => levelOfNumber(levels, number))).toEqual([1, 2, 3, null, null])
    expect([0, 1, 3, 4].map(number => levelOfNumber(levelsNamed(['a', 'b', 'c']), number))).toEqual([null, 1, 3, null])
    expect(levelsNamed(['Yes', 'yes ', 'No']).places).toEqual(new Map([['no', 3]]))
  })
})

describe('a question with numbers for answers', () => {
  const lines = [
    'Timestamp,How safe do you feel here?,Age',
    ...[4, 5, 2, 4, 3].map((answer, index) => `2016/05/0${index + 1} 10:00:00,${answer},${30 + index}`),
  ]

  it('becomes an average, and where the person says so a scale that keeps how answers are spread', async () => {
    const { bytes, mapping } = proposed(lines, [], true)
    if (!isSurveyed(mapping)) throw new Error('no survey')
    const [question] = mapping.survey.questions
    expect(question).toMatchObject({ use: 'mean', levels: ['1', '2', '3', '4', '5'] })
    expect(mapping.survey.questions[1]).toMatchObject({ use: 'mean', levels: [] })
    const scale = withQuestionUse(mapping, question?.key ?? '', 'scale', [])
    const { values, added } = await brought(bytes, scale)
    expect(added[0]?.measure).toMatchObject({
      kind: 'scale',
      aggregation: 'median',
      rubric: levelsOf('1', '2', '3', '4', '5'),
    })
    expect(values.slice(0, 5)).toEqual([2, 3, 4, 4, 5])
  })

  it('is on a scale from 0 where the person says so: the number is a name, its place one more', async () => {
    const { bytes, mapping } = proposed(lines, [], true)
    if (!isSurveyed(mapping)) throw new Error('no survey')
    const scale = withQuestionUse(mapping, mapping.survey.questions[0]?.key ?? '', 'scale', [])
    if (!isSurveyed(scale)) throw new Error('no survey')
    const [question] = scale.survey.questions
    if (!question) throw new Error('no question')
    const { values, added } = await brought(bytes, withScaleRange(scale, question, 0, 10))
    expect(added[0]?.measure.rubric).toHaveLength(11)
    expect(values.slice(0, 5)).toEqual([3, 4, 5, 5, 6])
  })

  it('keeps the decimals of its numbers, which are no words behind a number', async () => {
    const { bytes, mapping } = proposed(
      [
        'Timestamp,How many hours did you wait?',
        ...['1.5', '2.5', '4.25', '2.5', '3.5'].map(hours => `2016/05/01 10:00:00,${hours}`),
      ],
      [],
      true,
    )
    expect((await brought(bytes, mapping)).values).toEqual([1.5, 2.5, 2.5, 3.5, 4.25])
  })

  it('knows a scale by its numbers, from 0 or 1 to 5, 7 or 10', () => {
    expect(numberedLevels(['2', '3'])).toEqual(['1', '2', '3', '4', '5'])
    expect(numberedLevels(['0', '6'])).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(numberedLevels(['1 - Not at all', '5 - Very', "don't know"])).toEqual([
      '1 - Not at all',
      '2',
      '3',
      '4',
      '5 - Very',
    ])
    for (const none of [['0', '1'], ['34', '51'], ['3', '4.5'], ['yes', '4'], ['5']])
      expect(numberedLevels(none)).toEqual([])
  })
})

describe('answers that go to a scale which is there', () => {
  it('become its own levels, by name or by another way to say the same step; no other number is made up', async () => {
    const own = { ...often, title: 'How often are you heard?', rubric: levelsOf('Never', 'Sometimes', 'Always') }
    const { bytes, mapping } = proposed(
      [
        'Timestamp,How often are you heard?',
        ...['Always', 'never', 'Occasionally', 'Often', 'Always'].map(answer => `2016/05/01 10:00:00,${answer}`),
      ],
      [own],
      true,
    )
    const { values, left } = await brought(bytes, mapping)
    expect(values).toEqual([1, 2, 3, 3])
    // Of what a person answered nothing is kept of a row that was left out.
    expect(left).toEqual([[5, 'not-a-level', '']])
    expect(withLevels(mapping, [own])).toEqual(mapping)
  })

  it('stand on its numbers where its levels are numbers', () => {
    expect(fittedScale(['0', '1', '2'], ['2 - Very', '0', 'maybe'])).toEqual({ '2 - Very': 3, '0': 1 })
  })

  it('go on feeding it though they are numbers, of which an average would be made otherwise', () => {
    const own = { ...often, title: 'How safe is it?', rubric: levelsOf('1', '2', '3', '4', '5') }
    const { mapping } = proposed(
      ['Timestamp,How safe is it?', '2016/05/01 10:00:00,4', '2016/05/02 10:00:00,5'],
      [own],
      true,
    )
    expect(mapping.measures).toMatchObject([{ kind: 'scale', target: { as: 'existing', measureId: 'm1' } }])
    expect(mapping.survey?.questions[0]).toMatchObject({ use: 'scale', scale: { '4': 4, '5': 5 } })
  })
})

describe('a question of consent', () => {
  const asked = (heading: string) =>
    proposed(
      [`Timestamp,${heading},How safe is it here?`, '2016/05/01 10:00:00,Yes,4', '2016/05/02 10:00:00,Yes,5'],
      [],
      true,
    ).mapping.survey?.questions[0]?.use

  it('is left out until somebody says otherwise', () => {
    for (const heading of [
      'Do you agree to take part?',
      'I consent to my answers being used',
      'consent_given',
      'May we contact you about your answers?',
      'Are you happy for us to use your story?',
      'Have you read the privacy notice?',
    ])
      expect([heading, asked(heading)]).toEqual([heading, 'nothing'])
  })

  it('is not every question with such words', () => {
    for (const heading of [
      'Do you agree that the council listens?',
      'Could you use the bus?',
      'Are you happy at home?',
    ])
      expect([heading, asked(heading)]).toEqual([heading, 'share'])
  })
})
