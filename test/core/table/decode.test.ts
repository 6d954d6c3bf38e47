import { ok, problem } from '@core/result'
import { decodeBytes, recogniseEncoding, textChunks } from '@core/table/decode'
import { describe, expect, it } from 'vitest'

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
    expect(decodeBytes(Uint8Array.of(0x80, 0x96, 0x9f, 0xa3))).toMatchObject({ value: { text: '€–Ÿ£' } })
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
})
