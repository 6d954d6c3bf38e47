import { readFileSync } from 'node:fs'
import { iatiResults, isOrganisationRef, isRecipientCode, isSectorCode, missingForIati } from '@core/export/iati'
import { recordsForOthers } from '@core/privacy/project'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import type { IatiPublisher } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { aProject, elementOf, measureOf, observationOf, project } from '../project/sample-contents'
import { brokenIatiRules } from './iati-rules'
import { type XmlNode, xmlTree } from './xml-tree'

const now = '2026-05-03T10:00:00.000Z'
const publisher: IatiPublisher = {
  name: 'A & B <homes>',
  ref: 'GB-CHC-1234567',
  type: '22',
  start: dayAt('2011-01-26'),
}
const textOf = (contents: ProjectContents, as: IatiPublisher = publisher) =>
  new TextDecoder().decode(iatiResults(recordsForOthers(contents), as, { now }))
const treeOf = (contents: ProjectContents) => xmlTree(textOf(contents))
const all = (node: XmlNode, name: string): XmlNode[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap(child => all(child, name)),
]

const sample = readProjectFile(new Uint8Array(readFileSync('resources/sample.commonmeasure')))
if (!sample.ok) throw new Error(sample.problem)

describe('the sample as IATI results', () => {
  const tree = treeOf(sample.value)

  it('follows the rules of the published schema', () => expect(brokenIatiRules(tree)).toEqual([]))

  it.each([
    ['GB', 'recipient-country', { code: 'GB' }],
    ['298', 'recipient-region', { code: '298', vocabulary: '1' }],
  ])('says where the work is done and what it is for, as the public rules ask: %s', (recipient, name, attributes) => {
    const whole = xmlTree(textOf(sample.value, { ...publisher, sector: '16030', recipient }))
    expect(brokenIatiRules(whole)).toEqual([])
    const [activity] = whole.children
    expect(activity?.children.find(child => child.name === name)?.attributes).toEqual(attributes)
    expect(activity?.children.find(child => child.name === 'sector')?.attributes).toEqual({
      vocabulary: '1',
      code: '16030',
    })
  })

  it('plans work whose first day is still to come: IATI refuses it as begun', () => {
    const stageOf = (start: string) => {
      const whole = xmlTree(textOf(sample.value, { ...publisher, start: dayAt(start) }))
      return ['activity-status', 'activity-date'].flatMap(name => all(whole, name).map(({ attributes }) => attributes))
    }
    // Pipeline and planned start in the lists ActivityStatus and ActivityDateType; implementation and actual start.
    expect(stageOf('2099-04-01')).toEqual([{ code: '1' }, { type: '1', 'iso-date': '2099-04-01' }])
    expect(stageOf('2011-01-26')).toEqual([{ code: '2' }, { type: '2', 'iso-date': '2011-01-26' }])
  })

  it('takes the codes of the public lists alone', () => {
    expect(['16030', '99810', '11005', '99999', '00000', '1603'].map(isSectorCode)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(['GB', 'XK', '89', '298', '1030', 'ZZ', 'gb', '999', '2'].map(isRecipientCode)).toEqual([
      ...[true, true, true, true, true],
      ...[false, false, false, false],
    ])
  })

  it('names what is missing', () => {
    expect(missingForIati(publisher)).toEqual(['sector', 'recipient'])
    expect(missingForIati({ ...publisher, sector: '16030', recipient: 'GB' })).toEqual([])
  })

  it('has every measure once, shares in per cent, and which way is better', () => {
    const indicators = all(tree, 'indicator')
    expect(indicators).toHaveLength(sample.value.rows.measure.length)
    const rough = indicators.find(each => textIn(each, 'title').startsWith('People sleeping rough'))
    expect(rough?.attributes).toEqual({ measure: '1', ascending: 'false', 'aggregation-status': 'true' })
    const in2016 = rough?.children.find(child => textOfPeriod(child) === '2016-01-01')
    expect(in2016?.children.filter(({ name, children }) => name === 'actual' && children.length === 0)).toMatchObject([
      { attributes: { value: '4134' } },
    ])
    const agenda = indicators.find(each => textIn(each, 'title').startsWith('Meetings where'))
    expect(agenda?.attributes.measure).toBe('2')
    expect(agenda?.children.find(({ name }) => name === 'baseline')?.attributes.value).toBe('25')
  })

  it('gives no place fewer than five people', () => {
    const rough = all(tree, 'indicator').find(each => textIn(each, 'title').startsWith('People sleeping rough'))
    const places = all(rough ?? tree, 'actual').filter(({ children }) => children.length > 0)
    expect(places.length).toBeGreaterThan(500)
    expect(places.map(({ attributes }) => Number(attributes.value)).filter(value => value > 0 && value < 5)).toEqual([])
  })
})

const textIn = (node: XmlNode, name: string): string =>
  node.children.find(child => child.name === name)?.children.map(({ text }) => text)[0] ?? ''
const textOfPeriod = (node: XmlNode) =>
  node.children.find(({ name }) => name === 'period-start')?.attributes['iso-date']

describe('IATI results', () => {
  it('follow the rules whatever a project holds', () =>
    fc.assert(
      fc.property(aProject, contents => {
        expect(brokenIatiRules(treeOf(contents))).toEqual([])
      }),
      { numRuns: 60 },
    ))

  it('put a measure under the first element it watches, and those that watch none last', () => {
    const contents: ProjectContents = {
      rows: {
        ...emptyRows,
        project: [project],
        element: [elementOf('a', { level: 'output', title: 'First' }), elementOf('b', { title: 'Second' })],
        measure: [measureOf('m', { outcomeIds: ['gone', 'b', 'a'] }), measureOf('n')],
      },
      imported: [],
      commits: [],
    }
    const results = all(treeOf(contents), 'result')
    expect(results.map(({ attributes }) => attributes.type)).toEqual(['2', '9'])
    expect(results.map(result => textIn(result, 'title'))).toEqual(['Second', 'Measures not linked to one result'])
  })

  it('leave out a year’s total where it would give a small number away', () => {
    const at = (place: string, value: number) =>
      observationOf(place, 'm', { day: dayAt('2016-06-01'), value, dimensions: { place } })
    const contents = (observations: ReturnType<typeof at>[]): ProjectContents => ({
      rows: { ...emptyRows, project: [project], measure: [measureOf('m')], observation: observations },
      imported: [],
      commits: [],
    })
    const values = (observations: ReturnType<typeof at>[]) =>
      all(treeOf(contents(observations)), 'actual').map(({ attributes }) => attributes.value)
    expect(values([at('Leeds', 3)])).toEqual([])
    expect(values([at('Leeds', 3), at('York', 9), at('Hull', 40)])).toEqual(['52', '40'])
    expect(values([at('Leeds', 30), at('York', 9)])).toEqual(['39', '30', '9'])
  })

  it.each(['GB-CHC-1234567', 'XI-IATI-EC_DEVCO', 'US-EIN-13-3433452'])('know an identifier: %s', ref =>
    expect(isOrganisationRef(ref)).toBe(true),
  )
  it.each(['', 'Homes', 'GB-CHC', 'GB CHC 1', 'GB-CHC-12/3', 'GB-CHC-1 2'])('know what is none: %j', ref =>
    expect(isOrganisationRef(ref)).toBe(false),
  )
})
