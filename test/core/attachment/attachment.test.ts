import { attachedToValue, attachmentsOfRemoved, countsByKey, keyOf } from '@core/attachment/attached-to'
import {
  fileProblemFor,
  filesNamed,
  hasRoomFor,
  mostBytesAttached,
  mostBytesInFile,
  pictureKind,
} from '@core/attachment/files-and-links'
import { rowsWithChanges } from '@core/change/apply'
import { invertedChanges, removed } from '@core/change/change'
import type { Attachment } from '@core/project/entities'
import { checkIntegrity } from '@core/project/integrity'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aProject,
  attachmentOf,
  elementOf,
  fileContent,
  importRecordOf,
  measureOf,
  minutes,
  observationOf,
} from '../project/sample-contents'

const cell = { importId: 'i', seq: 0, index: 3 }
const value = { kind: 'imported-value', measureId: 'm', ...cell } as const

describe('what is attached', () => {
  it('to an imported value stays there while a correction lies over it', () => {
    expect(attachedToValue(observationOf('o', 'm'))).toEqual({ kind: 'observation', id: 'o' })
    expect(attachedToValue(observationOf('o', 'm', { corrects: cell }))).toEqual(value)
  })

  it('is counted apart for things of different kinds with one id', () => {
    const on = (about: Attachment['about']) => ({ about })
    const counts = countsByKey([
      on({ kind: 'element', id: 'a' }),
      on({ kind: 'link', id: 'a' }),
      on({ kind: 'element', id: 'a' }),
      on(value),
    ])
    expect([...counts]).toEqual([
      ['element a', 2],
      ['link a', 1],
      [keyOf(value), 1],
    ])
  })

  it.each([
    ['the element', removed('element', elementOf('a')), ['on-element']],
    ['the measure, with its imported values', removed('measure', measureOf('m')), ['on-measure', 'on-value']],
    ['the import', removed('import', importRecordOf('i', 'm')), ['on-value']],
    ['a value entered by hand', removed('observation', observationOf('o', 'm')), ['on-observation']],
    ['something else', removed('element', elementOf('m')), []],
  ] as const)('goes along with %s', (_, change, gone) => {
    const attached = [
      attachmentOf('on-element'),
      attachmentOf('on-measure', { about: { kind: 'measure', id: 'm' } }),
      attachmentOf('on-value', { about: value }),
      attachmentOf('on-observation', { about: { kind: 'observation', id: 'o' } }),
    ]
    expect(attachmentsOfRemoved([change], attached).map(({ id }) => id)).toEqual(gone)
    // What the changes take away themselves is not taken away twice.
    const own = removed('attachment', attachmentOf('on-element'))
    expect(attachmentsOfRemoved([own, removed('element', elementOf('a'))], attached)).toEqual([])
  })

  it('never hangs on nothing once what it hung on is gone, and undoing brings all of it back', () => {
    fc.assert(
      fc.property(aProject, fc.nat(), ({ rows, ...rest }, choice) => {
        const whole = checkIntegrity({ rows, ...rest }).filter(({ code }) => code === 'attachment-of-nothing')
        const orphans = new Set(whole.map(({ id }) => id))
        const sound = { ...rows, attachment: rows.attachment.filter(({ id }) => !orphans.has(id)) }
        const owners = [
          ...sound.element.map(row => removed('element', row)),
          ...sound.measure.map(row => removed('measure', row)),
        ]
        const going = owners.slice(0, (choice % (owners.length + 1)) + 1)
        const changes = [...attachmentsOfRemoved(going, sound.attachment), ...going]
        const after = rowsWithChanges(sound, changes)
        if (!after.ok) throw new Error(after.problem)
        const left = checkIntegrity({ ...rest, rows: after.value })
        expect(left.filter(({ code }) => code === 'attachment-of-nothing')).toEqual([])
        const back = rowsWithChanges(after.value, invertedChanges(changes))
        const sorted = (list: readonly Attachment[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(back.ok && sorted(back.value.attachment)).toEqual(sorted(sound.attachment))
      }),
    )
  })
})

describe('a file', () => {
  it('is refused empty, too large, or with a name nobody could read', () => {
    expect(fileProblemFor({ name: 'a', size: 0 })).toBe('empty')
    expect(fileProblemFor({ name: 'a', size: mostBytesInFile })).toBeNull()
    expect(fileProblemFor({ name: 'a', size: mostBytesInFile + 1 })).toBe('too-large')
    expect(fileProblemFor({ name: 'a'.repeat(300), size: 1 })).toBeNull()
    expect(fileProblemFor({ name: 'a'.repeat(501), size: 1 })).toBe('name-too-long')
  })

  it('takes its room once, however often it is attached', () => {
    const file = (sha256: string, bytes: number) => ({ sha256, bytes })
    const present = filesNamed([
      attachmentOf('x'),
      attachmentOf('y'),
      attachmentOf('z', { content: { kind: 'link', url: 'https://example.org/' } }),
    ])
    expect(present).toEqual([fileContent(minutes)])
    expect(hasRoomFor([file('b', mostBytesAttached)], [])).toBe(true)
    expect(hasRoomFor([file('b', mostBytesAttached)], [file('b', mostBytesAttached)])).toBe(true)
    expect(hasRoomFor([file('b', mostBytesAttached)], present)).toBe(false)
  })

  it.each<[number[] | string, ReturnType<typeof pictureKind>]>([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0], 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe1], 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\u0001\n\u0000\u0002WEBPVP8 ', 'image/webp'],
    ['RIFF\u0001\u0000\u0000\u0000WAVEfmt ', null],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null],
    ['<!doctype html><script>', null],
    ['PNG', null],
    ['', null],
  ])('is a picture by its first bytes alone: %j', (start, kind) =>
    expect(pictureKind(typeof start === 'string' ? new TextEncoder().encode(start) : new Uint8Array(start))).toBe(kind),
  )
})
