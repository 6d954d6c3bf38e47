import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rows } from '@core/project/contents'
import { fillTemplate } from '@core/report/word/fill-template'
import { documentProblems } from '@core/report/word/lint'
import { starterTemplate } from '@core/report/word/starter-template'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaign, measureWith, projectWith, yearly } from '../build'
import { openXmlProblems } from '../open-xml-sdk'
import {
  a4,
  cell,
  complexField,
  fillingOf,
  p,
  partOf,
  r,
  type TemplateParts,
  table,
  templateOf,
  textBox,
  wordsIn,
} from './build-template'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'template-'))
})
afterAll(() => rm(folder, { recursive: true }))

let written = 0
/** `known`: what was wrong with the template by Microsoft's schema already. */
async function filled(
  bytes: Uint8Array,
  rows: Partial<Rows> = campaign,
  known: ReadonlySet<string | undefined> = new Set(),
): Promise<Uint8Array> {
  const answer = await fillTemplate(bytes, fillingOf(rows))
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  const path = join(folder, `${written++}.docx`)
  await writeFile(path, answer.value.bytes)
  expect((await openXmlProblems(path)).filter(line => !known.has(line.split(' /w:')[0]))).toEqual([])
  expect(documentProblems(answer.value.bytes)).toEqual([])
  return answer.value.bytes
}

const long = 'A very long title that nobody ever shortened '.repeat(50).slice(0, 2000)
const rightToLeft = 'المزيد من الناس لديهم بيت'
const titled = (title: string): Partial<Rows> => ({ ...campaign, project: [projectWith({ title, purpose: title })] })

describe('an odd template is filled, and Word opens it', () => {
  const split = `<w:p>${r('{')}${r('{pro', '<w:b/>')}<w:proofErr w:type="spellStart"/>${r('ject}')}${r('} of {{period', '<w:i/>')}${r('}}')}</w:p>`
  const cases: Record<string, { parts: TemplateParts; rows?: Partial<Rows>; says: string; in?: string }> = {
    'with fields split over runs': { parts: { body: split }, says: 'Homes we can keep of 2016' },
    'with fields in header and footer': {
      parts: { body: p('x'), header: p('{{project}}'), footer: p('{{period}}') },
      says: 'Homes we can keep',
      in: 'word/header1.xml',
    },
    'with a field in a text box and in its older copy': {
      parts: { body: textBox(p('{{project}}')) },
      says: 'Homes we can keep\nHomes we can keep',
    },
    'with fields and a whole section in cells of a table': {
      parts: { body: table(cell(p('{{period}}')), cell(p('{{section: at a glance}}'))) + p('') },
      says: '2016 at a glance',
    },
    'with a field in a footnote': {
      parts: {
        body: `<w:p>${r('x')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
        footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">${p('{{measure: rough, source}}')}</w:footnote>`,
      },
      says: 'DCLG, Open Government Licence; A count',
      in: 'word/footnotes.xml',
    },
    'with a field in the result of a field of Word': {
      parts: { body: `<w:p>${complexField(' HYPERLINK "https://example.org" ', r('{{project}}'))}</w:p>` },
      says: 'Homes we can keep',
    },
    'with a page number that has no result': {
      parts: {
        body: p('{{period}}'),
        footer: `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" NUMPAGES "/></w:p>`,
      },
      says: '2016',
    },
    'that runs from right to left': {
      parts: {
        body: `<w:p><w:pPr><w:bidi/></w:pPr>${r('{{project}} {{period}}', '<w:rtl/>')}</w:p>${p('{{report}}')}`,
      },
      rows: titled(rightToLeft),
      says: `${rightToLeft} 2016`,
    },
    'from a project with emoji': {
      parts: { body: p('{{project}}!') },
      rows: titled('Homes 🏠👩🏽‍🤝‍👨🏻'),
      says: 'Homes 🏠👩🏽‍🤝‍👨🏻!',
    },
    'from a project with characters that XML forbids': {
      parts: { body: `${p('{{project}}!')}${p('{{report}}')}`, title: '{{project}}' },
      rows: titled('Bell \u0007 \uFFFE \uD83D <w:p> & "q" ]]>'),
      says: 'Bell � � � &lt;w:p&gt; &amp; &quot;q&quot; ]]&gt;!',
    },
    'from a project with a title of 2,000 letters': {
      parts: { body: p('{{project}}') },
      rows: titled(long),
      says: long.trim(),
    },
    'without any styles': { parts: { body: p('{{report}}'), styles: null }, says: '2016 at a glance' },
    'with drawings of one number and half a bookmark': {
      parts: {
        body: `${textBox(p('{{period}}'), 7)}${textBox(p('a'), 7)}<w:p><w:bookmarkStart w:id="1" w:name="alone"/>${r('x')}</w:p>${p('{{report}}')}`,
        header: textBox(p('b'), 7),
      },
      says: '2016',
    },
    'with the report in columns, and the end of a section on its field': {
      parts: {
        body: `<w:p><w:pPr><w:sectPr>${a4}<w:cols w:num="2" w:space="400"/></w:sectPr></w:pPr>${r('{{report}}')}</w:p>${p('after')}`,
      },
      says: 'after',
    },
    'from a project with a table of 1,000 rows': {
      parts: { body: p('{{section: every measure}}') },
      rows: {
        measure: Array.from({ length: 1000 }, (_, at) =>
          measureWith({ id: `m${at}`, title: `Measure ${at}`, order: at }),
        ),
        observation: yearly('m7', 2016, [4321]),
      },
      says: '4,321',
    },
  }
  for (const [name, { parts, rows, says, in: path }] of Object.entries(cases)) {
    it(name, async () => expect(wordsIn(await filled(templateOf(parts), rows), path)).toContain(says))
  }

  it('made by LibreOffice from an ordinary page', async () => {
    const path = 'test/fixtures/templates/libreoffice.docx'
    // It writes `start` where Microsoft's schema knows `left`: those stay, and no other comes to them.
    const own = new Set((await openXmlProblems(path)).map(line => line.split(' /w:')[0]))
    const document = wordsIn(await filled(new Uint8Array(await readFile(path)), campaign, own))
    expect(document).toContain('What changed for Homes we can keep in 2016')
    expect(document).toContain('2016 at a glance')
  })

  it.each(['a4', 'letter'] as const)('the one to begin from, on %s', async paper => {
    const starter = await starterTemplate(paper)
    expect(documentProblems(starter).filter(line => !line.includes(': left'))).toEqual([])
    const answer = await fillTemplate(starter, fillingOf(campaign))
    expect(answer).toMatchObject({ ok: true, value: { lacks: [] } })
    const bytes = await filled(starter)
    expect(wordsIn(bytes)).toContain('1 of our 4 measures met the target.')
    // The advice in it is for whoever changes it, not for readers.
    expect(() => partOf(bytes, 'word/comments.xml')).toThrow()
  })
})

