import { aboutNote } from '@core/import/notes'
import { t } from './words'

/** What a publisher's mark means, in the words of official statistics; of a footnote or a star only the file's own notes say it. */
export function noteInWords(note: string): string {
  if (note === aboutNote) return t('terms:mark.about')
  return isCode(note) ? t(`terms:mark.${note}`) : ''
}

const codes = [
  'b',
  'c',
  'd',
  'e',
  'f',
  'i',
  'k',
  'low',
  'n',
  'ns',
  'p',
  'r',
  's',
  'ss',
  'sss',
  'u',
  'w',
  'x',
  'z',
] as const
const isCode = (note: string): note is (typeof codes)[number] => codes.some(code => code === note)
