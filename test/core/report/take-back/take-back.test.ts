import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placeId } from '@core/report/take-back/anchors'
import { takeChanges } from '@core/report/take-back/take'
import type { TakenBack } from '@core/report/take-back/take-back'
import { beforeAll, describe, expect, it } from 'vitest'
import { back, copyOf, edited, exportId, narratives, results, textNamed } from './copy'

let bytes: Uint8Array
let exported: Awaited<ReturnType<typeof copyOf>>['exported']
beforeAll(async () => {
  ;({ bytes, exported } = await copyOf())
}, 60_000)

const document = 'word/document.xml'
const taken = (file: Uint8Array, narrative = narratives): TakenBack => {
  const found = back(file, [exported], narrative)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}
const states = ({ texts }: TakenBack) => new Set(texts.map(({ state }) => state))
const idOf = (section: string | null, elementId: string | null) => placeId(exportId, { section, elementId })
const replaced = (from: string | RegExp, to: string) => (xml: string) => {
  const made = xml.replace(from, to)
  if (made === xml) throw new Error(`nothing to replace: ${from}`)
  return made
}
const run = (text: string, looks = '') => `<w:r>${looks}<w:t xml:space="preserve">${text}</w:t></w:r>`

describe('an edited copy', () => {
  it('in Word’s habits: split runs, spelling marks, new paragraph ids, tracked changes and comments', () => {
    const ins = `<w:ins w:id="900" w:author="Amina" w:date="2016-12-01T10:00:00Z">${run(', and in July')}</w:ins>`
    const del =
      '<w:del w:id="901" w:author="Ben"><w:r><w:delText xml:space="preserve">, at last</w:delText></w:r></w:del>'
    const file = edited(bytes, {
      [document]: xml =>
        replaced(
          run('They asked us in June, at last.'),
          `<w:commentRangeStart w:id="0"/><w:proofErr w:type="spellStart"/>${run('They ask')}${run('ed us in June')}${del}${ins}<w:proofErr w:type="spellEnd"/>${run('.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
        )(xml).replace(/<w:p>/g, '<w:p w:rsidR="00AB12CD">'),
      'word/comments.xml': () =>
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Board" w:date="2016-12-02T08:00:00Z"><w:p><w:r><w:t>Who is “they”?</w:t></w:r></w:p></w:comment></w:comments>',
      'word/_rels/document.xml.rels': xml =>
        /relationships\/comments"/.test(xml)
          ? xml
          : xml.replace(
              '</Relationships>',
              '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
            ),
    })
    const heard = textNamed(taken(file), 'heard')
    expect(heard).toMatchObject({
      state: 'changed',
      foundBy: 'control',
      inWord: 'They asked us in June, and in July.',
      takes: true,
      conflict: false,
      comments: [{ author: 'Board', day: '2016-12-02', words: 'Who is “they”?' }],
    })
    expect(heard.changedBy.toSorted()).toEqual(['Amina', 'Ben'])
    const others = taken(file).texts.filter(text => text.place.elementId !== 'heard')
    expect(others.every(({ state }) => state === 'unchanged')).toBe(true)
  })

  it('keeps what nobody touched as it was written, with its live figure, beside what is new', () => {
    const file = edited(bytes, { [document]: replaced('Nobody asked us before.', 'Nobody *ever* asked us.') })
    const text = textNamed(taken(file), 'results')
    expect(text.state).toBe('changed')
    expect(text.inWord).toBe(results.replace('Nobody asked us before.', 'Nobody \\*ever\\* asked us.'))
    expect(text.figuresLost).toBe(0)
  })

  it('says that a live figure was typed over', () => {
    const file = edited(bytes, { [document]: replaced(/(cm_[0-9a-f]{12}_f0_.*?<w:t[^>]*>)4,134/s, '$19,999') })
    expect(textNamed(taken(file), 'results')).toMatchObject({ state: 'changed', figuresLost: 1 })
  })

  it('finds texts by bookmark, then by heading, as each anchor goes; with styles and emphasis gone nothing is an edit', () => {
    const noControls = (xml: string) => xml.replace(/<w:tag w:val="cm_[^"]*"\/>/g, '')
    const byBookmark = taken(edited(bytes, { [document]: noControls }))
    expect(states(byBookmark)).toEqual(new Set(['unchanged']))
    expect(textNamed(byBookmark, 'results').foundBy).toBe('bookmark')
    // Google Docs: bookmarks renamed, controls and the part gone, styles reset but for headings.
    const file = edited(bytes, {
      [document]: xml =>
        replaced(
          'Trust grew slowly over the winter.',
          'Trust grew quickly over the winter.',
        )(
          noControls(xml)
            .replace(/_cm_[0-9a-f]{12}/g, 'id.z337ya')
            .replace(/<w:pStyle w:val="Report[^"]*"\/>/g, ''),
        ),
      'customXml/item1.xml': () => '<gone/>',
    })
    const fromGoogle = taken(file)
    expect(textNamed(fromGoogle, 'results')).toMatchObject({ state: 'unchanged', foundBy: 'heading' })
    expect(textNamed(fromGoogle, 'trust')).toMatchObject({
      state: 'changed',
      inWord: 'Trust grew quickly over the winter.',
    })
    expect(fromGoogle.texts.filter(({ takes }) => takes)).toHaveLength(1)
  })

  it('never takes a missing text for a deleted one, says what moved, what is new and what was written outside', () => {
    const control = (id: string) =>
      new RegExp(`<w:sdt><w:sdtPr><w:alias w:val="cm_${id}"/>.*?</w:sdtContent></w:sdt>`, 's')
    const trust = idOf(null, 'trust')
    const gone = edited(bytes, { [document]: xml => replaced(control(trust), '')(xml).replace(`_cm_${trust}`, '_x') })
    const missing = taken(gone)
    expect(textNamed(missing, 'trust')).toMatchObject({ state: 'missing', takes: false })
    const rows = { narrative: narratives, reportNote: [] }
    expect(takeChanges(missing, () => true, { rows, newId: () => 'new' })).toEqual([])

    const heard = control(idOf(null, 'heard'))
    const moved = edited(bytes, {
      [document]: xml => {
        const [own = ''] = heard.exec(xml) ?? []
        return xml
          .replace(heard, '')
          .replace('<w:sectPr', () => `${own}<w:p>${run('A line of the board.')}</w:p><w:sectPr`)
      },
    })
    expect(textNamed(taken(moved), 'heard').state).toBe('moved')
    expect(taken(moved).outside.map(({ words }) => words)).toEqual(['A line of the board.'])

    const written = edited(bytes, {
      [document]: xml =>
        xml.replace('Nothing is written here yet. Write here if you like.', 'We drew this with twelve tenants.'),
    })
    expect(
      taken(written)
        .texts.filter(({ state }) => state === 'new')
        .map(({ inWord }) => inWord),
    ).toEqual(['We drew this with twelve tenants.'])
  })

  it('shows both where the app’s text changed as well, and takes all in one step', () => {
    const file = edited(bytes, { [document]: replaced('They asked us in June, at last.', 'They asked us twice.') })
    const now = narratives.map(each => (each.id === 'heard' ? { ...each, text: 'They asked us in May.' } : each))
    const found = taken(file, now)
    expect(textNamed(found, 'heard')).toMatchObject({
      conflict: true,
      exported: 'They asked us in June, at last.',
      inWord: 'They asked us twice.',
      now: 'They asked us in May.',
    })
    const rows = { narrative: now, reportNote: [] }
    expect(takeChanges(found, ({ conflict }) => !conflict, { rows, newId: () => 'new' })).toEqual([])
    expect(takeChanges(found, () => true, { rows, newId: () => 'new' })).toEqual([
      {
        kind: 'narrative',
        id: 'heard',
        before: { text: 'They asked us in May.' },
        after: { text: 'They asked us twice.', markdown: true },
      },
    ])
    // The same edit made in the app by hand is no conflict, and nothing is left to take.
    const same = narratives.map(each => (each.id === 'heard' ? { ...each, text: 'They asked us twice.' } : each))
    expect(textNamed(taken(file, same), 'heard')).toMatchObject({ takes: false, conflict: false })
  })

  it('refuses what is not its own in a word', () => {
    expect(back(bytes, [])).toMatchObject({ ok: false, problem: 'other-project' })
    expect(back(bytes, [{ ...exported, id: 'other' }])).toMatchObject({ ok: false, problem: 'other-project' })
    const bare = edited(bytes, {
      [document]: () =>
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>',
      'customXml/item1.xml': () => '<gone/>',
    })
    expect(back(bare, [exported])).toMatchObject({ ok: false, problem: 'no-anchors' })
    expect(back(bytes.slice(0, 4000), [exported])).toMatchObject({ ok: false, problem: 'damaged' })
    expect(back(new TextEncoder().encode('hello'), [exported])).toMatchObject({ ok: false, problem: 'not-word' })
    const entities = edited(bytes, { [document]: xml => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>') })
    expect(back(entities, [exported])).toMatchObject({ ok: false, problem: 'damaged' })
  })

  it('edited in LibreOffice 7.4, which drops controls and our part, comes back by its bookmarks', () => {
    const file = readFileSync('test/core/report/take-back/fixtures/edited-in-libreoffice.docx')
    const found = taken(new Uint8Array(file))
    expect(textNamed(found, 'heard')).toMatchObject({
      state: 'changed',
      foundBy: 'bookmark',
      inWord: 'They asked us in June, and again in July.',
    })
    expect(found.texts.filter(({ state }) => state !== 'unchanged')).toHaveLength(1)
  })

  const office = spawnSync('soffice', ['--version']).status === 0
  it.skipIf(!office)(
    'saved by LibreOffice here and now comes back unchanged',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'take-back-'))
      try {
        writeFileSync(join(folder, 'copy.docx'), bytes)
        execFileSync('soffice', [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'docx:MS Word 2007 XML',
          '--outdir',
          join(folder, 'out'),
          join(folder, 'copy.docx'),
        ])
        expect(states(taken(new Uint8Array(readFileSync(join(folder, 'out', 'copy.docx')))))).toEqual(
          new Set(['unchanged']),
        )
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})
