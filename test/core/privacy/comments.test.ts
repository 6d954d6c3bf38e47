import { readFileSync } from 'node:fs'
import { exportedFile, exportKinds } from '@core/export/export-file'
import { reportingYear } from '@core/observation/period'
import { readingFromContents } from '@core/observation/reading'
import { personCopy } from '@core/people/person-copy'
import { projectForOthers } from '@core/privacy/project'
import type { ProjectContents } from '@core/project/contents'
import { commentedKinds, readyOutlines } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { recordKinds } from '@core/record/kinds'
import type { RecordKind, RecordRow } from '@core/record/record-kind'
import { recordsCsv } from '@core/record/record-table'
import { rowNames } from '@core/record/row-names'
import { reportModel } from '@core/report/report-model'
import { expect, it } from 'vitest'

const read = readProjectFile(new Uint8Array(readFileSync('resources/sample.commonmeasure')))
if (!read.ok) throw new Error(read.problem)
const without: ProjectContents = { ...read.value, rows: { ...read.value.rows, comment: [] } }
const secret = 'Zanzibar'
const about = commentedKinds.flatMap(kind => without.rows[kind].map(({ id }) => ({ kind, id })))
/** Every row that can have a comment has one. */
const commented: ProjectContents = {
  ...without,
  rows: {
    ...without.rows,
    comment: about.map((each, index) => ({
      id: `comment-${index}`,
      about: each,
      words: `${secret} ${index}`,
      author: secret,
      writtenOn: 20_000,
      doneOn: null,
      order: index,
    })),
  },
}
const now = '2026-11-30T12:00:00.000Z'
const period = reportingYear(2016, 4)

it('is there to be left out: the sample has rows of most kinds', () => {
  expect(new Set(about.map(({ kind }) => kind)).size).toBeGreaterThan(20)
})

it('changes no byte of any export', () => {
  const publisher = {
    name: 'Us',
    ref: 'GB-CHC-1',
    type: '21',
    start: 15_000,
    sector: '16030',
    recipient: 'GB',
  } as const
  for (const as of exportKinds) {
    const bytes = (contents: ProjectContents) =>
      exportedFile(contents, { as, now, publisher, period, overlay: true } as never)
    expect([as, Buffer.from(bytes(commented)).equals(Buffer.from(bytes(without)))]).toEqual([as, true])
  }
})

it('changes no word of any report, in a working copy neither', () => {
  const source = (contents: ProjectContents) =>
    projectForOthers({ rows: contents.rows, readingOf: id => readingFromContents(contents, id) })
  expect(source(commented).rows.comment).toEqual([])
  for (const outline of readyOutlines)
    for (const working of [false, true]) {
      const said = (contents: ProjectContents) => reportModel(source(contents), period, { now, outline, working })
      expect(said(commented)).toEqual(said(without))
    }
})

it('is in no table of records', () => {
  for (const kind of Object.values(recordKinds) as unknown as RecordKind[]) {
    const rows = commented.rows[kind.kind] as readonly unknown[] as readonly RecordRow[]
    expect(new TextDecoder().decode(recordsCsv(kind, rows, rowNames(commented.rows)))).not.toContain(secret)
  }
})

it('is, on somebody’s own records, in the copy of all that is held about them, without who wrote it', () => {
  const [person] = commented.rows.person
  const asked = { personId: person?.id ?? '', rows: commented.rows, commits: [], now }
  const { paper, data } = personCopy(asked)
  const own = commented.rows.comment.find(({ about: { kind, id } }) => kind === 'person' && id === person?.id)
  expect(JSON.stringify(paper)).toContain(`"${own?.words}"`)
  const others = commented.rows.comment.filter(({ about: { kind } }) => kind === 'measure' || kind === 'workshop')
  for (const { words } of others) expect(JSON.stringify(paper)).not.toContain(`"${words}"`)
  expect(JSON.stringify(data)).not.toContain(`"author":"${secret}"`)
})
