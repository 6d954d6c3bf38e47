import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rows } from '@core/project/contents'
import { captionNumbers, withReferences } from '@core/report/references'
import { writeReport } from '@core/report/word/write-report'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  campaign,
  elementWith,
  linkBetween,
  measureWith,
  modelWith,
  observationOn,
  projectWith,
  roughSleeping,
  roughSleepingInEngland,
  workshopWith,
} from './build'
import { openXmlProblems } from './open-xml-sdk'
import { everythingIn, packageProblems } from './package-problems'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
})
afterAll(() => rm(folder, { recursive: true }))

let written = 0
/** What Microsoft's SDK and our own check find wrong. */
async function problemsOf(bytes: Uint8Array): Promise<string[]> {
  const path = join(folder, `${written++}.docx`)
  await writeFile(path, bytes)
  return [...(await openXmlProblems(path)), ...packageProblems(bytes)]
}

const reportOf = (rows: Partial<Rows>) => writeReport(modelWith(rows))
const partOf = (bytes: Uint8Array, path: string): string => {
  const part = unzipSync(bytes)[path]
  if (!part) throw new Error(`no ${path}`)
  return strFromU8(part)
}

const long = 'A very long title that somebody pasted from a funding bid and never shortened '.repeat(6).slice(0, 500)
const rightToLeft = 'المزيد من الناس لديهم بيت يمكنهم الاحتفاظ به'
const hostile = 'Bell \u0007, half a pair \uD83D, not a character \uFFFE, <w:p> & "quotes" ]]> _x0041_ \u2028 line'

const [agreedOnce] = workshopWith().agreed as [ReturnType<typeof workshopWith>['agreed'][number]]

const manyElements = (count: number): Partial<Rows> => {
  const levels = ['activity', 'output', 'outcome', 'impact'] as const
  const element = Array.from({ length: count }, (_, index) =>
    elementWith(`e${index}`, { title: `Element number ${index}`, level: levels[index % 4] ?? 'outcome', order: index }),
  )
  const link = element.slice(4).map(({ id }, index) => linkBetween(`e${index % 4 === 3 ? index - 1 : index}`, id))
  return { element, link }
}

describe('every report opens in Word', () => {
  const single = { measure: [roughSleeping], observation: roughSleepingInEngland }
  const titled = (title: string): Partial<Rows> => ({
    ...campaign,
    project: [projectWith({ title, purpose: `${title}\n${title}` })],
    element: [elementWith('nobody-rough', { title, level: 'impact' })],
    link: [],
    measure: [{ ...roughSleeping, title, because: title, unit: title.slice(0, 200), method: title }],
    narrative: [{ id: 'n', period: '2016', elementId: 'nobody-rough', text: title }],
    workshop: [
      workshopWith({
        title,
        question: title,
        items: [{ id: 'item', words: title }],
        agreed: [{ itemId: 'item', measureId: 'rough', wording: title, minorityView: title }],
      }),
    ],
    import: [],
  })
  const reports: Record<string, Partial<Rows>> = {
    'of an empty project': {},
    'of one measure': single,
    'of a campaign': campaign,
    'with very long titles': titled(long),
    'with titles written from right to left': titled(rightToLeft),
    'with characters that XML forbids': titled(hostile),
    'with 60 elements': manyElements(60),
    'with 90 elements': manyElements(90),
    'with a circle of links': {
      element: [elementWith('a'), elementWith('b')],
      link: [linkBetween('a', 'b'), linkBetween('b', 'a'), linkBetween('a', 'a')],
    },
    'of a measure that never had a figure': { measure: [roughSleeping] },
    'of one figure only': { measure: [measureWith()], observation: [observationOn('2016-05-01', 12)] },
    'of a rubric counted, not read': {
      measure: [measureWith({ kind: 'rubric', aggregation: 'count', rubric: [{ name: 'Told', words: '' }] })],
      observation: [observationOn('2016-05-01', 1)],
    },
  }
  for (const [name, rows] of Object.entries(reports)) {
    it(name, async () => expect(await problemsOf(await reportOf(rows))).toEqual([]))
  }

  it('without page numbers in the contents', async () => {
    const bytes = await writeReport(modelWith(campaign), { pageNumbers: false })
    expect(await problemsOf(bytes)).toEqual([])
    expect(partOf(bytes, 'word/document.xml')).not.toContain('PAGEREF')
  })
})

