import { emptyRows, type ProjectContents } from '@core/project/contents'
import { formatVersion } from '@core/project/file/parts'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { faults } from '../../../faults'
import { elementOf, importOf, importRecordOf, measureOf, project } from '../sample-contents'

const now = '2026-01-31T12:00:00.000Z'
const contents: ProjectContents = {
  rows: {
    ...emptyRows,
    project: [project],
    element: [elementOf('a'), elementOf('b')],
    measure: [measureOf('m')],
    import: [importRecordOf('i', 'm')],
  },
  imported: [importOf('i', 'm', 5000)],
  commits: [
    { id: 'c', seq: 1, at: now, by: '', action: 'x', why: '', changes: [], undoes: null, redoes: null },
    { id: 'd', seq: 2, at: now, by: '', action: 'x', why: '', changes: [], undoes: null, redoes: null },
  ],
}
const good = writeProjectFile(contents, { now })

type Parts = Record<string, Uint8Array>
type Manifest = { [key: string]: unknown; counts: { rows: Record<string, number>; observations: number } }

/** The file with other parts, and a manifest that vouches for them. */
function forged(change: (parts: Parts) => void, changeManifest: (manifest: Manifest) => void = () => undefined) {
  const parts: Parts = { ...unzipSync(good) }
  change(parts)
  const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? strToU8('{}')))
  delete parts['manifest.json']
  manifest.parts = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) }]),
  )
  changeManifest(manifest)
  const files: Zippable = { 'manifest.json': strToU8(JSON.stringify(manifest)), ...parts }
  return zipSync(files, { level: 1 })
}

const withText = (name: string, edit: (text: string) => string) =>
  forged(parts => {
    parts[name] = strToU8(edit(strFromU8(parts[name] ?? new Uint8Array())))
  })

/** The bytes with every place that spells `from` spelling `to`, which is as long. */
function respelled(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const out = bytes.slice()
  const [old, fresh] = [strToU8(from), strToU8(to)]
  for (let at = 0; at + old.length <= out.length; at += 1) {
    if (old.every((byte, index) => out[at + index] === byte)) out.set(fresh, at)
  }
  return out
}

const directoryAt = (bytes: Uint8Array): number => new DataView(bytes.buffer).getUint32(bytes.length - 22 + 16, true)

const commitLine = (seq: number): string =>
  `${JSON.stringify({ id: `c${seq}`, seq, at: now, by: '', action: 'x', why: '', changes: [], undoes: null, redoes: null })}\n`

/** Small on the disk, gigabytes in memory: refused by what is said of them, or as soon as it shows. */
describe('a project file made to fill the memory', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['a log of 129 MB', 'commits.jsonl', () => new Uint8Array(129 * 2 ** 20).fill(32)],
    [
      'half a million good commits and one more',
      'commits.jsonl',
      () => strToU8(Array.from({ length: 500_001 }, (_, index) => commitLine(index + 1)).join('')),
    ],
    [
      'a title of 20 MB',
      'rows/project.jsonl',
      () => strToU8(JSON.stringify({ ...project, title: 'x'.repeat(20 * 2 ** 20) })),
    ],
    ['a kind of 65 MB', 'rows/workshop.jsonl', () => new Uint8Array(65 * 2 ** 20).fill(10)],
    ['empty lines without end', 'rows/observation.jsonl', () => new Uint8Array(2 ** 20).fill(10)],
  ])('is refused as too large: %s', (_, name, bytes) => {
    const file = forged(parts => {
      parts[name] = bytes()
    })
    expect(readProjectFile(file)).toEqual({ ok: false, problem: 'too-large', detail: name })
  })
})

