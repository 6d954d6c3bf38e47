import { ok, problem } from '@core/result'
import { decodeBytes, recogniseEncoding, textChunks } from '@core/table/decode'
import { describe, expect, it } from 'vitest'
import { bytesIn } from './bytes-in'

describe('decoding', () => {
  it('is sure of what a mark or strict UTF-8 says, and asks about the rest', () => {
    expect(recogniseEncoding(new TextEncoder().encode('Ynys Môn'))).toEqual(ok({ encoding: 'utf-8', certain: true }))
    expect(recogniseEncoding(Uint8Array.of(0xff, 0xfe, 65, 0))).toEqual(ok({ encoding: 'utf-16le', certain: true }))
    expect(recogniseEncoding(Uint8Array.of(65, 0, 66, 0))).toEqual(ok({ encoding: 'utf-16le', certain: false }))
    expect(recogniseEncoding(Uint8Array.of(0, 65, 0, 66))).toEqual(ok({ encoding: 'utf-16be', certain: false }))
    expect(recogniseEncoding(Uint8Array.of(0x80, 0x31))).toEqual(ok({ encoding: 'windows-1252', certain: false }))
    expect(recogniseEncoding(Uint8Array.of(0x80, 0x31), 'windows-1252')).toEqual(
      ok({ encoding: 'windows-1252', certain: true }),
    )
  })

  it('reads the euro, the dash and the pound of Windows-1252, which Node itself does not', () => {
    expect(decodeBytes(Uint8Array.of(0x80, 0x96, 0x9f, 0xa3), 'windows-1252')).toMatchObject({
      value: { text: '€–Ÿ£' },
    })
  })

  it('does not take a damaged UTF-8 file at its mark', () => {
    expect(recogniseEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff))).toEqual(
      problem('not-that-encoding', 'utf-8'),
    )
  })

  it('keeps characters whole across the seams of its pieces', () => {
    const text = `${'x'.repeat((1 << 18) - 1)}🏠`.repeat(3)
    expect([...textChunks(new TextEncoder().encode(text), 'utf-8')].join('')).toBe(text)
  })

  it('takes a file with a few bytes that are no UTF-8 for UTF-8 all the same, and says on which lines they are', () => {
    const utf8 = (text: string) => [...new TextEncoder().encode(text)]
    const bytes = Uint8Array.from([...utf8('München\r\nKöln\rB'), 0xfc, ...utf8('nde\nAachen')])
    expect(decodeBytes(bytes)).toEqual(
      ok({
        encoding: 'utf-8',
        certain: true,
        damage: { bytes: 1, lines: [3] },
        text: 'München\r\nKöln\rB\ufffdnde\nAachen',
      }),
    )
    // Cut short in a letter; and a letter cut short by another.
    expect(decodeBytes(Uint8Array.from(utf8('Ynys Môn Caffè').slice(0, -1)))).toMatchObject({
      value: { damage: { bytes: 1, lines: [1] }, text: 'Ynys Môn Caff\ufffd' },
    })
    expect(decodeBytes(Uint8Array.from([...utf8('é\né'), 0xe2, 0x82, ...utf8('é')]))).toMatchObject({
      value: { damage: { bytes: 1, lines: [2] }, text: 'é\né\ufffdé' },
    })
    expect(decodeBytes(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('place,year,people'), 0xfc]))).toMatchObject({
      value: { encoding: 'utf-8', damage: { bytes: 1, lines: [1] } },
    })
  })

  it('leaves every mark at the start aside, where a file has two', () => {
    expect(decodeBytes(new TextEncoder().encode('\ufeff\ufeffplace'))).toMatchObject({ value: { text: 'place' } })
  })

  it('proposes the likeliest of all encodings, and takes the one that a person asks for', () => {
    const bytes = bytesIn('windows-1250', 'Gmina\nŁódź\nŚwięta\n')
    expect(decodeBytes(bytes)).toMatchObject({ value: { encoding: 'windows-1250', certain: false } })
    expect(decodeBytes(bytes, 'windows-1251')).toMatchObject({
      value: { certain: true, text: 'Gmina\nЈуdџ\nЊwiкta\n' },
    })
  })
})
