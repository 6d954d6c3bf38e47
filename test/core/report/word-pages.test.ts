import { projectForOthers } from '@core/privacy/project'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { reportModel } from '@core/report/report-model'
import { templateSource } from '@core/report/template/template-answers'
import { withCompanyAtEnd } from '@core/report/word/company-at-end'
import { fillTemplate } from '@core/report/word/fill-template'
import { starterTemplate } from '@core/report/word/starter-template'
import { writeReport } from '@core/report/word/write-report'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { campaign, now, sourceWith, textOf, year2016 } from './build'

const partOf = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())
const heading = (text: string, level: 1 | 2 = 2): ReportBlock => ({ kind: 'heading', level, text })
const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
const table = (at: number): ReportBlock => ({
  kind: 'table',
  caption: `Things, part ${at}`,
  description: 'Rows are things.',
  columns: [{ label: 'Thing', align: 'start', width: 1 }],
  rows: [{ cells: [{ text: 'one' }] }, { cells: [{ text: 'two' }] }],
})
const cover = { kicker: 'Report', title: 'A report', period: '2016', purpose: ['Why.'], made: 'Made' }
const modelOf = (blocks: ReportBlock[]): ReportModel => ({ title: 'A report', cover, madeAt: now, blocks })

describe('pages of a report', () => {
  it('a last section of a few lines takes what is before it along, a table too, and a long one stands alone', () => {
    const list: ReportBlock = { kind: 'list', items: [{ text: 'Lived experience' }] }
    const thanks = [heading('Thanks'), body('Thank you.')]
    const kept = (blocks: readonly ReportBlock[]) => blocks.map(block => 'keepNext' in block && block.keepNext === true)
    const blocks = [body('Far before. '.repeat(90)), heading('Who came'), body('Twelve.'), list, table(1), ...thanks]
    expect(kept(withCompanyAtEnd(blocks))).toEqual([false, false, true, true, true, false, false])
    const long = [...blocks.slice(0, -1), body('Thank you for all of it. '.repeat(40))]
    expect(withCompanyAtEnd(long)).toBe(long)
  })

  it('short lists of tables stand below the contents where these have a page, else begin no page of their own', async () => {
    const orderOf = async (blocks: ReportBlock[]) => {
      const xml = partOf(await writeReport(modelOf(blocks)), 'word/document.xml')
      const lists = xml.indexOf('>Tables<')
      const before = xml.slice(xml.lastIndexOf('<w:p>', lists), lists)
      return { contents: xml.indexOf('>Contents<'), lists, text: xml.indexOf('>The first thing said<'), before }
    }
    const first = { ...heading('First', 1), startsPage: true } as ReportBlock
    const many = Array.from({ length: 20 }, (_, at) => heading(`Part ${at}`, 1))
    const long = await orderOf([first, body('The first thing said'), ...many, table(1), table(2)])
    expect([long.contents, long.lists, long.text]).toEqual(
      [long.contents, long.lists, long.text].toSorted((a, b) => a - b),
    )
    const short = await orderOf([
      first,
      body('The first thing said'),
      heading('A', 1),
      heading('B', 1),
      table(1),
      table(2),
    ])
    expect(short.lists).toBeGreaterThan(short.text)
    expect(short.before).not.toContain('pageBreakBefore')
  })

  it('large print has no smaller letter on the cover either', async () => {
    const styles = partOf(await writeReport({ ...modelOf([]), print: 'large' }), 'word/styles.xml')
    const kicker = /<w:style [^>]*w:styleId="ReportKicker".*?<\/w:style>/s.exec(styles)?.[0]
    expect(kicker).toContain('<w:sz w:val="36"/>')
  })

  it('a cover stays one page in large print: it begins higher', async () => {
    const topOf = async (purpose: string[], print?: 'large') => {
      const written = await writeReport({ ...modelOf([]), cover: { ...cover, purpose }, ...(print ? { print } : {}) })
      const [first] = /<w:p>.*?<\/w:p>/s.exec(partOf(written, 'word/document.xml')) ?? []
      return Number(/w:before="(\d+)"/.exec(first ?? '')?.[1])
    }
    const long = ['What the project is for, in a sentence that takes two lines of it. '.repeat(12)]
    expect(await topOf(long)).toBe(3000)
    expect(await topOf(long, 'large')).toBeLessThan(2500)
    expect(await topOf(long, 'large')).toBeGreaterThan(500)
  })

  it('in an own template figures on cards do not get the look of its tables, and tables of data do', async () => {
    const source = templateSource(projectForOthers(sourceWith(campaign)), year2016, { now, outline: 'year' })
    const filled = await fillTemplate(await starterTemplate('a4'), source)
    if (!filled.ok) throw new Error(filled.problem)
    const tables = partOf(filled.value.bytes, 'word/document.xml').match(/<w:tblPr>.*?<\/w:tblPr>/gs) ?? []
    const looks = tables.map(each => [/w:firstRow="(?:0|false)"/.test(each), each.includes('<w:tblStyle')])
    expect(looks).toContainEqual([true, false])
    expect(looks).toContainEqual([false, true])
    expect(looks).not.toContainEqual([true, true])
  })

  it('a record of workshops says where none is over', () => {
    const model = reportModel(projectForOthers(sourceWith({})), year2016, { now, outline: 'workshop' })
    expect(model.blocks.map(textOf).join('\n')).toContain('No workshop that is over has a day in this period.')
  })
})
