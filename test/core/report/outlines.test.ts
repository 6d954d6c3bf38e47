import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportWorkbook } from '@core/export/report-workbook'
import { reportingYear } from '@core/observation/period'
import { recordsForOthers } from '@core/privacy/project'
import { newProject, type ProjectContents } from '@core/project/contents'
import { type Narrative, type ReportOutline, readyOutlines } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { sampleOutline } from '@core/project/sample/reports'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { writeHtml } from '@core/report/html/write-html'
import type { ReportModel } from '@core/report/model'
import { outlineCalled, outlinesWith } from '@core/report/outlines'
import { reportModel } from '@core/report/report-model'
import { sectionsOf } from '@core/report/template/template-answers'
import { writeReport } from '@core/report/word/write-report'
import readSheets from 'read-excel-file/node'
import { afterAll, describe, expect, it } from 'vitest'
import { openXmlProblems } from './open-xml-sdk'
import { packageProblems } from './package-problems'

const now = '2017-07-10T12:00:00.000Z'
const year = reportingYear(2016, 1)
const read = readProjectFile(new Uint8Array(readFileSync('resources/sample.commonmeasure')))
if (!read.ok) throw new Error(read.problem)
const sample = read.value
const empty = newProject({ title: 'Empty', purpose: '', yearStart: 1, perspectives: [] }, { id: 'empty', now })
const folder = mkdtempSync(join(tmpdir(), 'outlines-'))
afterAll(() => rmSync(folder, { recursive: true }))

const modelOf = (outline: string, contents: ProjectContents = sample) =>
  reportModel(recordsForOthers(contents), year, { now, outline })
const headings = (model: ReportModel, level = 1) =>
  model.blocks.flatMap(block => (block.kind === 'heading' && block.level === level ? [block.text] : []))
const withRows = (rows: Partial<ProjectContents['rows']>): ProjectContents => ({
  ...sample,
  rows: { ...sample.rows, ...rows },
})

describe.each([...readyOutlines, sampleOutline.id])('the outline %s', outline => {
  it.each([
    ['the sample', sample],
    ['an empty project', empty],
  ])(
    'of %s is a valid Word document, a web page and a workbook, of the same bytes each time',
    async (name, contents) => {
      const model = modelOf(outline, contents)
      const bytes = await writeReport(model)
      expect(packageProblems(bytes)).toEqual([])
      const path = join(folder, `${outline}-${name.length}.docx`)
      writeFileSync(path, bytes)
      expect(await openXmlProblems(path)).toEqual([])
      expect(Buffer.from(await writeReport(modelOf(outline, contents))).equals(Buffer.from(bytes))).toBe(true)
      const html = writeHtml(model)
      expect(html).not.toMatch(/\{\{|\}\}|\uE000/)
      expect(writeHtml(modelOf(outline, contents))).toBe(html)
      expect(Buffer.from(reportWorkbook(model)).equals(Buffer.from(reportWorkbook(modelOf(outline, contents))))).toBe(
        true,
      )
    },
    60_000,
  )
})

