import { mostBytesInFile } from '@core/attachment/files-and-links'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import type { Attachment } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeLargeProjectFile, writeProjectFile } from '@core/project/file/write-project-file'
import { checkIntegrity } from '@core/project/integrity'
import { ok } from '@core/result'
import { sha256 } from '@noble/hashes/sha2.js'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { attachmentOf, elementOf, fileContent, minutes, project, shaOf } from '../sample-contents'

const now = '2026-01-31T12:00:00.000Z'
const contentsWith = (
  attachment: readonly Attachment[],
  files: readonly Uint8Array<ArrayBuffer>[],
): ProjectContents => ({
  rows: { ...emptyRows, project: [project], element: [elementOf('a')], attachment },
  imported: [],
  commits: [],
  files: new Map(files.map(bytes => [shaOf(bytes), bytes])),
})
const good = writeProjectFile(contentsWith([attachmentOf('x')], [minutes]), { now })
const part = `attachments/${shaOf(minutes)}`

type Parts = Record<string, Uint8Array>
/** The file with other parts, and a manifest that vouches for them. */
function forged(change: (parts: Parts) => void, version = 3): Uint8Array {
  const parts: Parts = { ...unzipSync(good) }
  change(parts)
  const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? strToU8('{}')))
  delete parts['manifest.json']
  const described = Object.entries(parts).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: shaOf(bytes) }])
  manifest.parts = Object.fromEntries(described)
  manifest.version = version
  return zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), ...parts })
}
const withRow = (edit: (row: string) => string) =>
  readProjectFile(
    forged(parts => {
      parts['rows/attachment.jsonl'] = strToU8(edit(strFromU8(parts['rows/attachment.jsonl'] ?? new Uint8Array())))
    }),
  )
const move = (parts: Parts, to: string) => {
  parts[to] = parts[part] ?? new Uint8Array()
  delete parts[part]
}

describe('attached files in a project file', () => {
  it('are there once, however many rows name them, and only where one does', () => {
    const rows = [attachmentOf('x'), attachmentOf('y', { title: 'The same again' })]
    const bytes = writeProjectFile(contentsWith(rows, [minutes, new Uint8Array([7])]), { now })
    expect(Object.keys(unzipSync(bytes)).filter(name => name.startsWith('attachments/'))).toEqual([part])
    expect(readProjectFile(bytes)).toEqual(ok(contentsWith(rows, [minutes])))
  })

  it('are packed where that saves room, and else lie there as they are', () => {
    const words = strToU8('The same words again. '.repeat(5000))
    // As a photo is: every byte as likely as any other.
    const noise = new Uint8Array(Array.from({ length: 4000 }, (_, index) => [...sha256(strToU8(String(index)))]).flat())
    const rows = [words, noise].map((bytes, index) => attachmentOf(`x${index}`, { content: fileContent(bytes) }))
    const file = writeProjectFile(contentsWith(rows, [words, noise]), { now })
    const packed = new Map<string, { compression: number }>()
    unzipSync(file, {
      filter: ({ name, compression }) => {
        packed.set(name, { compression })
        return false
      },
    })
    expect(packed.get(`attachments/${shaOf(words)}`)).toEqual({ compression: 8 })
    expect(packed.get(`attachments/${shaOf(noise)}`)).toEqual({ compression: 0 })
  })

  it('that are not what their name promises are left out, so that the rest can be read', async () => {
    const damaged = {
      ...contentsWith([attachmentOf('x')], []),
      files: new Map([[shaOf(minutes), new Uint8Array([1])]]),
    }
    const bytes = writeProjectFile(damaged, { now })
    const hash = async (part: Uint8Array<ArrayBuffer>) => sha256(part)
    expect(await writeLargeProjectFile(damaged, { now, sha256: hash })).toEqual(bytes)
    const read = readProjectFile(bytes)
    expect(read.ok && checkIntegrity(read.value).map(({ code }) => code)).toEqual(['attachment-without-file'])
  })

  it('may be missing: the row says so', () => {
    const read = readProjectFile(
      forged(parts => {
        delete parts[part]
      }),
    )
    expect(read.ok && checkIntegrity(read.value).map(({ code }) => code)).toEqual(['attachment-without-file'])
  })

  it.each<[string, string]>([
    ['in upper case', `attachments/${shaOf(minutes).toUpperCase()}`],
    ['with a path', `attachments/../${shaOf(minutes)}`],
    ['with a folder', `attachments/a/${shaOf(minutes)}`],
    ['by another word', 'attachments/minutes.txt'],
    ['too short', `attachments/${shaOf(minutes).slice(1)}`],
  ])('are refused where they are named %s', (_, name) =>
    expect(readProjectFile(forged(parts => move(parts, name)))).toEqual({
      ok: false,
      problem: 'unexpected-part',
      detail: name,
    }),
  )

  it('are refused where they hold something else than their name promises', () => {
    const bytes = forged(parts => {
      parts[part] = strToU8('We agreed to nothing whatever.')
    })
    expect(readProjectFile(bytes)).toEqual({ ok: false, problem: 'damaged', detail: part })
    const renamed = forged(parts => move(parts, `attachments/${shaOf(new Uint8Array())}`))
    expect(readProjectFile(renamed)).toMatchObject({ problem: 'damaged' })
  })

  it('are refused where no row names them, and in a file of an earlier version', () => {
    const unnamed = forged(parts => {
      parts[`attachments/${shaOf(new Uint8Array([9]))}`] = new Uint8Array([9])
    })
    expect(readProjectFile(unnamed)).toMatchObject({ problem: 'unexpected-part' })
    expect(readProjectFile(forged(() => undefined, 2))).toEqual({ ok: false, problem: 'unexpected-part', detail: part })
  })

  it('are refused where a row lies about their size', () =>
    expect(withRow(row => row.replace(`"bytes":${minutes.length}`, '"bytes":5'))).toMatchObject({
      problem: 'not-valid',
      detail: 'rows/attachment.jsonl: bytes',
    }))

  it.each<[string, (row: string) => string]>([
    ['a hash in upper case', row => row.replace(shaOf(minutes), shaOf(minutes).toUpperCase())],
    ['no size', row => row.replace(`"bytes":${minutes.length}`, '"bytes":0')],
    ['more than a file may have', row => row.replace(`"bytes":${minutes.length}`, `"bytes":${mostBytesInFile + 1}`)],
    ['no name', row => row.replace('minutes.txt', '')],
    [
      'a link that is a program',
      row => row.replace(/"content":\{.*?\}/, '"content":{"kind":"link","url":"javascript:alert(1)"}'),
    ],
    [
      'a link that is no whole address',
      row => row.replace(/"content":\{.*?\}/, '"content":{"kind":"link","url":"/a"}'),
    ],
    ['a thing to hang on that cannot be', row => row.replace('"kind":"element"', '"kind":"project"')],
  ])('are refused where their row has %s', (_, edit) =>
    expect(withRow(edit)).toMatchObject({ ok: false, problem: 'not-valid' }),
  )
})