describe('the check itself', () => {
  it('finds what is broken on purpose', async () => {
    const bytes = await reportOf(campaign)
    const { zipSync, strToU8 } = await import('fflate')
    const chart = Object.keys(unzipSync(bytes)).find(
      path => /^word\/charts\/chart\d+\.xml$/.test(path) && partOf(bytes, path).includes('<c:v>0.45<'),
    )
    if (chart === undefined) throw new Error('no chart of 0.45')
    const broken = (path: string, from: string | RegExp, to: string) => {
      const parts = unzipSync(bytes)
      const before = partOf(bytes, path)
      const after = before.replace(from, to)
      expect(after).not.toBe(before)
      return packageProblems(zipSync({ ...parts, [path]: strToU8(after) }))
    }
    expect(broken(chart, '<c:ptCount val="', '<c:ptCount val="9')).not.toEqual([])
    expect(broken(chart, /<c:crossAx val="\d+"/, '<c:crossAx val="99"')).not.toEqual([])
    expect(broken(chart, '<c:v>0.45<', '<c:v>0.46<')).not.toEqual([])
    expect(broken('word/document.xml', / descr="[^"]+"/, '')).not.toEqual([])
    expect(broken('word/document.xml', /<w:bookmarkEnd[^>]*>/, '')).not.toEqual([])
    expect(broken('word/document.xml', '<w:tblHeader/>', '')).not.toEqual([])
  })
})

describe('what a person relies on', () => {
  it('writes the same bytes for the same report', async () => {
    const first = await reportOf(campaign)
    await reportOf({ measure: [roughSleeping], observation: roughSleepingInEngland })
    expect(Buffer.from(await reportOf(campaign)).equals(Buffer.from(first))).toBe(true)
  })

  it('dates the file by when the report was made, and by nothing else', async () => {
    const core = partOf(await reportOf(campaign), 'docProps/core.xml')
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2026-05-03T10:00:00.000Z', '2026-05-03T10:00:00.000Z'])
  })

  it('puts the figures into the chart’s own workbook', async () => {
    const bytes = await reportOf({ measure: [roughSleeping], observation: roughSleepingInEngland })
    const workbook = Object.entries(unzipSync(bytes)).find(
      ([path, part]) => path.endsWith('.xlsx') && everythingIn(part).includes('<v>1768</v>'),
    )
    for (const figure of ['1768', '2181', '2309', '2414', '2744', '3569', '4134', '900']) {
      expect(everythingIn(workbook?.[1] ?? new Uint8Array())).toContain(`<v>${figure}</v>`)
    }
  })

  it('numbers figures and tables with fields', async () => {
    const document = partOf(await reportOf(campaign), 'word/document.xml')
    expect(document).toContain('w:instr="SEQ Figure \\* ARABIC"')
    expect(document).toContain('w:instr="SEQ Table \\* ARABIC"')
  })

  /** The words of a piece of the document, results of fields among them. */
  const wordsOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')

  it('lists the sections with the page each is on, and the figures and the tables', async () => {
    const document = partOf(await reportOf(campaign), 'word/document.xml')
    const contents = /<w:sdt>.*?<\/w:sdt>/s.exec(document)?.[0] ?? ''
    expect(contents).toContain(' TOC \\o &quot;1-2&quot; \\h \\z ')
    // Only the cover comes before it, and the contents stand on that.
    expect(wordsOf(contents)).toMatch(/^2016 at a glance2/)
    expect(wordsOf(contents)).toContain('How to read this report')
    // The others stand behind all else.
    const lists = document.slice(document.lastIndexOf('<w:pStyle w:val="Heading1"/>')).replace(/^.*?"ReportList"/s, '')
    expect(lists).toContain(' TOC \\h \\z \\c &quot;Figure&quot; ')
    expect(lists).toContain(' TOC \\h \\z \\c &quot;Table&quot; ')
    expect(wordsOf(lists)).toMatch(/Tables.*Table 1\. Every measure in 2016\d+Table 2\. /)
    for (const [, name] of `${contents}${lists}`.matchAll(/PAGEREF (_Toc\d+) /g)) {
      expect(document).toContain(`<w:bookmarkStart w:name="${name}"`)
    }
  })

  it('gives a page to the contents only where they are long, and leaves out what would list next to nothing', async () => {
    const headings = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        kind: 'heading' as const,
        level: 1 as const,
        text: `Part ${at + 1}`,
        ...(at === 0 ? { startsPage: true } : {}),
      }))
    const written = async (count: number) =>
      partOf(await writeReport({ ...modelWith(campaign), blocks: headings(count) }), 'word/document.xml')
    const onPageOfItsOwn = '<w:pStyle w:val="ReportContents"/>'
    const [none, short, long] = [await written(2), await written(6), await written(60)]
    expect(none).not.toContain('<w:sdt>')
    expect(short).not.toContain(onPageOfItsOwn)
    expect(wordsOf(/<w:sdt>.*?<\/w:sdt>/s.exec(short)?.[0] ?? '')).toMatch(/^Part 12Part 22/)
    expect(long).toContain(onPageOfItsOwn)
  })

  it('puts the pages of a long report in order, the later after the earlier', async () => {
    const document = partOf(await reportOf(manyElements(60)), 'word/document.xml')
    // The contents; the lists of figures and tables begin anew at the end.
    const [contents = ''] = document.split('w:val="TableofFigures"')
    const pages = [...contents.matchAll(/PAGEREF.{1,300}?<w:t[^>]*>(\d+)<\/w:t>/gs)].map(([, page]) => Number(page))
    expect(pages.length).toBeGreaterThan(30)
    expect(pages).toEqual(pages.toSorted((a, b) => a - b))
    // Thirty outcomes of five lines each.
    expect(pages.at(-1)).toBeGreaterThan(7)
    expect(pages.at(-1)).toBeLessThan(20)
  })

  it('refers to a table by its number, as a field', async () => {
    const document = partOf(await reportOf(campaign), 'word/document.xml')
    const paragraph = document.split('<w:p>').find(each => each.includes('REF _Ref_table_1 ')) ?? ''
    expect(wordsOf(paragraph)).toBe('Table 1 lists every measure with its baseline and its target.')
    expect(document).toContain('<w:bookmarkStart w:name="_Ref_table_1"')
    const without = modelWith(campaign).blocks.filter(block => block.kind !== 'table')
    expect(JSON.stringify(withReferences(without, captionNumbers(without)))).not.toContain('lists every measure')
  })

  it.each([
    ['Arabic', rightToLeft, '<w:rtl/><w:lang w:bidi="ar-SA"/>', true],
    ['Hebrew', 'בית לכולם', '<w:rtl/><w:lang w:bidi="he-IL"/>', true],
    ['Ukrainian', 'Дім для всіх і кожного', '<w:lang w:val="uk-UA"/>', false],
    ['Chinese', '人人有家', '<w:lang w:eastAsia="zh-CN"/>', false],
  ])('says that a quote in %s is', async (_, text, marks, isBackwards) => {
    const workshop = [workshopWith({ agreed: [{ ...agreedOnce, minorityView: text }] })]
    const document = partOf(await reportOf({ ...campaign, workshop }), 'word/document.xml')
    const quote = document.split('<w:p>').find(each => each.includes('w:val="ReportQuote"')) ?? ''
    expect(quote).toContain(marks)
    expect(quote.includes('<w:bidi/>')).toBe(isBackwards)
  })

  it('draws the theory of change as shapes with connectors', async () => {
    const document = partOf(await reportOf(campaign), 'word/document.xml')
    expect(document).toContain('<wpc:wpc')
    expect(document.match(/<a:endCxn/g)?.length).toBe(6) // three links, drawn for Word and again for others
    expect(document).not.toContain('<a:custGeom')
  })

  it('draws a line that goes past a box as a shape of its own, with an arrow at its end', async () => {
    const element = (['activity', 'output', 'outcome'] as const).map((level, order) =>
      elementWith(level, { level, order }),
    )
    const link = [
      linkBetween('activity', 'output'),
      linkBetween('output', 'outcome'),
      linkBetween('activity', 'outcome'),
    ]
    const document = partOf(await reportOf({ element, link }), 'word/document.xml')
    const own = document.match(/<a:custGeom>.*?<\/wps:spPr>/gs) ?? []
    expect(own.length).toBe(2)
    for (const line of own) expect(line).toMatch(/fill="none".*<a:noFill\/>.*<a:tailEnd type="triangle"/s)
  })

  it('lays titles written from right to left from right to left', async () => {
    const document = partOf(await reportOf({ project: [projectWith({ title: rightToLeft })] }), 'word/document.xml')
    const title = document.split('<w:p>').find(paragraph => paragraph.includes('w:val="Title"')) ?? ''
    expect(title).toContain('<w:bidi/>')
    expect(title).toContain('<w:rtl/>')
  })

  it('leaves no character that XML forbids', async () => {
    const all = everythingIn(await reportOf({ project: [projectWith({ title: hostile })] }))
    expect(all).toContain('half a pair \uFFFD')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for on purpose
    expect(all).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
  })
})
