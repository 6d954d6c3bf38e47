import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import { type Print, readyOutlines } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { readyOutline, sectionsToOwn } from '@core/report/outlines'
import { reportModel } from '@core/report/report-model'
import { templateSource } from '@core/report/template/template-answers'
import { fillTemplate } from '@core/report/word/fill-template'
import { documentProblems } from '@core/report/word/lint'
import { starterTemplate } from '@core/report/word/starter-template'
import { writeReport } from '@core/report/word/write-report'
import { expect, it } from 'vitest'
import { campaign, dayAt, elementWith, measureWith, now, projectWith, sourceWith, year2016, yearly } from './build'
import { openXmlProblems } from './open-xml-sdk'
import { packageProblems } from './package-problems'
import { a4, p, templateOf } from './template/build-template'

const record = (kind: RecordKind, id: string, given: object) =>
  newRecord(kind, { id, order: 1, given: { ...given } }) as never
const june = dayAt('2016-06-01')
const words = 'Words of somebody.'

/** Something for every kind of section, and an outcome about which nothing is known. */
const everything: Partial<Rows> = {
  ...campaign,
  element: [...(campaign.element ?? []), elementWith('nothing', { title: 'An outcome with no data', order: 9 })],
  person: [record(recordKinds.person, 'p', { code: 'P-1', perspectiveIds: ['lived'] })],
  consent: [
    record(recordKinds.consent, 'c', { personId: 'p', use: 'words-unnamed', channels: ['report'], givenOn: june }),
  ],
  story: ['heard', 'none'].map(to =>
    record(recordKinds.story, `story ${to}`, {
      ...{ title: 'Keys', words, tellerId: 'p', toldOn: june, reach: 'unnamed', elementIds: [to] },
      ...{ sharedWords: words, approvedWords: words, approvedOn: june },
    }),
  ),
  harvestedOutcome: [
    record(recordKinds.harvestedOutcome, 'o', {
      ...{ words, changedOn: june, expected: 'unexpected', contradicts: words, significance: words },
    }),
  ],
  insight: (['solidarity', 'programme-design'] as const).map(topic =>
    record(recordKinds.insight, topic, { words, topic, learnedOn: june, willDo: words, by: june, happened: words }),
  ),
  gathering: [
    record(recordKinds.gathering, 'g', { title: words, day: june, taking: [{ perspectiveId: 'lived', came: 9 }] }),
  ],
  payment: [record(recordKinds.payment, 'pay', { paidOn: june, amount: 20, currency: 'GBP', personId: 'p' })],
  sharedIssue: [record(recordKinds.sharedIssue, 'i', { words, solutions: words, travels: words })],
  phase: [record(recordKinds.phase, 'ph', { title: words, hearing: words, next: words, fromDay: june })],
}

const typed = new Set(
  'title purpose words wording minorityView question finalSay because unit method source fileName text name sharedWords approvedWords significance contradicts willDo happened solutions travels hearing next'.split(
    ' ',
  ),
)
/** The same project with `text` wherever somebody typed something. */
function withText<T>(data: T, text: string, key = ''): T {
  if (typeof data === 'string') return (typed.has(key) ? text : data) as T
  if (Array.isArray(data)) return data.map(each => withText(each, text, key)) as T
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withText(value, text, name)])) as T
}

const forbidden =
  'Bell \u0007, half a pair \uD83D, \uFFFE, <w:p> & "q" ]]> _x0041_ \u2028 {{peple}} # | a | [b](javascript:c)'
const texts = {
  'right to left': `المزيد من الناس لديهم بيت يمكنهم الاحتفاظ به والعيش فيه بأمان\n\nלכל אדם בית **homes** 家 дім ${forbidden}`,
  'of 2,000 letters': `${'A very long title 🏠👩🏽‍🤝‍👨🏻 that nobody ever shortened '.repeat(50).slice(0, 1900)}${forbidden}`,
} as const

/** A ready-made outline, and the same in large print as an organisation would make it its own. */
const outlines = readyOutlines.map(name => ({
  name,
  large: {
    ...(record(recordKinds.reportOutline, `large-${name}`, {
      ...{ name: `Large ${name}`, base: name, print: 'large' },
    }) as object),
    sections: sectionsToOwn(readyOutline(name), () => `${name}-${Math.random()}`),
  } as Rows['reportOutline'][number],
}))

type Writer = (source: ReturnType<typeof projectForOthers>, outline: string) => Promise<Uint8Array>
const ours =
  (of: Print, paper: 'a4' | 'letter'): Writer =>
  (source, outline) =>
    writeReport(
      reportModel(source, year2016, {
        ...{ now, outline: of === 'large' ? `large-${outline}` : outline },
        ...(of === 'easy-read' ? { print: of } : {}),
      }),
      { paper },
    )
