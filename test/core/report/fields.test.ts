import { projectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import type { Project } from '@core/project/entities'
import { fieldPieces, readCall } from '@core/report/field-syntax'
import { aspects, plainFields } from '@core/report/field-values'
import { fieldsOf } from '@core/report/fields'
import { matterOf } from '@core/report/report-model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { campaign, measureWith, now, observationOn, projectWith, sourceWith, year2016, yearly } from './build'

const fieldsWith = (rows: Partial<Rows>, period = year2016) =>
  fieldsOf(matterOf(projectForOthers(sourceWith(rows)), period, now), now)
const wordsOf = (rows: Partial<Rows>, inner: string) => {
  const answer = fieldsWith(rows).resolve(readCall(inner))
  return answer.ok ? answer.value.words : answer
}

describe('fields are read', () => {
  it('with what is broken kept apart', () => {
    const pieces = fieldPieces('We {{ period }} and {{}} then }} or {{a {{b}} c}} and {{open {{people}} {{left')
    expect(pieces.map(piece => [piece.kind, piece.text, piece.kind === 'broken' ? piece.code : ''])).toEqual([
      ['words', 'We ', ''],
      ['field', '{{ period }}', ''],
      ['words', ' and ', ''],
      ['broken', '{{}}', 'empty'],
      ['words', ' then ', ''],
      ['broken', '}}', 'stray'],
      ['words', ' or ', ''],
      ['broken', '{{a {{b}} c}}', 'nested'],
      ['words', ' and ', ''],
      ['broken', '{{open ', 'unclosed'],
      ['field', '{{people}}', ''],
      ['words', ' ', ''],
      ['broken', '{{left', 'unclosed'],
    ])
  })

  it('and no letter of any text is lost', () => {
    const text = fc
      .array(fc.constantFrom('{{', '}}', '{', '}', 'people', ' ', ': ', '\n', 'é😀'))
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, whole => {
        const pieces = fieldPieces(whole)
        expect(pieces.map(piece => piece.text).join('')).toBe(whole)
        for (const { text, start, end } of pieces) expect(whole.slice(start, end)).toBe(text)
      }),
    )
  })
})

describe('a field says what the report would say', () => {
  it.each([
    ['project', 'Homes we can keep'],
    ['Purpose', 'A home for everyone.'],
    ['organisation', '(name of the organisation not given)'],
    ['period', '2016'],
    ['first day', '1 January 2016'],
    ['Last-Day', '31 December 2016'],
    ['made on', '3 May 2026'],
    ['measures', '4'],
    // `asked` alone: 70% with a target of 60%.
    ['targets met', '1'],
    // The one of the campaign was in 2015.
    ['workshops', '0'],
    ['people', '0'],
    ['measure: People sleeping rough on one autumn night', '4,134'],
    ['measure: people  sleeping rough on one autumn night , Latest', '4,134'],
    ['measure: rough, baseline', '1,768'],
    ['measure: rough, target', '900'],
    ['measure: rough, change', '+2,366'],
    ['measure: rough, as of', '2016'],
    ['measure: rough, standing', 'Moving the wrong way'],
    ['measure: rough, unit', 'people'],
    ['measure: rough, source', 'DCLG, Open Government Licence; A count'],
    ['measure: asked, figure', '70%'],
    ['measure: asked, change', '+30 percentage points'],
    ['measure: power, change', '+1 level'],
    ['measure: loose, target', '–'],
  ])('{{%s}}', (inner, words) => expect(wordsOf(campaign, inner)).toBe(words))

  it('of an organisation that gave its name, in Settings before an IATI file', () => {
    const publisher = { name: 'Shelter and Co', ref: 'GB-CHC-1', type: '22', start: 0 } as const
    const named = (project: Partial<Project>) => wordsOf({ project: [projectWith(project)] }, 'organisation')
    expect(named({ publisher })).toBe('Shelter and Co')
    expect(named({ publisher, organisation: 'Lantern Street Alliance' })).toBe('Lantern Street Alliance')
    expect(named({ publisher, organisation: ' ' })).toBe('Shelter and Co')
  })

  it('with the newest figure and its year where the period has none', () => {
    const rows = { measure: [measureWith({ id: 'm' })], observation: yearly('m', 2013, [70, 80]) }
    expect(['figure', 'latest', 'as of'].map(aspect => wordsOf(rows, `measure: m, ${aspect}`))).toEqual([
      'no figure',
      '80',
      '2014',
    ])
  })

  it('never with a number of few people, nor with an older one in its place', () => {
    const measure = measureWith({
      id: 'm',
      countsPeople: true,
      baseline: { value: 40, day: 10000 },
    })
    const rows = { measure: [measure], observation: yearly('m', 2015, [30, 3]) }
    for (const aspect of ['latest', 'figure', 'change'] as const) {
      expect(fieldsWith(rows).resolve(readCall(`measure: m, ${aspect}`))).toEqual({
        ok: true,
        value: { words: 'hidden: fewer than 5', state: 'hidden' },
      })
    }
    const all = fieldsWith(rows)
      .all()
      .filter(({ group, call }) => group === 'measure' && !call.subject?.includes('baseline'))
    expect(all.map(({ value }) => value.words).filter(words => /\b(3|30|37)\b/.test(words))).toEqual([])
  })
})

