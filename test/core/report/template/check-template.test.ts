import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkTemplate, markedTemplate } from '@core/report/template/check-template'
import { fileOfTemplate } from '@core/report/template/kept-template'
import { markMistakes } from '@core/report/template/mark-mistakes'
import { mistakeInWords } from '@core/report/template/mistake-words'
import { answersWithoutProject } from '@core/report/template/template-answers'
import { largestTemplateBytes, WordPackage } from '@core/report/template/word-package'
import { fillTemplate } from '@core/report/word/fill-template'
import { documentProblems } from '@core/report/word/lint'
import { writeReport } from '@core/report/word/write-report'
import { Document, Packer, Paragraph } from 'docx'
import { ChartRun } from 'docx/charts'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { campaign, measureWith, modelWith, now } from '../build'
import { openXmlProblems } from '../open-xml-sdk'
import { complexField, fillingOf, p, partOf, r, relation, templateOf, textBox, wordsIn } from './build-template'

const opened = (bytes: Uint8Array) => {
  const found = WordPackage.open(bytes)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

describe('a template with mistakes', () => {
  const template = templateOf({
    header: p('Of {{orgnisation}}'),
    body: [
      p('In {{peroid}} we saw {{measure: Leaflets handed owt, target}} and more.'),
      `<w:p>${r('Split {{pe')}${r('ple', '<w:b/>')}${r('}} here')}</w:p>`,
      p('Open {{people and {{period}}'),
      p('Words before {{report}}'),
      p('{{section: resalts}}'),
      p('{{section: every mesure}}'),
      `<w:p>${complexField(' MERGEFIELD {{people}} ', r('x'))}</w:p>`,
      `<w:p>${complexField(' INCLUDETEXT "https://example.org/a.docx" ', r('x'))}</w:p>`,
      textBox(p('{{report}}')),
      p('}} and {{}}'),
    ].join(''),
    title: '{{prject}}',
  })
  const expected = [
    ['unknown', '{{peroid}}', '{{period}}', 'body'],
    ['unknown-measure', '{{measure: Leaflets handed owt, target}}', '{{measure: Leaflets handed out, target}}', 'body'],
    ['unknown', '{{peple}}', '{{people}}', 'body'],
    ['unclosed', '{{people and', null, 'body'],
    ['block-not-alone', '{{report}}', null, 'body'],
    ['unknown-section', '{{section: resalts}}', '{{section: results}}', 'body'],
    ['unknown-section', '{{section: every mesure}}', '{{section: Every measure}}', 'body'],
    ['in-word-field', '{{people}}', null, 'body'],
    ['reaches-out', 'INCLUDETEXT', null, 'body'],
    ['block-place', '{{report}}', null, 'text-box'],
    ['stray', '}}', null, 'body'],
    ['empty', '{{}}', null, 'body'],
    ['unknown', '{{orgnisation}}', '{{organisation}}', 'header'],
    ['unknown', '{{prject}}', '{{project}}', 'properties'],
  ]

  it('has them all listed at once, each with what was meant and where', async () => {
    const answer = await fillTemplate(template, fillingOf(campaign))
    if (answer.ok || answer.problem !== 'mistakes') throw new Error('no mistakes')
    expect(answer.mistakes.map(({ code, field, nearest, place }) => [code, field, nearest, place])).toEqual(expected)
    expect(answer.mistakes[1]?.context).toBe(
      'In {{peroid}} we saw {{measure: Leaflets handed owt, target}} and more.'.slice(0),
    )
    expect(mistakeInWords(answer.mistakes[2] as never, { withPlace: false })).toBe(
      'There is no field {{peple}}. Did you mean {{people}}?',
    )
  })

  it('is handed back with a comment at each, opens in Word, and once mended is filled without them', async () => {
    const whole = opened(template)
    const mistakes = markMistakes(whole, fillingOf(campaign).answers)
    expect(mistakes).toHaveLength(expected.length)
    const marked = whole.write()
    const folder = await mkdtemp(join(tmpdir(), 'marked-'))
    await writeFile(join(folder, 'm.docx'), marked)
    expect(await openXmlProblems(join(folder, 'm.docx'))).toEqual([])
    await rm(folder, { recursive: true })
    const comments = partOf(marked, 'word/comments.xml')
    expect(comments.match(/<w:comment /g)).toHaveLength(expected.length)
    expect(comments).toContain('In the header: There is no field {{orgnisation}}. Did you mean {{organisation}}?')
    const document = partOf(marked, 'word/document.xml')
    for (const mark of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
      expect(document.match(new RegExp(`<w:${mark} `, 'g'))).toHaveLength(expected.length)
    }
    // Round the runs that the field is split over.
    const third = /<w:commentRangeStart w:id="2"\/>(.*?)<w:commentRangeEnd w:id="2"\/>/.exec(document)?.[1] ?? ''
    expect([...third.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join('')).toBe('Split {{peple}} here')
    expect(documentProblems(marked).filter(line => !line.includes('left'))).toEqual([])
    // Marked again, there is one comment for each and not two.
    const again = opened(marked)
    markMistakes(again, fillingOf(campaign).answers)
    expect(partOf(again.write(), 'word/comments.xml').match(/<w:comment /g)).toHaveLength(expected.length)
  })

  it('keeps the comments of others', async () => {
    const comment = '<w:comment w:id="4" w:author="Asha" w:initials="A"><w:p/></w:comment>'
    const bytes = templateOf({
      body: `<w:p><w:commentRangeStart w:id="4"/>${r('{{peple}}')}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>`,
      relations: relation('rIdC', 'comments', 'comments.xml', false),
      types:
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
      parts: {
        'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comment}</w:comments>`,
      },
    })
    const whole = opened(bytes)
    markMistakes(whole, fillingOf(campaign).answers)
    const marked = opened(whole.write())
    expect(partOf(marked.write(), 'word/comments.xml')).toContain('w:author="Asha"')
    marked.tree('word/document.xml')
    const mended = partOf(marked.write(), 'word/document.xml').replace('{{peple}}', '{{people}}')
    const answer = await fillTemplate(
      zipSync({ ...unzipSync(marked.write()), 'word/document.xml': strToU8(mended) }),
      fillingOf(campaign),
    )
    if (!answer.ok) throw new Error(answer.problem)
    const comments = partOf(answer.value.bytes, 'word/comments.xml')
    expect([comments.includes('Asha'), comments.includes('Common Measure')]).toEqual([true, false])
  })

  it('of which one title is of two measures asks for one', async () => {
    const measure = [measureWith({ id: 'a', title: 'Calls' }), measureWith({ id: 'b', title: 'Calls' })]
    const answer = await fillTemplate(templateOf({ body: p('{{measure: Calls, latest}}') }), fillingOf({ measure }))
    expect(answer).toMatchObject({ mistakes: [{ code: 'two-measures', nearest: '{{measure: a, latest}}' }] })
  })

  it('is checked without a project as far as that goes', () => {
    const bytes = templateOf({ body: p('{{measure: Any title, target}} {{peple}}') + p('{{section: Anything}}') })
    const mistakes = markMistakes(opened(bytes), answersWithoutProject(now))
    expect(mistakes.map(({ code, field }) => [code, field])).toEqual([['unknown', '{{peple}}']])
  })
})

describe('a file that is no template is refused in a word', () => {
  const good = templateOf({ body: p('{{period}}') })
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const ole = (stream: string) =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      ...new Array(508).fill(0),
      ...[...stream].flatMap(letter => [letter.charCodeAt(0), 0]),
    ])
  const bomb = () =>
    zipSync({ ...unzipSync(good), 'word/media/a.bin': new Uint8Array(201 * 1024 * 1024) }, { level: 1 })
  const cases: Record<string, [() => Uint8Array, string]> = {
    'text that is called so': [() => strToU8('Dear all'), 'not-word'],
    nothing: [() => new Uint8Array(), 'not-word'],
    'an old .doc': [() => ole('WordDocument'), 'old-word'],
    'one with a password': [() => ole('EncryptedPackage'), 'encrypted'],
    'one cut short': [() => good.slice(0, good.length - 60), 'damaged'],
    'a zip of something else': [() => zipSync({ a: strToU8('b') }), 'not-word'],
    'an .odt': [() => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'open-document'],
    'a workbook': [
      () => templateOf({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
      'other-kind',
    ],
    'a .docm': [() => templateOf({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), 'macros'],
    'a .docx with a program hidden in it': [
      () => templateOf({ parts: { 'word/vbaProject.bin': new Uint8Array([1]) } }),
      'macros',
    ],
    'one with controls': [() => templateOf({ parts: { 'word/activeX/activeX1.xml': '<a/>' } }), 'macros'],
    'one that unpacks to more than 200 MB': [bomb, 'too-large'],
    'one of more than 20 MB': [() => new Uint8Array(largestTemplateBytes + 1), 'too-large'],
    'one of thousands of parts': [
      () => templateOf({ parts: Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x/${at}.bin`, 'a'])) }),
      'too-large',
    ],
    'one with entities that grow': [
      () => templateOf({ parts: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><w:document/>' } }),
      'damaged',
    ],
    'one that is nested without end': [
      () => templateOf({ parts: { 'word/document.xml': '<a>'.repeat(100_000) } }),
      'damaged',
    ],
    'one with broken XML': [() => templateOf({ body: '<w:p>' }), 'damaged'],
    'a strict one': [
      () =>
        templateOf({
          parts: {
            'word/document.xml':
              '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
          },
        }),
      'strict',
    ],
  }
  for (const [name, [bytes, problem]] of Object.entries(cases)) {
    it(name, async () => {
      expect(await fillTemplate(bytes(), fillingOf({}))).toMatchObject({ ok: false, problem })
    })
  }

  it('and a .dotx is taken for the document that is made of it', async () => {
    const answer = await fillTemplate(
      templateOf({ body: p('{{period}}'), mainType: `${word}.template.main+xml` }),
      fillingOf({}),
    )
    if (!answer.ok) throw new Error(answer.problem)
    expect(partOf(answer.value.bytes, '[Content_Types].xml')).toContain(`${word}.document.main+xml`)
  })
})

describe('nothing in a filled document reaches out', () => {
  it('but the links that its owner put there to be seen', async () => {
    const bytes = templateOf({
      body: `<w:p><w:hyperlink r:id="rIdWeb">${r('web')}</w:hyperlink><w:hyperlink r:id="rIdFile">${r('file')}</w:hyperlink></w:p>`,
      relations: `${relation('rIdWeb', 'hyperlink', 'https://example.org/')}${relation('rIdFile', 'hyperlink', 'file:///c:/a.exe')}${relation('rIdS', 'settings', 'settings.xml', false)}`,
      types:
        '<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>',
      parts: {
        'word/settings.xml':
          '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/></w:settings>',
        'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'attachedTemplate', 'https://evil.example/t.dotm')}</Relationships>`,
      },
    })
    const answer = await fillTemplate(bytes, fillingOf({}))
    if (!answer.ok) throw new Error(answer.problem)
    const everything = Object.values(unzipSync(answer.value.bytes))
      .map(part => new TextDecoder().decode(part))
      .join('')
    expect(everything.match(/TargetMode="External"/g)).toHaveLength(1)
    expect(everything).toContain('https://example.org/')
    expect(everything).not.toMatch(/evil|a\.exe|attachedTemplate r:id/)
    expect(wordsIn(answer.value.bytes)).toBe('webfile')
  })

  it.each([
    ['linked', relation('rIdP', 'image', 'https://evil.example/pixel.png')],
    ['linked', relation('rIdP', 'oleObject', 'file://server/share/book.xlsx')],
    ['embedded', relation('rIdP', 'aFChunk', 'part.html', false)],
    ['embedded', relation('rIdP', 'oleObject', 'embeddings/o.bin', false)],
  ])('what does is a mistake: %s', async (code, relations) => {
    const answer = await fillTemplate(templateOf({ body: p('x'), relations }), fillingOf({}))
    expect(answer).toMatchObject({ problem: 'mistakes', mistakes: [{ code }] })
  })

  it.each(['DDEAUTO c:\\\\cmd.exe', 'INCLUDEPICTURE "http://x"', 'LINK Excel.Sheet', ' database \\d'])(
    'nor the field %s',
    async code => {
      const split = `<w:p>${complexField(code.slice(0, 3), '').replace('</w:instrText>', `</w:instrText><w:instrText>${code.slice(3)}</w:instrText>`)}</w:p>`
      for (const body of [split, `<w:p><w:fldSimple w:instr="${code.replaceAll('"', '&quot;')}"/></w:p>`]) {
        const answer = await fillTemplate(templateOf({ body }), fillingOf({}))
        expect(answer).toMatchObject({ problem: 'mistakes', mistakes: [{ code: 'reaches-out' }] })
      }
    },
  )
})

it('a chart of the template’s own keeps its design and draws the measure', async () => {
  // A report of ours as the template: its first chart is asked for another measure.
  const report = unzipSync(await writeReport(modelWith({ ...campaign }), { pageNumbers: false }))
  const document = new TextDecoder().decode(report['word/document.xml'])
  const at = document.lastIndexOf('<wp:docPr', document.indexOf('<c:chart '))
  const properties = /^<wp:docPr [^>]*>/.exec(document.slice(at))?.[0] ?? ''
  const asked = properties.replace(/ descr="[^"]*"/, ' descr="{{chart: rough}}"').replace(/ title="[^"]*"/, '')
  const template = zipSync({ ...report, 'word/document.xml': strToU8(document.replace(properties, asked)) })
  const rows = {
    ...campaign,
    observation: campaign.observation?.map(each => (each.id === 'rough-2016' ? { ...each, value: 777 } : each)) ?? [],
  }
  const answer = await fillTemplate(template, fillingOf(rows))
  if (!answer.ok) throw new Error(`${answer.problem} ${'detail' in answer ? answer.detail : ''}`)
  const parts = unzipSync(answer.value.bytes)
  const charts = Object.entries(parts).filter(([path]) => /charts\/chart\d+\.xml$/.test(path))
  const drawn = charts.map(([, part]) => new TextDecoder().decode(part)).filter(xml => xml.includes('<c:v>777</c:v>'))
  expect(drawn).toHaveLength(1)
  expect(drawn[0]).toContain('8CCFC8')
  expect(partOf(answer.value.bytes, 'word/document.xml')).toContain('2016: 777')
  expect(documentProblems(answer.value.bytes)).toEqual([])
})

it('a chart that cannot take its figures, as a pie with a target, is named, and nothing is written', async () => {
  const pie = new ChartRun({
    type: 'pie',
    categories: ['a', 'b'],
    series: [{ name: 'Share', values: [1, 2] }],
    altText: { name: 'Pie', description: '{{chart: rough}}' },
  })
  const template = new Document({ sections: [{ children: [new Paragraph({ children: [pie] })] }] })
  const answer = await fillTemplate(await Packer.pack(template, 'uint8array'), fillingOf(campaign))
  expect(answer).toMatchObject({
    ok: false,
    problem: 'chart-not-filled',
    detail: expect.stringContaining('sleeping rough'),
  })
})

it('the lint finds what is broken on purpose', async () => {
  const bytes = await writeReport(modelWith(campaign))
  expect(documentProblems(bytes)).toEqual([])
  const parts = unzipSync(bytes)
  const broken = (path: string, from: string | RegExp, to: string) => {
    const before = new TextDecoder().decode(parts[path])
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    return documentProblems(zipSync({ ...parts, [path]: strToU8(after) })).join('\n')
  }
  const document = 'word/document.xml'
  expect(broken(document, /(<wp:docPr id=")(?!1")\d+"/, '$11"')).toContain('drawing 1 twice')
  expect(broken(document, /<w:bookmarkEnd[^>]*>/, '')).toContain('other half')
  expect(broken(document, '</w:tc>', '<w:tbl/></w:tc>')).toContain('does not end in a paragraph')
  expect(broken(document, 'A hard year.', 'A {{hard}} year.')).toContain('left')
  expect(broken(document, 'A hard year.', 'A \u0275 year.')).toContain('split token')
  expect(broken('word/footer1.xml', '<w:t>1</w:t>', '')).toContain('no result: PAGE')
  const chart = Object.keys(parts).find(
    path => /^word\/charts\/chart\d+\.xml$/.test(path) && new TextDecoder().decode(parts[path]).includes('<c:v>0.45<'),
  )
  expect(broken(chart ?? '', '<c:v>0.45<', '<c:v>0.46<')).toContain('drawn as 0.46')
  expect(broken('[Content_Types].xml', '/word/styles.xml', '/word/nothing.xml')).toContain('not there')
})

describe('a template that is kept in the project', () => {
  const { answers } = fillingOf({})
  it('is looked through as plain data: its mistakes, and what it lacks', () => {
    const checked = checkTemplate(templateOf({ body: p('{{peroid}}') + p('{{report}}'), styles: null }), answers)
    expect(structuredClone(checked)).toMatchObject({
      ok: true,
      value: { mistakes: [{ code: 'unknown', field: '{{peroid}}', nearest: '{{period}}', place: 'body' }] },
    })
    expect(checked.ok && checked.value.lacks.length).toBe(7)
    expect(checkTemplate(templateOf({ body: p('{{period}}') }), answers)).toEqual({
      ok: true,
      value: { mistakes: [], lacks: [{ lack: 'sections' }] },
    })
    expect(checkTemplate(strToU8('no zip'), answers)).toMatchObject({ ok: false, problem: 'not-word' })
  })

  it('comes back with a comment at each mistake, and is checked alike then', () => {
    const template = templateOf({ body: p('{{peroid}}') + p('{{report}}') })
    const marked = markedTemplate(template, answers)
    if (!marked.ok) throw new Error(marked.problem)
    expect(wordsIn(marked.value, 'word/comments.xml')).toContain('Did you mean {{period}}?')
    expect(checkTemplate(marked.value, answers)).toEqual(checkTemplate(template, answers))
  })

  it('is the newest Word file attached to it', () => {
    const file = (id: string, order: number, fileName: string, to = 't') => ({
      id,
      about: { kind: 'reportTemplate' as const, id: to },
      title: fileName,
      addedAt: now,
      order,
      content: { kind: 'file' as const, fileName, sha256: '0'.repeat(64), bytes: 1 },
    })
    const all = [
      file('new', 2, 'B.DOCX'),
      file('old', 1, 'a.docx'),
      file('logo', 3, 'c.png'),
      file('other', 4, 'd.docx', 'u'),
    ]
    expect(fileOfTemplate(all, 't')?.id).toBe('new')
    expect(fileOfTemplate([], 't')).toBeUndefined()
  })
})

it('a report that was made of a template, filled again, refers to its own tables', async () => {
  const first = await fillTemplate(templateOf({ body: p('{{report}}') }), fillingOf(campaign))
  if (!first.ok) throw new Error(first.problem)
  const parts = unzipSync(first.value.bytes)
  const document = partOf(first.value.bytes, 'word/document.xml').replace('</w:body>', `${p('{{report}}')}</w:body>`)
  const end = document.lastIndexOf('<w:sectPr')
  const section = document.slice(end, document.indexOf('</w:sectPr>', end) + '</w:sectPr>'.length)
  const moved = document.replace(section, '').replace('</w:body>', `${section}</w:body>`)
  const again = await fillTemplate(zipSync({ ...parts, 'word/document.xml': strToU8(moved) }), fillingOf(campaign))
  if (!again.ok) throw new Error(JSON.stringify(again))
  const names = [...partOf(again.value.bytes, 'word/document.xml').matchAll(/w:name="(_Ref_[^"]+)"/g)].map(
    ([, name]) => name,
  )
  expect(new Set(names).size).toBe(names.length)
  const asked = [...partOf(again.value.bytes, 'word/document.xml').matchAll(/ REF (_Ref_\w+) /g)].map(
    ([, name]) => name,
  )
  expect(asked).toHaveLength(2)
  expect(new Set(asked).size).toBe(2)
  for (const name of asked) expect(names).toContain(name)
})