describe('a project file that is not what it says', () => {
  it('is good before it is spoilt', () => expect(readProjectFile(forged(() => undefined))).toMatchObject({ ok: true }))

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a text', strToU8('Place,People\nLeeds,4\n')],
    ['a zip of something else', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['a zip with another manifest', zipSync({ 'manifest.json': strToU8('{"name":"app"}') })],
    ['a zip whose manifest is no JSON', zipSync({ 'manifest.json': strToU8('{') })],
  ])('is refused as no project file: %s', (_, bytes) =>
    expect(readProjectFile(bytes)).toMatchObject({ ok: false, problem: 'not-a-project-file' }),
  )

  it('is refused as newer, with its version, whatever else is in it', () => {
    const manifest = { format: 'common-measure', version: formatVersion + 1, unheardOf: true }
    const bytes = zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), 'new-part.bin': strToU8('x') })
    expect(readProjectFile(bytes)).toEqual({ ok: false, problem: 'newer-version', detail: String(formatVersion + 1) })
  })

  it('reads a file of version 1 as one without the kinds that came later', () => {
    const later = [
      ...['frame', 'assumption', 'evidence', 'theoryVersion', 'judgement', 'rubricJudging', 'reportingPeriod'],
      'attachment',
    ]
    const version1 = forged(
      parts => {
        for (const kind of later) delete parts[`rows/${kind}.jsonl`]
      },
      manifest => {
        manifest.version = 1
        for (const kind of later) delete manifest.counts.rows[kind]
      },
    )
    expect(readProjectFile(version1)).toMatchObject({ ok: true, value: { rows: { frame: [] } } })
  })

  it('reads a file of version 2 as one with nothing attached', () => {
    const version2 = forged(
      parts => {
        delete parts['rows/attachment.jsonl']
      },
      manifest => {
        manifest.version = 2
        delete manifest.counts.rows.attachment
      },
    )
    expect(readProjectFile(version2)).toEqual({ ok: true, value: contents })
  })

  it('reads a file of version 7 as one without comments and without tags on records, and writes it as it was read', () => {
    const line = JSON.stringify({ id: 't', name: 'Cold homes', about: '', order: 1 })
    const version7 = forged(
      parts => {
        delete parts['rows/comment.jsonl']
        parts['rows/theme.jsonl'] = strToU8(`${line}\n`)
      },
      manifest => {
        manifest.version = 7
        delete manifest.counts.rows.comment
        manifest.counts.rows.theme = 1
      },
    )
    const read = readProjectFile(version7)
    if (!read.ok) throw new Error(read.problem)
    expect(read.value.rows).toMatchObject({ comment: [], theme: [JSON.parse(line)] })
    expect(readProjectFile(writeProjectFile(read.value, { now }))).toEqual(read)
  })

  it('is refused wherever it is cut short', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: good.length - 1 }), length => {
        expect(readProjectFile(good.slice(0, length))).toMatchObject({ ok: false, problem: 'damaged' })
      }),
      { numRuns: faults(200, 5000) },
    )
  })

  it('is read the same or refused, never taken otherwise, wherever a byte is flipped', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = good.slice()
        bytes[at] = (bytes[at] ?? 0) ^ flip
        const read = readProjectFile(bytes)
        // Times and checksums that the zip keeps for others are the only bytes nothing hangs on.
        if (read.ok) expect(read.value).toEqual(contents)
      }),
      { numRuns: faults(100, 5000) },
    )
  })

  it('is refused where a part is not the one it vouches for', () => {
    const bytes = forged(
      () => undefined,
      manifest => {
        const parts = manifest.parts as Record<string, { sha256: string }>
        for (const part of Object.values(parts)) part.sha256 = '0'.repeat(64)
      },
    )
    expect(readProjectFile(bytes)).toMatchObject({ problem: 'damaged', detail: 'rows/project.jsonl' })
  })

  it('is refused with parts nobody knows', () => {
    for (const name of [
      '../evil.txt',
      '/etc/passwd',
      'rows/../../x',
      'rows/unknown.jsonl',
      'imports/../observations.bin',
      'C:\\x',
    ]) {
      const bytes = forged(parts => {
        parts[name] = strToU8('x')
      })
      expect(readProjectFile(bytes)).toEqual({ ok: false, problem: 'unexpected-part', detail: name })
    }
  })

  it('is refused with a part it does not list, and without one it lists', () => {
    const drop = (name: string) => (manifest: Manifest) => {
      delete (manifest.parts as Record<string, unknown>)[name]
    }
    expect(readProjectFile(forged(() => undefined, drop('commits.jsonl')))).toMatchObject({
      problem: 'unexpected-part',
    })
    const missing = forged(parts => {
      delete parts['rows/link.jsonl']
    })
    expect(readProjectFile(missing)).toEqual({ ok: false, problem: 'missing-part', detail: 'rows/link.jsonl' })
    const halfImport = forged(parts => {
      delete parts['imports/i/dictionaries.json']
    })
    expect(readProjectFile(halfImport)).toMatchObject({
      problem: 'missing-part',
      detail: 'imports/i/dictionaries.json',
    })
  })

  it('is refused with one part twice', () => {
    const bytes = respelled(good, 'rows/element.jsonl', 'rows/measure.jsonl')
    expect(readProjectFile(bytes)).toMatchObject({ problem: 'unexpected-part', detail: 'rows/measure.jsonl' })
  })

  it('is refused where parts overlap', () => {
    const bytes = good.slice()
    const view = new DataView(bytes.buffer)
    const first = directoryAt(bytes)
    const second = first + 46 + view.getUint16(first + 28, true)
    view.setUint32(second + 42, view.getUint32(first + 42, true), true)
    expect(readProjectFile(bytes)).toMatchObject({ problem: 'damaged' })
  })

  it('is refused where it lies about sizes, small or large', () => {
    for (const size of [1, 400, 0x7fffffff]) {
      const bytes = good.slice()
      new DataView(bytes.buffer).setUint32(directoryAt(bytes) + 24, size, true)
      const read = readProjectFile(bytes)
      expect(read.ok ? 'ok' : read.problem).toBe(size > 8 * 1024 * 1024 ? 'too-large' : 'damaged')
    }
  })

  it('is refused where it would unpack to more than it says', () => {
    const bomb = forged(parts => {
      parts['rows/link.jsonl'] = new Uint8Array(40 * 1024 * 1024)
    })
    const view = new DataView(bomb.buffer)
    let at = directoryAt(bomb)
    while (strFromU8(bomb.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))) !== 'rows/link.jsonl') {
      at += 46 + view.getUint16(at + 28, true)
    }
    view.setUint32(at + 24, 1000, true)
    expect(readProjectFile(bomb)).toMatchObject({ problem: 'damaged', detail: 'rows/link.jsonl' })
  })

  it('is refused where it says it unpacks to more than there is room for', () => {
    const bytes = good.slice()
    const view = new DataView(bytes.buffer)
    let at = directoryAt(bytes)
    for (let part = 0; part < 3; part += 1) {
      at += 46 + view.getUint16(at + 28, true)
      view.setUint32(at + 24, 700 * 1024 * 1024, true)
    }
    expect(readProjectFile(bytes)).toMatchObject({ problem: 'too-large' })
  })

  it('says which line does not fit', () => {
    const bad = withText('rows/element.jsonl', text => text.replace('"title":"Element b"', '"title":""'))
    expect(readProjectFile(bad)).toEqual({
      ok: false,
      problem: 'not-valid',
      detail: 'rows/element.jsonl line 2: title',
    })
    const noJson = withText('rows/measure.jsonl', () => 'words\n')
    expect(readProjectFile(noJson)).toMatchObject({ problem: 'not-valid', detail: 'rows/measure.jsonl line 1: ' })
    const twice = withText('rows/element.jsonl', text => text.replaceAll('"id":"b"', '"id":"a"'))
    expect(readProjectFile(twice)).toMatchObject({ problem: 'not-valid', detail: 'rows/element.jsonl line 2: id' })
    const back = withText('commits.jsonl', text => text.replace('"seq":2', '"seq":1'))
    expect(readProjectFile(back)).toMatchObject({ problem: 'not-valid', detail: 'commits.jsonl line 2: seq' })
  })

  it('is refused where there are not as many as it says', () => {
    const fewer = withText('rows/element.jsonl', text => `${text.split('\n')[0]}\n`)
    expect(readProjectFile(fewer)).toMatchObject({ problem: 'counts-differ', detail: 'rows/element.jsonl' })
    const noProject = withText('rows/project.jsonl', () => '')
    expect(readProjectFile(noProject)).toMatchObject({ problem: 'counts-differ', detail: 'rows/project.jsonl' })
    const observations = forged(
      () => undefined,
      manifest => {
        manifest.counts.observations += 1
      },
    )
    expect(readProjectFile(observations)).toMatchObject({ problem: 'counts-differ', detail: 'observations' })
  })

  it('is refused where a column is cut short, or holds what no column may', () => {
    const observations = 'imports/i/observations.bin'
    const spoilt = (change: (bytes: Uint8Array) => Uint8Array) =>
      readProjectFile(
        forged(parts => {
          parts[observations] = change(parts[observations] ?? new Uint8Array())
        }),
      )
    expect(spoilt(bytes => bytes.slice(0, -8))).toMatchObject({ problem: 'not-valid' })
    expect(spoilt(bytes => Uint8Array.from([...bytes, 0]))).toMatchObject({ detail: `${observations}: length` })
    expect(spoilt(() => strToU8('no line'))).toMatchObject({ detail: `${observations}: header` })
    expect(spoilt(bytes => respelled(bytes, '"rows":4096', '"rows":4097'))).toMatchObject({ problem: 'not-valid' })
    expect(spoilt(bytes => respelled(bytes, '"rows":4096', '"rows":4095'))).toMatchObject({ problem: 'not-valid' })
    // The last column of the last block is a dimension's: a code beyond its dictionary.
    const beyond = spoilt(bytes => {
      const out = bytes.slice()
      out[out.length - 1] = 9
      return out
    })
    expect(beyond).toMatchObject({ problem: 'not-valid', detail: `${observations}: block m 1 place` })
  })
})
