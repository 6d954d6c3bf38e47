import { defaultPerspectives, emptyRows, newProject, type ProjectContents, type Rows } from '@core/project/contents'
import type { Workshop } from '@core/project/entities'
import { checkIntegrity } from '@core/project/integrity'
import type { IntegrityCode } from '@core/project/integrity-finding'
import { describe, expect, it } from 'vitest'
import { assumptionWith, evidenceWith, judgementWith } from '../theory/build'
import {
  attachmentOf,
  elementOf,
  importOf,
  importRecordOf,
  measureOf,
  minutes,
  observationOf,
  project,
  shaOf,
} from './sample-contents'

const contentsOf = (rows: Partial<Rows>, over: Partial<ProjectContents> = {}): ProjectContents => ({
  rows: { ...emptyRows, project: [project], ...rows },
  imported: [],
  commits: [],
  ...over,
})
const codes = (contents: ProjectContents): IntegrityCode[] => checkIntegrity(contents).map(({ code }) => code)

const workshop: Workshop = {
  id: 'w',
  title: 'Agreeing',
  question: '',
  heldOn: 16_000,
  taking: [{ perspectiveId: 'lived', people: 6 }],
  rule: { variant: 'every-group', inAtLeast: 0.7, notNeededBelow: 0.15, outAtMost: 0.5 },
  finalSay: '',
  items: [{ id: 'item', words: 'Warm homes' }],
  tallies: [],
  agreed: [],
  source: '',
}
const tally = { perspectiveId: 'lived', itemId: 'item', round: 1, ratings: Array(9).fill(0), dontKnow: 0, skipped: 0 }
const imported = importOf('i', 'm', 5000)
const withImport = (over: Partial<typeof imported> = {}): ProjectContents =>
  contentsOf(
    { measure: [measureOf('m')], import: [importRecordOf('i', 'm')] },
    { imported: [{ ...imported, ...over }] },
  )

