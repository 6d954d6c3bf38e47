import { readFileSync } from 'node:fs'
import { tableInFile } from '@core/import/file'
import { importRecord } from '@core/import/import-record'
import type { Mapping } from '@core/import/mapping'
import { mappingSchema } from '@core/import/mapping'
import { proposeMapping } from '@core/import/propose'
import { withQuestionAsGroup, withQuestionUse, withSeparator, withSurveyDays } from '@core/import/survey/edit-survey'
import type { Survey } from '@core/import/survey/plan'
import { describe, expect, it } from 'vitest'
import { sheetOf } from '../../table/workbook/build-workbook'
import { goodImportOf, importOf } from '../import-of'

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/surveys/${name}.csv`))
const surveyed = (mapping: Mapping): Mapping & { survey: Survey } => {
  if (!mapping.survey) throw new Error('no survey')
  return { ...mapping, survey: mapping.survey }
}
const tableOf = (bytes: Uint8Array) => {
  const found = tableInFile(bytes)
  if (!found.ok) throw new Error(found.problem)
  return found.value.table
}
type Good = Awaited<ReturnType<typeof goodImportOf>>
const figures = ({ observations }: Good, start: string) =>
  observations
    .filter(({ measure }) => measure.startsWith(start))
    .filter(({ dimensions }, _, own) => dimensions.answer !== undefined || !own.some(isOfAnswer))
    .map(({ value, denominator, dimensions }) => [
      dimensions.answer ?? '',
      value,
      ...(denominator === null || dimensions.answer !== undefined ? [] : [denominator]),
    ])
/** How many people answered a question with several answers. */
const people = ({ observations }: Good, start: string) =>
  observations.flatMap(one => (one.measure.startsWith(start) && !isOfAnswer(one) ? [one.value] : []))
const isOfAnswer = ({ dimensions }: Good['observations'][number]): boolean => dimensions.answer !== undefined
const uses = ({ mapping }: Good) =>
  Object.fromEntries(
    surveyed(mapping).survey.questions.map(({ key, use }) => [
      mapping.columns.find(({ role }) => role.as === 'answer' && role.question === key)?.name,
      use,
    ]),
  )

describe('a Google Forms export', () => {
  it.each([
    ['as the form gives it: several answers between semicolons', 'google-forms'],
    ['as its sheet gives it: between commas, one of which belongs to an answer', 'google-forms-sheet'],
  ])('%s', async (_, name) => {
    const made = await goodImportOf(read(name))
    expect(made.mapping.survey?.tool).toBe('google-forms')
    expect(figures(made, 'Which of these')).toEqual([
      ['Food parcels', 5],
      ['Furniture, bedding and clothes', 3],
      ['Advice on rent', 2],
      ['None of these', 2],
      ['Another answer', 1],
    ])
    expect(people(made, 'Which of these')).toEqual([8])
    expect(figures(made, 'Do you feel listened to')).toEqual([['', 4, 7]])
    expect(figures(made, 'How many nights')).toEqual([0, 0, 0, 2, 3, 7, 12].map(nights => ['', nights]))
    expect(figures(made, 'How strongly')).toEqual([1, 2, 2, 3, 4, 4, 5, 5].map(level => ['', level]))
    expect(made.mapping.measures.find(({ key }) => key === 'question-6')).toMatchObject({
      kind: 'scale',
      target: {
        aggregation: 'median',
        levels: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
      },
    })
    expect(new Set(made.observations.map(({ day }) => day))).toEqual(new Set(['2026-03-31']))
    expect(made.preview.warnings).toEqual([])
    expect(made.preview.reading?.counts).toEqual(made.counts)
  })

  it('leaves out names, addresses and words of their own, and keeps none of them anywhere', async () => {
    const made = await goodImportOf(read('google-forms'))
    const about = { id: 'i', fileName: 'f', source: '', importedAt: '', mapping: made.mapping, measureIdByKey: {} }
    const kept = JSON.stringify([
      importRecord(about, made.outcome, []),
      made.outcome.dictionaries,
      made.outcome.breakdowns,
    ])
    for (const word of ['example.org', 'Ada', 'Cyd', 'Monday', 'daughter']) expect(kept).not.toContain(word)
    expect(importRecord(about, made.outcome, []).leftOut).toEqual([
      { line: 5, reason: 'not-a-number', text: 'lots', cell: 7, column: 7 },
    ])
  })

  it('counts each answer in its month where the person says so', async () => {
    const made = await goodImportOf(read('google-forms'), {
      change: mapping => withSurveyDays(surveyed(mapping), 'month'),
    })
    expect(new Set(made.observations.map(({ day }) => day))).toEqual(new Set(['2026-03-31']))
    const both = await goodImportOf(
      'Timestamp,Do you feel safe at home?\n2026/01/03 9:00:00 am GMT,Yes\n2026/02/03 9:00:00 am GMT,No\n2026/02/04 9:00:00 am GMT,Yes\nsoon,Yes\n,No\n',
      { change: mapping => withSurveyDays(surveyed(mapping), 'month') },
    )
    expect(both.observations.map(({ day, value, denominator }) => [day, value, denominator])).toEqual([
      ['2026-01-31', 1, 1],
      ['2026-02-28', 1, 2],
    ])
    expect(both.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'not-a-date'],
      [6, 'no-date'],
    ])
  })

  it('is no survey where the headings ask nothing', async () => {
    const made = await goodImportOf(
      'Timestamp,Temperature,Humidity\n2026-03-01 10:00:00,3,50\n2026-03-02 10:00:00,4,51\n',
    )
    expect(made.mapping.survey).toBeUndefined()
    expect(made.observations.map(({ value }) => value)).toEqual([3, 4, 50, 51])
  })
})

describe('a Microsoft Forms export', () => {
  it('splits answers that end in semicolons, averages numbers and leaves open answers out', async () => {
    const made = await goodImportOf(read('microsoft-forms'))
    expect(made.mapping.survey?.tool).toBe('microsoft-forms')
    expect(uses(made)).toEqual({
      'Which group do you speak from?': 'count',
      'What would success look like to you?': 'nothing',
      'What matters most? (choose up to three)': 'count',
      'How likely are you to come to another meeting?': 'scale',
      'How many of our meetings have you been to?': 'mean',
    })
    expect(figures(made, 'What matters most')).toEqual([
      ['A safe place', 4],
      ['Being asked', 3],
      ['Money for travel', 2],
      ['Another answer', 1],
    ])
    expect(figures(made, 'How many of our').map(([, value]) => value)).toEqual([0, 1, 2, 3, 4, 12])
    expect(made.observations.every(({ day }) => day === '2026-05-16')).toBe(true)
  })

  it('reads the workbook it really writes: real dates, several sheets or one', async () => {
    const bytes = sheetOf(
      ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Do you feel safe?', 'What helped? '],
      [1, '2026-05-13', '2026-05-13', 'anonymous', '', 'Yes', 'Tea;A bus pass;'],
      [2, '2026-05-14', '2026-05-14', 'anonymous', '', 'No', 'Tea;'],
      [3, '2026-05-14', '2026-05-15', 'anonymous', '', 'Yes', ''],
    )
    const made = await goodImportOf(bytes)
    expect(figures(made, 'Do you feel safe?')).toEqual([['', 2, 3]])
    expect(figures(made, 'What helped?')).toEqual([
      ['Tea', 2],
      ['A bus pass', 1],
    ])
  })

  it('asks how dates are meant where times can be read two ways', async () => {
    const result = await importOf(
      'ID,Start time,Completion time,Email,Name,Do you feel safe?\n1,5/3/26 10:00:00,5/3/26 10:02:00,,,Yes\n',
    )
    expect('questions' in result && result.questions).toEqual([{ code: 'ask-date-order', column: 2 }])
  })
})

describe('a KoboToolbox export', () => {
  it('takes columns of 0 and 1 for one question and leaves its joined column, its group and everything personal out', async () => {
    const made = await goodImportOf(read('kobotoolbox'))
    expect(made.mapping.survey?.tool).toBe('kobo')
    expect(figures(made, 'needs now')).toEqual([
      ['food', 4],
      ['rent advice', 2],
      ['legal help', 2],
      ['other', 1],
    ])
    expect(figures(made, 'listened to')).toEqual([['', 3, 6]])
    expect(made.leftOut.map(({ line, reason, text, cellOnly }) => [line, reason, text, cellOnly])).toEqual([
      [8, 'not-a-number', 'not asked', true],
      [8, 'not-a-choice', 'maybe', true],
    ])
    const about = { id: 'i', fileName: 'f', source: '', importedAt: '', mapping: made.mapping, measureIdByKey: {} }
    const kept = JSON.stringify([importRecord(about, made.outcome, []), made.outcome.dictionaries])
    for (const word of ['Ada', 'Bo', 'outreach1', 'Zx9Q', '53.8', 'cot']) expect(kept).not.toContain(word)
  })

  it('parts joined answers itself where the columns of 0 and 1 were not exported', async () => {
    const rows = ['food rent', 'food', 'rent', 'food legal', 'legal rent', 'food']
    const csv = [
      '_id;_uuid;_submission_time;needs',
      ...rows.map((cell, index) => `${index};u${index};2026-04-0${index + 1}T10:00:00;${cell}`),
    ]
    const made = await goodImportOf(`${csv.join('\n')}\n`)
    expect(figures(made, 'needs')).toEqual([
      ['food', 4],
      ['rent', 3],
      ['legal', 2],
    ])
  })
})

describe('what a person can change about a survey', () => {
  it('the use of a question, with the measure it goes to', async () => {
    const made = await goodImportOf(read('google-forms'), {
      change: mapping => withQuestionUse(surveyed(mapping), 'question-6', 'share', []),
    })
    // Of a scale the levels above its middle are ticked at first.
    expect(figures(made, 'How strongly')).toEqual([['', 4, 8]])
    const mean = await goodImportOf(read('google-forms'), {
      change: mapping => withQuestionUse(surveyed(mapping), 'question-6', 'mean', []),
    })
    expect(figures(mean, 'How strongly').map(([, value]) => value)).toEqual([1, 2, 2, 3, 4, 4, 5, 5])
    expect(mean.mapping.measures.find(({ key }) => key === 'question-6')).toMatchObject({
      kind: 'number',
      target: { aggregation: 'mean' },
    })
  })

  it('whether a cell holds several answers', async () => {
    const bytes = read('google-forms')
    const made = await goodImportOf(bytes, {
      change: mapping => withSeparator(surveyed(mapping), 'question-7', null, tableOf(bytes)),
    })
    expect(figures(made, 'Which of these')).toContainEqual(['Food parcels;Advice on rent', 1])
  })

  it('by what the others are told apart: small groups keep their counts, and no average of their own', async () => {
    const made = await goodImportOf(read('google-forms'), {
      change: mapping => withQuestionAsGroup(surveyed(mapping), 'question-4'),
    })
    const group = 'which group do you belong to?'
    const safe = made.observations.filter(({ measure }) => measure.startsWith('On a scale'))
    // Two of eight speak from learnt experience: too few for an average, and so are the rest, which would give it away.
    expect(safe.map(({ value }) => value).sort()).toEqual([1, 2, 2, 3, 4, 4, 5, 5])
    expect(safe.every(({ dimensions }) => dimensions[group] === undefined)).toBe(true)
    const listened = made.observations.filter(({ measure }) => measure.startsWith('Do you feel listened'))
    expect(listened.map(({ value, denominator, dimensions }) => [dimensions[group], value, denominator])).toEqual([
      ['Lived experience', 2, 5],
      ['Learnt (professional) experience', 2, 2],
    ])
  })

  it('is kept in a mapping that reads back from JSON as itself', () => {
    const { mapping } = proposeMapping(tableOf(read('kobotoolbox')), { encoding: 'utf-8', title: 'x' })
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
  })
})

it('says of fewer people than the smallest group only that there is an average', async () => {
  const made = await goodImportOf(
    'Timestamp,How safe do you feel from 1 to 5?\n2026/01/03 9:00:00 am GMT,4\n2026/01/04 9:00:00 am GMT,2\n',
  )
  expect(made.observations.map(({ value, day }) => [value, day])).toEqual([['suppressed', '2026-01-04']])
})
