import { type SingleByteEncoding, textOf } from '@core/table/encodings'

/** A text's bytes in an encoding of one byte a letter. */
export function bytesIn(encoding: SingleByteEncoding, text: string): Uint8Array {
  const read = textOf(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [read(Uint8Array.of(byte)), byte]))
  return Uint8Array.from([...text].map(letter => bytes.get(letter) ?? expectLetter(letter, encoding)))
}

function expectLetter(letter: string, encoding: string): never {
  throw new Error(`${encoding} has no ${letter}`)
}