describe('the check of a project', () => {
  it('finds nothing in a new project, nor in one that holds together', () => {
    const perspectives = defaultPerspectives
    const made = newProject(
      { title: 'T', purpose: '', yearStart: 1, perspectives },
      { id: 'p', now: project.createdAt },
    )
    expect(checkIntegrity(made)).toEqual([])
    expect(checkIntegrity(withImport())).toEqual([])
    expect(codes(contentsOf({ workshop: [{ ...workshop, tallies: [tally] }] }))).toEqual([])
  })

  it.each<[string, Partial<Rows>, IntegrityCode[]]>([
    [
      'a link with no element at its end',
      { link: [{ id: 'l', from: 'x', to: 'y', rationale: '' }] },
      ['link-to-nothing', 'link-to-nothing'],
    ],
    [
      'an assumption and evidence of a link that is not there, judged from nowhere',
      {
        assumption: [assumptionWith({ linkId: 'gone' })],
        evidence: [
          evidenceWith({ linkId: 'gone', strengths: [{ perspectiveId: 'nobody', strength: 'fair', why: '' }] }),
        ],
      },
      ['record-names-nothing', 'record-names-nothing', 'evidence-from-unknown-perspective'],
    ],
    [
      'a result status of nothing, judged from nowhere',
      {
        element: [elementOf('a')],
        judgement: [judgementWith({ about: 'measure', aboutId: 'a', judgedBy: ['nobody'], period: 'gone' })],
      },
      ['judgement-of-nothing', 'judgement-from-unknown-perspective', 'judgement-of-no-period'],
    ],
    [
      'a board with what is gone',
      { project: [{ ...project, board: [{ kind: 'measure', id: 'gone' }] }] },
      ['board-of-nothing'],
    ],
    [
      'a link to itself',
      { element: [elementOf('a')], link: [{ id: 'l', from: 'a', to: 'a', rationale: '' }] },
      ['link-to-itself'],
    ],
    [
      'a measure of an outcome that is gone',
      { measure: [measureOf('m', { outcomeIds: ['gone'] })] },
      ['measure-watches-nothing'],
    ],
    [
      'a measure from nobody known',
      { measure: [measureOf('m', { proposedBy: ['gone'] })] },
      ['measure-from-unknown-perspective'],
    ],
    [
      'a measure of no workshop',
      { measure: [measureOf('m', { workshopId: 'gone' })] },
      ['measure-from-unknown-workshop'],
    ],
    ['an observation of no measure', { observation: [observationOf('o', 'gone')] }, ['observation-of-no-measure']],
    [
      'an import of no measure, without values',
      { import: [importRecordOf('i', 'gone')] },
      ['import-of-no-measure', 'import-without-values'],
    ],
    [
      'a text about no element',
      { narrative: [{ id: 'n', period: '2016', elementId: 'gone', text: '' }] },
      ['narrative-of-no-element'],
    ],
    [
      'two texts in one place',
      { narrative: ['n', 'o'].map(id => ({ id, period: '2016', elementId: null, text: '' })) },
      ['narrative-twice'],
    ],
    ['an id twice', { element: [elementOf('a'), elementOf('a')] }, ['id-twice']],
    [
      'a workshop of nobody known',
      { workshop: [{ ...workshop, taking: [{ perspectiveId: 'gone', people: 1 }] }] },
      ['workshop-unknown-perspective'],
    ],
    [
      'a tally of no item',
      { workshop: [{ ...workshop, tallies: [{ ...tally, itemId: 'gone' }] }] },
      ['workshop-tally-of-no-item'],
    ],
    [
      'an agreement on no measure',
      { workshop: [{ ...workshop, agreed: [{ itemId: 'item', measureId: 'gone', wording: 'x', minorityView: '' }] }] },
      ['workshop-agreed-no-measure'],
    ],
  ])('finds %s', (_, rows, expected) => expect(codes(contentsOf(rows))).toEqual(expected))

  it('finds values nobody brought in, but not those that were undone', () => {
    const stray = contentsOf({ measure: [measureOf('m')] }, { imported: [imported] })
    expect(codes(stray)).toEqual(['values-without-import'])
  })

  it('finds a segment that lacks a block, a summary that does not add up, a block that cannot be', () => {
    expect(codes(withImport({ blocks: imported.blocks.slice(1) }))).toEqual(['segment-incomplete'])
    expect(codes(withImport({ segments: [] }))).toEqual(['segment-incomplete'])
    const [segment] = imported.segments
    if (!segment) throw new Error('no segment')
    const summary = { ...segment.summary, sum: segment.summary.sum.map(value => value + 1) }
    expect(codes(withImport({ segments: [{ ...segment, summary }] }))).toEqual(['summary-differs'])
    const [block, ...others] = imported.blocks
    if (!block) throw new Error('no block')
    const flag = block.flag.map(() => 9)
    expect(codes(withImport({ blocks: [{ ...block, flag }, ...others] }))).toEqual(['block-not-valid'])
    expect(codes(withImport({ dictionaries: { place: ['Leeds'] } }))).toContain('block-not-valid')
  })

  it('finds corrections of nothing, and two of one value', () => {
    const corrects = { importId: 'i', seq: 1, index: 903 }
    const rows = withImport().rows
    const beyond = observationOf('o', 'm', { corrects: { ...corrects, index: 904 } })
    const twice = ['o', 'p'].map(id => observationOf(id, 'm', { corrects }))
    expect(codes({ ...withImport(), rows: { ...rows, observation: [beyond] } })).toEqual(['correction-of-no-value'])
    expect(codes({ ...withImport(), rows: { ...rows, observation: twice } })).toEqual(['corrected-twice'])
    const waiting = observationOf('o', 'm', { corrects: { ...corrects, importId: 'undone' } })
    expect(codes({ ...withImport(), rows: { ...rows, observation: [waiting] } })).toEqual([])
  })

  it('finds a gap in the log', () => {
    const made = newProject(
      { title: 'T', purpose: '', yearStart: 1, perspectives: [] },
      { id: 'p', now: project.createdAt },
    )
    const commits = made.commits.flatMap(commit => [commit, { ...commit, id: 'later', seq: 5 }])
    expect(checkIntegrity({ ...made, commits })).toEqual([{ code: 'log-gap', id: 'later', detail: '5' }])
  })
})

describe('the check of what is attached', () => {
  const files = new Map([[shaOf(minutes), minutes]])
  const value = { kind: 'imported-value', measureId: 'm', importId: 'i', seq: 1, index: 5000 - 4096 - 1 } as const
  const attachedTo = (...abouts: Parameters<typeof attachmentOf>[1][]) =>
    checkIntegrity({
      ...withImport(),
      rows: { ...withImport().rows, attachment: abouts.map((over, index) => attachmentOf(`x${index}`, over)) },
      files,
    })

  it('finds nothing where it hangs on something that is there', () =>
    expect(attachedTo({ about: { kind: 'measure', id: 'm' } }, { about: value })).toEqual([]))

  it.each([
    { about: { kind: 'element', id: 'a' } },
    // An id alone says nothing: it has to be of that kind.
    { about: { kind: 'link', id: 'm' } },
    { about: { ...value, index: 4095 } },
    { about: { ...value, measureId: 'other' } },
    { about: { ...value, importId: 'taken-out' } },
  ] as const)('finds what hangs on nothing: %j', over =>
    expect(attachedTo(over)).toEqual([{ code: 'attachment-of-nothing', id: 'x0', detail: 'Minutes' }]),
  )

  it('finds a file that is not there, and asks no file of a link', () => {
    const about = { kind: 'measure', id: 'm' } as const
    const link = { kind: 'link', url: 'https://example.org/' } as const
    const rows = { attachment: [attachmentOf('x', { about }), attachmentOf('y', { about, content: link })] }
    const contents = contentsOf({ measure: [measureOf('m')], ...rows })
    expect(checkIntegrity(contents)).toEqual([{ code: 'attachment-without-file', id: 'x', detail: 'Minutes' }])
    expect(checkIntegrity({ ...contents, files })).toEqual([])
  })
})
