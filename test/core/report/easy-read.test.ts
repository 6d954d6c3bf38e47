import { readFileSync } from 'node:fs'
import { storiesQuoted } from '@core/learning/story-uses'
import { reportingYear } from '@core/observation/period'
import { projectForOthers, recordsForOthers } from '@core/privacy/project'
import { pictograms, type SectionKind } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { pictogramPng } from '@core/report/easy-read/draw-pictogram'
import { easyRead } from '@core/report/easy-read/easy-read'
import { writeHtml } from '@core/report/html/write-html'
import type { ReportBlock, Statement } from '@core/report/model'
import { readyOutline } from '@core/report/outlines'
import { outlines, reportModel } from '@core/report/report-model'
import { templateSource } from '@core/report/template/template-answers'
import { fillTemplate } from '@core/report/word/fill-template'
import { documentProblems } from '@core/report/word/lint'
import { writeReport } from '@core/report/word/write-report'
import { strFromU8, unzipSync, unzlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { campaign, measureWith, now, observationOn, sourceWith, textOf, year2016, yearly } from './build'
import { packageProblems } from './package-problems'
import { p, templateOf } from './template/build-template'

const read = readProjectFile(new Uint8Array(readFileSync('resources/sample.commonmeasure')))
if (!read.ok) throw new Error(read.problem)
const sample = recordsForOthers(read.value)
const at = '2017-07-10T12:00:00.000Z'
const easy = (outline: string) => reportModel(sample, reportingYear(2016, 1), { now: at, outline, print: 'easy-read' })
const easyWith = (rows: Parameters<typeof sourceWith>[0]) =>
  reportModel(projectForOthers(sourceWith(rows)), year2016, { now, outline: 'back', print: 'easy-read' })
const statementsIn = (blocks: readonly ReportBlock[]): Statement[] =>
  blocks.flatMap(block => (block.kind === 'statements' ? block.statements : []))
const section = (kind: SectionKind) => ({ section: kind, picture: null })
const said = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'typed', text })
const documentOf = async (blocks: readonly ReportBlock[]) => {
  const bytes = await writeReport({ title: 'Easy', cover: null, print: 'easy-read', madeAt: now, blocks })
  return { bytes, xml: strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()) }
}

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3)
const jpegInBase64 = '/9j/4AABAgM='
const sha256 = 'a'.repeat(64)

/** An outline of one section with a photo. */
function projectWithPhoto(who: { people: number; personIds: string[] }) {
  const row = <K extends keyof typeof recordKinds>(kind: K, id: string, given: object) =>
    newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: { ...given } }) as never
  const people = ['agreed', 'not', 'withdrew', 'talks']
  const consent = (personId: string, given: object) =>
    row('consent', personId, { personId, use: 'photo-audio', givenOn: 16_000, channels: ['report'], ...given })
  const photo = { attachmentId: 'photo', alt: 'A door', ...who }
  const sections = [{ ...readyOutline('back').sections[0], title: 'Hello', key: 'k', id: 's', photo }]
  return {
    outline: 'own',
    rows: {
      ...campaign,
      person: people.map(id => row('person', id, { code: id })),
      consent: [
        consent('agreed', {}),
        consent('withdrew', { withdrawnOn: 16_500 }),
        consent('talks', { channels: [] }),
      ],
      narrative: [{ id: 'n', period: '2016', elementId: null, section: 'k', text: 'We met.', markdown: true }],
      reportOutline: [{ ...(row('reportOutline', 'own', { name: 'Own', base: 'back' }) as object), sections }],
      attachment: [
        {
          ...{ id: 'photo', about: { kind: 'reportOutline', id: 'own' }, title: 'photo.jpg', addedAt: now, order: 1 },
          content: { kind: 'file', fileName: 'photo.jpg', sha256, bytes: jpeg.length },
        },
      ],
    } as never,
  }
}