describe('an outline', () => {
  it('has its sections in order, each with what was written for it, in every outline that has it', () => {
    expect(headings(modelOf('four-questions'))).toEqual([
      'What did you do?',
      'What happened?',
      'What did you learn?',
      'How was the money spent?',
      'What the figures cannot say',
    ])
    const own = modelOf(sampleOutline.id)
    expect(headings(own)).toEqual([
      'What you asked us to measure',
      'What did you do?',
      'What happened?',
      'What we learned, and what we will change',
      'How was the money spent?',
      'What surprised us',
      'Where the figures come from',
    ])
    for (const outline of ['four-questions', 'back', sampleOutline.id])
      expect(JSON.stringify(modelOf(outline).blocks)).toContain('4,134 people slept rough')
    expect(outlinesWith('happened', sample.rows.reportOutline).map(({ id }) => id)).toEqual([
      'back',
      'four-questions',
      sampleOutline.id,
    ])
  })

  it('keeps how it is known for the end, under one heading, and templates get these sections as they are', () => {
    const { blocks, sections } = modelOf('year')
    const headings = blocks.flatMap(block => (block.kind === 'heading' ? [block] : []))
    const at = headings.findIndex(({ text }) => text === 'Appendix: how we know')
    expect(headings.slice(at).filter(({ level }) => level === 1)).toHaveLength(1)
    expect(headings.slice(at).map(({ text }) => text)).toContain('How each measure is gathered')
    expect(sections.find(({ section }) => section === 'method')?.blocks[0]).toMatchObject({ level: 1 })
    expect(JSON.stringify(modelOf('handbook').blocks)).not.toContain('Appendix')
  })

  it('gives a template its sections by kind, by key and by heading', () => {
    const model = modelOf('year')
    const named = sectionsOf(model, year)
    const called = (name: string) => named.find(({ names }) => names.includes(name))?.blocks
    expect(called('results')?.[0]).toMatchObject({ kind: 'heading', text: 'Outcomes and impact' })
    expect(called('results')).toEqual(model.sections.find(({ section }) => section === 'results')?.blocks)
    expect(called('at a glance')).toEqual(called('summary'))
    expect(called('2016 at a glance')).toEqual(called('summary'))
  })

  it('says in large print what happened in sentences, and names what is not known', () => {
    const happened = modelOf('back').sections.find(({ section }) => section === 'happened')
    expect(happened?.blocks.filter(({ kind }) => kind === 'table')).toEqual([])
    const said = JSON.stringify(happened?.blocks)
    expect(said).toContain('In 2016 it was 46 tenants.')
    expect(happened?.blocks.at(-1)).toMatchObject({ kind: 'list' })
    for (const { title } of sample.rows.measure) expect(said).toContain(title)
  })

  it('holds for one funder what that funder asked for, and leaves out what is switched off', () => {
    const own = modelOf(sampleOutline.id)
    const asked = own.sections.find(({ section }) => section === 'asked-for')
    const [table] = asked?.blocks.flatMap(block => (block.kind === 'table' ? [block] : [])) ?? []
    const wanted = sample.rows.measure.filter(({ askedBy }) => askedBy?.includes(sampleOutline.sections[1]?.of ?? ''))
    expect(table?.rows.map(({ cells }) => cells[0]?.text.split(' (')[0])).toEqual(wanted.map(({ title }) => title))
    expect(wanted).toHaveLength(3)
    expect(own.sections.map(({ section }) => section)).not.toContain('theory')
  })

  it('is found by its name, its id and the name it had before; another is refused with those that there are', () => {
    const called = (name: string) => outlineCalled(name, sample.rows.reportOutline)
    expect(called('programme')).toMatchObject({ ok: true, value: { id: 'programme-design' } })
    expect(called(sampleOutline.name.toUpperCase())).toMatchObject({ ok: true, value: { id: sampleOutline.id } })
    expect(called('nothing')).toMatchObject({ ok: false, problem: 'no-outline' })
  })

  it('has own sections whose text is kept under their key, and nothing where nobody wrote one', () => {
    const section = { section: 'text', key: 'our-thanks', off: false, title: 'A word', of: '', budget: null } as const
    const own: ReportOutline = { ...sampleOutline, sections: [{ id: 'a', ...section }] }
    const text: Narrative = { id: 'n', period: '2016', elementId: null, section: 'our-thanks', text: 'Hello.' }
    expect(modelOf(own.id, withRows({ reportOutline: [own], narrative: [text] })).blocks).toEqual([
      { kind: 'heading', level: 2, text: 'A word' },
      { kind: 'paragraph', tone: 'typed', text: 'Hello.' },
    ])
    expect(modelOf(own.id, withRows({ reportOutline: [own], narrative: [] })).blocks).toEqual([])
  })
})

describe('what a report leaves out', () => {
  it('is told by section and reason: stories without consent, live figures that are hidden or unknown', () => {
    const story = newRecord(recordKinds.story as never, {
      id: 's',
      order: 1,
      given: { title: 'Mine', words: 'Secret', sharedWords: 'Secret', reach: 'team', toldOn: year.firstDay + 1 },
    })
    const text = {
      id: 'n',
      period: '2016',
      elementId: null,
      section: 'did',
      text: '{{nobody}}',
      markdown: true,
    } as const
    const contents = withRows({ story: [story as never], narrative: [text] })
    const { leftOut, blocks } = modelOf('year', contents)
    expect(leftOut).toContainEqual({ sectionId: 'stories', code: 'story-team-only', count: 1 })
    expect(JSON.stringify(blocks)).not.toContain('Secret')
    expect(modelOf('four-questions', contents).leftOut).toContainEqual({
      sectionId: 'did',
      code: 'live-unknown',
      count: 1,
    })
  })
})

describe('the workbook of a report', () => {
  it('has the figures of its charts as numbers and every table', async () => {
    const path = join(folder, 'figures.xlsx')
    writeFileSync(path, reportWorkbook(modelOf('year')))
    const sheets = await readSheets(path)
    const rows = sheets[0]?.data ?? []
    expect(rows.some(row => row.includes(4134) && row.includes('2016'))).toBe(true)
    expect(sheets.length).toBeGreaterThan(5)
  })
})