const template =
  (bytes: Uint8Array, print: Print = 'plain'): Writer =>
  async (source, outline) => {
    const filled = await fillTemplate(bytes, templateSource(source, year2016, { now, outline, print }))
    if (!filled.ok) throw new Error(JSON.stringify(filled))
    return filled.value.bytes
  }
const rightToLeft = `<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>{{project}} {{purpose}}</w:t></w:r></w:p>${p('{{report}}')}`
const landscape = a4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')

const templates: Readonly<Record<string, Writer>> = {
  'our own': ours('plain', 'a4'),
  'our own on Letter': ours('plain', 'letter'),
  'large print': ours('large', 'a4'),
  'large print on Letter': ours('large', 'letter'),
  'easy read': ours('easy-read', 'a4'),
  'easy read on Letter': ours('easy-read', 'letter'),
  'the one to begin from': template(await starterTemplate('a4')),
  'the one to begin from, on Letter': template(await starterTemplate('letter')),
  'a German one that runs from right to left': template(
    templateOf({ body: rightToLeft, header: p('{{organisation}}') }),
  ),
  'one without styles, landscape': template(templateOf({ body: p('{{report}}'), styles: null, page: landscape })),
  'easy read in one without styles, landscape': template(
    templateOf({ body: p('{{report}}'), styles: null, page: landscape }),
    'easy-read',
  ),
  'one that LibreOffice made': template(new Uint8Array(await readFile('test/fixtures/templates/libreoffice.docx'))),
}
/** The first few. */
const ofOurs = 6
/** What Microsoft's schema does not know in LibreOffice's own template stays as it was. */
const ofLibreOffice = /invalid value '(start|end)'|w:fonts/

const sourceOf = (rows: Partial<Rows>) =>
  projectForOthers(sourceWith({ ...rows, reportOutline: outlines.map(({ large }) => large) }))
const sources = Object.entries(texts).map(([name, text]) => ({
  name,
  source: sourceOf({ ...withText(everything, text), project: [projectWith({ title: text, purpose: text })] }),
}))
const manyRows = sourceOf({
  measure: Array.from({ length: 1000 }, (_, at) => measureWith({ id: `m${at}`, title: `Measure ${at}`, order: at })),
  observation: yearly('m7', 2016, [4321]),
})

/**
 * Every outline in every template with every hostile text goes through our own check. Microsoft's starts a program for each file, so it gets
 * a set in which each outline, each template and each text is.
 */
it('every outline in every template with every hostile text opens in Word', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'every-document-'))
  const waiting: Promise<string[]>[] = []
  const problems: string[] = []
  let checked = 0
  const check = async (name: string, bytes: Uint8Array, isOurs: boolean, alsoBySdk: boolean) => {
    checked += 1
    // A filled template went through our check before it was handed out. In a document of ours, two braces that somebody typed are two braces.
    const own = isOurs
      ? [...documentProblems(bytes).filter(line => !/: left( in an alt text)?/.test(line)), ...packageProblems(bytes)]
      : []
    problems.push(...own.map(line => `${name}: ${line}`))
    if (!alsoBySdk) return
    const path = join(folder, `${checked}.docx`)
    await writeFile(path, bytes)
    waiting.push(
      openXmlProblems(path).then(lines =>
        lines.filter(line => !ofLibreOffice.test(line)).map(line => `${name}, by Microsoft's SDK: ${line}`),
      ),
    )
    // Two at a time: a third would only wait.
    if (waiting.length >= 2) problems.push(...((await waiting.shift()) ?? []))
  }
  const names = Object.keys(templates)
  for (const [row, { name: outline }] of outlines.entries()) {
    for (const [column, [called, write]] of Object.entries(templates).entries()) {
      for (const [layer, { name, source }] of sources.entries()) {
        const isCovering = column % outlines.length === row && layer === column % sources.length
        const bytes = await write(source, outline)
        await check(`${outline} in ${called}, ${name}`, bytes, column < ofOurs, isCovering)
      }
    }
  }
  for (const called of ['our own', 'one without styles, landscape'] as const) {
    await check(`1,000 rows in ${called}`, await (templates[called] as Writer)(manyRows, 'four-questions'), false, true)
  }
  problems.push(...(await Promise.all(waiting)).flat())
  await rm(folder, { recursive: true })
  expect(problems).toEqual([])
  expect(checked).toBe(outlines.length * names.length * sources.length + 2)
})