describe('a report in easy read', () => {
  it.each(outlines)('%s has nothing but headings and short statements, each with a picture', async outline => {
    const model = easy(outline)
    expect(model.blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'statements')).toEqual([])
    expect(statementsIn(model.blocks).filter(({ lines }) => lines.length === 0)).toEqual([])
    expect(model.blocks.map(textOf).join('\n')).not.toMatch(/Table \d|Figure \d/)
    expect(packageProblems(await writeReport(model, { paper: 'letter' }))).toEqual([])
  })

  it('says a figure large, then how it compares with the start and with what was hoped for', () => {
    const measure = measureWith({
      id: 'm',
      title: 'Homes',
      unit: 'homes',
      direction: 'increase',
      baseline: { value: 4, day: 16_000 },
      targets: [{ period: '2016', value: 10 }],
    } as never)
    const model = easyWith({ measure: [measure], observation: yearly('m', 2016, [7]) })
    expect(statementsIn(model.blocks)).toMatchObject([
      { picture: 'figures', figure: '7 homes', lines: [{ text: 'This was the figure in 2016.' }] },
      { picture: 'better' },
      { picture: 'next', lines: [{ text: 'We hoped for 10.' }, { text: 'We are not there yet.' }] },
    ])
  })

  it('shows no figure that few people are behind', () => {
    const measure = measureWith({ id: 'm', title: 'Homes', unit: 'people', countsPeople: true } as never)
    const text = easyWith({
      measure: [measure],
      observation: [observationOn('2016-11-15', 3, { id: 'o', measureId: 'm' })],
    })
      .blocks.map(textOf)
      .join('\n')
    expect(text).toContain('We do not show this figure.')
    expect(text).not.toMatch(/\b3\b/)
  })

  it('keeps sentences that need one picture beside it, and gives others their own', () => {
    const [block] = easyRead(
      [said('We met twice. The workshops were long! Everyone was paid. عُقد الاجتماع؟')],
      section('text'),
    )
    expect(
      block && statementsIn([block]).map(({ picture, lines }) => [picture, lines.map(({ text }) => text)]),
    ).toEqual([
      ['meeting', ['We met twice.', 'The workshops were long!']],
      ['money', ['Everyone was paid.']],
      ['people', ['عُقد الاجتماع؟']],
    ])
  })

  it('has the picture that somebody chose for a section beside all that is written in it', () => {
    const blocks = easyRead([said('We met. Everyone was paid.')], { section: 'text', picture: 'home' })
    expect(statementsIn(blocks)).toMatchObject([{ picture: 'home', lines: [{}, {}] }])
  })

  it('has a photo beside what a section says first, in Word, in a template and in HTML, with its words', async () => {
    const photo = { bytes: jpeg, alt: 'Two keys & a door' }
    const blocks = easyRead([said('We met. Everyone was paid.')], { section: 'text', picture: null, photo })
    expect(statementsIn(blocks).map(each => each.photo?.alt)).toEqual([photo.alt, undefined])
    const { bytes, xml } = await documentOf(blocks)
    expect(packageProblems(bytes)).toEqual([])
    expect(xml).toContain('descr="Two keys &amp; a door"')
    const media = Object.entries(unzipSync(bytes)).filter(([path]) => /media\/.*\.jpe?g$/.test(path))
    expect(media.map(([, part]) => part)).toEqual([jpeg])
    const html = writeHtml({ title: 'Easy', cover: null, print: 'easy-read', madeAt: now, blocks })
    expect(html).toContain(`alt="Two keys &amp; a door" src="data:image/jpeg;base64,${jpegInBase64}"`)
    expect(html).toContain("default-src 'none'; img-src data:; style-src")
    expect(writeHtml({ title: 'Easy', cover: null, madeAt: now, blocks: [] })).not.toContain('img-src')
  })

  it.each([
    ['nobody can be recognised', { people: 0, personIds: [] }, true],
    ['all in it agreed', { people: 1, personIds: ['agreed'] }, true],
    ['one in it did not agree', { people: 2, personIds: ['agreed', 'not'] }, false],
    ['somebody in it was erased', { people: 2, personIds: ['agreed'] }, false],
    ['the consent was withdrawn', { people: 1, personIds: ['withdrew'] }, false],
    ['the consent is for talks', { people: 1, personIds: ['talks'] }, false],
  ])('has a photo in a report or leaves it out: %s', (_, who, isShown) => {
    const { outline, rows } = projectWithPhoto(who)
    const source = sourceWith(rows)
    const model = reportModel(projectForOthers({ ...source, files: new Map([[sha256, jpeg]]) }), year2016, {
      ...{ now, outline, print: 'easy-read' as const },
    })
    const photos = statementsIn(model.blocks).flatMap(({ photo }) => photo ?? [])
    expect(photos).toEqual(isShown ? [{ bytes: jpeg, alt: 'A door' }] : [])
    expect(model.leftOut.filter(({ code }) => code === 'photo-hidden')).toHaveLength(isShown ? 0 : 1)
    // In ordinary print there is none, and who is in it is nobody’s business.
    const plain = reportModel(projectForOthers(source), year2016, { now, outline })
    expect(plain.leftOut.filter(({ code }) => code === 'photo-hidden')).toEqual([])
    expect(JSON.stringify(projectForOthers(source).rows.reportOutline)).not.toMatch(/agreed|withdrew|talks/)
  })

  it.each(['{{report}}', '{{section: k}}'])('has the photo in a template of one’s own, in place of %s', async field => {
    const { outline, rows } = projectWithPhoto({ people: 1, personIds: ['agreed'] })
    const project = projectForOthers({ ...sourceWith(rows), files: new Map([[sha256, jpeg]]) })
    const filling = templateSource(project, year2016, { now, outline, print: 'easy-read' })
    const template = templateOf({ body: `${p('{{project}}')}${p(field)}`, header: p('Lantern Street') })
    const filled = await fillTemplate(template, filling)
    if (!filled.ok) throw new Error(JSON.stringify(filled))
    const parts = unzipSync(filled.value.bytes)
    expect(documentProblems(filled.value.bytes)).toEqual([])
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('descr="A door"')
    const jpegs = Object.entries(parts).filter(([path]) => /media\/.*\.jpe?g$/.test(path))
    expect(jpegs.map(([, part]) => part)).toEqual([jpeg])
    expect(strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())).toContain('image/jpeg')
  })

  it('keeps what is bold and linked in a sentence, and what refers to a table goes', () => {
    const runs = [
      { text: 'Ask ' },
      { text: 'Ann', bold: true as const, italic: true as const },
      { text: '. ' },
      { text: 'Table 3', about: 'x', refers: 'table-3' },
      { text: ' lists all.', about: 'x' },
    ]
    const text = runs.map(run => run.text).join('')
    expect(statementsIn(easyRead([{ kind: 'paragraph', tone: 'body', text, runs }], section('did')))).toEqual([
      {
        picture: 'work',
        figure: '',
        lines: [{ text: 'Ask Ann.', runs: [{ text: 'Ask ' }, { text: 'Ann', bold: true }, { text: '.' }] }],
      },
    ])
  })

  it('knows which stories it quotes', () => {
    const told = sample.learning(17_357 as never, 'report').stories
    expect(told.length).toBeGreaterThan(0)
    expect(storiesQuoted(easy('year'), told)).toEqual(
      storiesQuoted(reportModel(sample, reportingYear(2016, 1), { now: at, outline: 'year' }), told),
    )
  })

  it('has no letter under 16 point, and rows that are no table of data and stay whole', async () => {
    const { bytes, xml } = await documentOf(easy('back').blocks)
    const styles = strFromU8(unzipSync(bytes)['word/styles.xml'] ?? new Uint8Array())
    const used = new Set([...xml.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id))
    for (const id of used) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
      expect([id, Number(/<w:sz w:val="(\d+)"/.exec(style)?.[1])]).toEqual([
        id,
        expect.toSatisfy((size: number) => size >= 32),
      ])
    }
    expect([...xml.matchAll(/<w:sz w:val="(\d+)"/g)].filter(([, size]) => Number(size) < 32)).toEqual([])
    expect(xml).toContain('w:firstRow="false"')
    expect(xml.match(/<w:tr>/g)?.length).toBe(xml.match(/<w:cantSplit\/>/g)?.length)
    // One picture is kept once, however often it is shown.
    const media = Object.keys(unzipSync(bytes)).filter(path => path.startsWith('word/media/'))
    expect(media.length).toBeLessThanOrEqual(pictograms.length)
    expect(media.length).toBeLessThan(xml.match(/<pic:pic/g)?.length ?? 0)
  })

  it('has its pictures at the right where its words run from the right', async () => {
    const mirrored = async (text: string) =>
      (await documentOf(easyRead([said(text)], section('text')))).xml.includes('<w:bidiVisual')
    expect(await mirrored('كل الناس لديهم بيت.')).toBe(true)
    expect(await mirrored('Everybody has a home.')).toBe(false)
  })

  it('is a list with pictures on a web page', () => {
    const html = writeHtml(easy('back'))
    expect(html).toContain('<body class="easy-read">')
    expect(html).toMatch(/<ul class="statements"><li><svg viewBox="0 0 24 24" aria-hidden="true"/)
    expect(html).not.toContain('<table')
    expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'`)
  })

  it('is not what a working copy is printed in: texts have to come back as they were', () => {
    const source = projectForOthers(sourceWith(campaign))
    const model = reportModel(source, year2016, { now, outline: 'back', print: 'easy-read', working: true })
    expect(model.print).toBe('large')
    expect(statementsIn(model.blocks)).toEqual([])
  })
})

it('every picture is a PNG of its own with ink on it, the same each time', () => {
  const drawn = pictograms.map(name => pictogramPng(name, '12436D'))
  expect(new Set(drawn.map(bytes => Buffer.from(bytes).toString('base64'))).size).toBe(pictograms.length)
  for (const [place, bytes] of drawn.entries()) {
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG')
    const start = Buffer.from(bytes).indexOf('IDAT') + 4
    const pixels = unzlibSync(bytes.subarray(start, Buffer.from(bytes).indexOf('IEND') - 8))
    const inked = pixels.filter(byte => byte !== 0).length / pixels.length
    expect([pictograms[place], inked > 0.05 && inked < 0.5]).toEqual([pictograms[place], true])
    expect(Buffer.from(pictogramPng(pictograms[place] as never, '12436D')).equals(Buffer.from(bytes))).toBe(true)
  }
})
