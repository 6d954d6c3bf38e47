import { strFromU8, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { goodImportOf, importOf } from '../../import/import-of'
import { workbookParts, zipped } from './build-workbook'
import { asZip64 } from './zip64'

const parts = workbookParts([
  {
    name: 'Figures',
    rows: [
      ['région', 'year', 'people'],
      ['Île-de-France', 2016, 20],
      [null, 2017, 18],
    ],
    merged: ['A2:A3'],
  },
])
const made = [
  ['2016-12-31', 20, 'Île-de-France'],
  ['2017-12-31', 18, 'Île-de-France'],
]

async function madeOf(bytes: Uint8Array) {
  const { observations } = await goodImportOf(bytes)
  return observations.map(({ day, value, dimensions }) => [day, value, ...Object.values(dimensions)])
}

const inUtf16 = (text: string, { big = false, marked = true } = {}): Uint8Array =>
  Uint8Array.from(
    [...(marked ? `\ufeff${text}` : text)].flatMap(sign => {
      const [low, high] = [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]
      return big ? [high, low] : [low, high]
    }),
  )

describe('a workbook in another form than usual', () => {
  it.each([
    ['UTF-16, little end first', {}],
    ['UTF-16, big end first', { big: true }],
    ['UTF-16 without its mark', { marked: false }],
    ['UTF-16 without its mark, big end first', { big: true, marked: false }],
  ])('has its parts in %s', async (_, form) => {
    const all = Object.entries(parts).map(([name, bytes]) => [name, inUtf16(strFromU8(bytes), form)])
    expect(await madeOf(zipped(Object.fromEntries(all)))).toEqual(made)
  })

  it('says another encoding for a part: it is refused, for its words would be wrong', async () => {
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const said = (encoding: string) =>
      zipped({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(`<?xml version="1.0" encoding="${encoding}"?>${sheet}`) })
    expect(await importOf(said('ISO-8859-1'))).toMatchObject({ problem: 'damaged-workbook' })
    expect(await madeOf(said('UTF-8'))).toEqual(made)
  })

  it('has zip64 entries', async () => {
    expect(await madeOf(asZip64(zipped(parts)))).toEqual(made)
  })

  it('tells lies in its zip64 fields: a code, never a crash and never another figure', async () => {
    const bytes = asZip64(zipped(parts))
    const directory = bytes.length - 98 - Object.keys(parts).length * 40
    for (let at = directory; at < bytes.length; at++) {
      for (const change of [0x01, 0x80, 0xff]) {
        const spoilt = bytes.slice()
        spoilt[at] = (spoilt[at] ?? 0) ^ change
        const result = await importOf(spoilt)
        if ('outcome' in result) expect(result.observations.map(({ value }) => value)).toEqual([20, 18])
      }
    }
  })

  it('has zip64 fields that point outside the file', async () => {
    const bytes = asZip64(zipped(parts))
    const view = new DataView(bytes.buffer)
    const end = bytes.length - 98
    for (const [at, number] of [
      [end + 48, 2n ** 63n],
      [end + 40, 2n ** 40n],
      [end + 32, 2n ** 33n],
      [end + 4, 2n ** 52n],
      [end + 64, 2n ** 53n],
    ] as const) {
      const before = view.getBigUint64(at, true)
      view.setBigUint64(at, number, true)
      expect(await importOf(bytes)).toMatchObject({ problem: 'damaged-workbook' })
      view.setBigUint64(at, before, true)
    }
  })
})