describe('what an organisation made stays', () => {
  const body = `${p('{{project}}', 'berschrift1')}${p('{{report}}')}<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:pPr></w:p>${p('{{section: every measure}}')}`

  it('its styles, by the ids that its Word gave them, and none of ours beside them', async () => {
    const bytes = await filled(templateOf({ body, header: p('{{period}}') }))
    const document = partOf(bytes, 'word/document.xml')
    expect(document).toContain('<w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t xml:space="preserve">2016 at a glance')
    expect(document).not.toContain('"Heading1"')
    expect(document).toContain('<w:tblStyle w:val="Tabellenraster"/>')
    expect(document).toContain('<w:pStyle w:val="Beschriftung"/>')
    const styles = partOf(bytes, 'word/styles.xml')
    expect(styles).toContain('<w:color w:val="AA0000"/>')
    expect(styles).not.toContain('Arial')
  })

  it('the width of each page: tables and charts are as wide as it lets them', async () => {
    const bytes = await filled(templateOf({ body, header: p('{{period}}') }))
    const document = partOf(bytes, 'word/document.xml')
    const widths = [...document.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) => Number(width))
    // Landscape A4 with margins of an inch, then upright.
    expect(new Set(widths)).toEqual(new Set([16_838 - 2880, 11_906 - 2880]))
    const charts = [...document.matchAll(/<wp:extent cx="(\d+)"[^>]*\/>(?:(?!<wp:extent).)*<c:chart /gs)]
    expect(charts.length).toBeGreaterThan(0)
    for (const [, width] of charts) expect(Number(width)).toBeLessThanOrEqual((16_838 - 2880) * 635)
  })

  it('header and page of every section, a landscape one included', async () => {
    const document = partOf(await filled(templateOf({ body, header: p('{{period}}') })), 'word/document.xml')
    const sections = [...document.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([section]) => section)
    expect(sections).toHaveLength(2)
    for (const section of sections)
      expect(section).toContain('<w:headerReference w:type="default" r:id="rId_header1"/>')
    expect(sections[0]).toContain('w:orient="landscape"')
  })

  it('what it lacks is told, and our own is used for it', async () => {
    const answer = await fillTemplate(templateOf({ body: p('{{report}}'), styles: null }), fillingOf(campaign))
    if (!answer.ok) throw new Error(answer.problem)
    expect(answer.value.lacks.map(lack => ('style' in lack ? lack.style : lack.lack))).toEqual([
      'heading 1',
      'heading 2',
      'heading 3',
      'caption',
      'list bullet',
      'quote',
      'table grid',
    ])
    expect(partOf(answer.value.bytes, 'word/styles.xml')).toContain('<w:outlineLvl w:val="0"/>')
    const none = await fillTemplate(templateOf({ body: p('{{period}}') }), fillingOf(campaign))
    expect(none).toMatchObject({ ok: true, value: { lacks: [{ lack: 'sections' }] } })
  })

  it('and the same template and project give the same bytes', async () => {
    const template = templateOf({ body, header: p('{{period}}') })
    expect(Buffer.from(await filled(template)).equals(Buffer.from(await filled(template)))).toBe(true)
  })
})

describe('a suppressed figure', () => {
  it('is its word, and its number is nowhere in the file', async () => {
    const rows: Partial<Rows> = {
      measure: [measureWith({ id: 'm', countsPeople: true, baseline: { value: 97, day: 10000 } })],
      observation: yearly('m', 2016, [3]),
    }
    const bytes = await filled(templateOf({ body: p('Only {{measure: m, latest}}, {{measure: m, change}}.') }), rows)
    expect(wordsIn(bytes)).toBe('Only hidden: fewer than 5, hidden: fewer than 5.')
  })
})
