/** How a file's bytes are read as text: what `TextDecoder` reads, in Node and in every browser, and two pages of DOS. */
export const singleByteEncodings = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'ibm850',
  'ibm852',
  'ibm866',
  'macintosh',
  'x-mac-cyrillic',
] as const
export type SingleByteEncoding = (typeof singleByteEncodings)[number]

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', ...singleByteEncodings] as const
export type Encoding = (typeof encodings)[number]

/** Windows-1252's signs for the bytes 0x80 to 0x9F, from € to Ÿ; bytes it leaves undefined stand for themselves. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 20 and 22 decode Windows-1252 as Latin-1, which has control characters where the euro and the dashes are. */
const withWindowsSigns = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, sign => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign)

/** The bytes 0x80 to 0xFF as programs for DOS wrote them, which `TextDecoder` does not know. Source: unicode.org, VENDORS/MICSFT/PC. */
const dosSigns: Readonly<Partial<Record<Encoding, string>>> = {
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
}
const signOfDos = (signs: string, byte: number): string =>
  byte < 0x80 ? String.fromCharCode(byte) : (signs[byte - 0x80] ?? '')

/** Turns bytes into text, piece by piece: characters across a seam stay whole. Null: nothing more follows. */
export function createDecoder(encoding: Encoding, ignoreBOM = false): (bytes: Uint8Array | null) => string {
  const dos = dosSigns[encoding]
  if (dos) return bytes => Array.from(bytes ?? [], byte => signOfDos(dos, byte)).join('')
  // Windows-1252 has no byte order mark, and Node 20, told to leave it, loses a ÿ at the start.
  const decoder = new TextDecoder(encoding, { ignoreBOM: ignoreBOM && encoding !== 'windows-1252' })
  return bytes => {
    const text = bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true })
    return encoding === 'windows-1252' ? withWindowsSigns(text) : text
  }
}

/** Turns bytes that begin and end with whole characters into text. A mark like the byte order mark stays. */
export function textOf(encoding: Encoding): (bytes: Uint8Array) => string {
  const decode = createDecoder(encoding, true)
  return bytes => decode(bytes) + decode(null)
}