describe('what is no field', () => {
  const near = (inner: string, rows = campaign) => {
    const answer = fieldsWith(rows).resolve(readCall(inner))
    return answer.ok ? answer : [answer.problem, answer.detail]
  }
  it.each([
    ['peple', 'unknown', '{{people}}'],
    ['orgnisation', 'unknown', '{{organisation}}'],
    ['mesure: rough, target', 'unknown', '{{measure: rough, target}}'],
    ['Leaflets handed out, target', 'unknown', '{{measure: Leaflets handed out, target}}'],
    ['qqqqqqqqqqqq', 'unknown', undefined],
    ['people: all', 'no-subject-here', '{{people}}'],
    ['measure', 'no-subject', '{{measure: People sleeping rough on one autumn night, latest}}'],
    ['measure: Leaflets handed owt, change', 'unknown-measure', '{{measure: Leaflets handed out, change}}'],
    ['measure: sleeping rough', 'unknown-measure', '{{measure: People sleeping rough on one autumn night, latest}}'],
    ['measure: Leaflets handed out, targt', 'unknown-aspect', '{{measure: Leaflets handed out, target}}'],
  ])('{{%s}} is named, with what was probably meant', (inner, problem, detail) =>
    expect(near(inner)).toEqual([problem, detail]),
  )

  it('asks which of two measures with one title is meant, and takes its id', () => {
    const rows = {
      measure: [measureWith({ id: 'a', title: 'Calls, all' }), measureWith({ id: 'b', title: 'calls,  ALL' })],
      observation: [observationOn('2016-05-01', 12, { id: 'o', measureId: 'b' })],
    }
    expect(near('measure: Calls, all', rows)).toEqual(['two-measures', '{{measure: a, latest}}'])
    expect(near('measure: Calls, all, target', rows)).toEqual(['two-measures', '{{measure: a, target}}'])
    expect(wordsOf(rows, 'measure: b, latest')).toBe('12')
  })
})

it('offers every field with the value it resolves to, whatever measures are called', () => {
  const odd = ['Calls, target', 'Braces }} in {{it', 'a: b', '“Quoted” – and dashed', 'latest', 'x'.repeat(500)]
  const measure = odd.map((title, at) => measureWith({ id: `m${at}`, title, order: at }))
  const fields = fieldsWith({ measure })
  const offered = fields.all()
  expect(offered).toHaveLength(plainFields.length + odd.length * aspects.length)
  for (const { text, textById, value } of offered) {
    for (const each of [text, textById]) {
      const pieces = fieldPieces(each)
      const [piece] = pieces
      if (piece?.kind !== 'field' || pieces.length !== 1) throw new Error(`no field: ${each}`)
      expect(fields.resolve(piece.call)).toEqual({ ok: true, value })
    }
  }
})
