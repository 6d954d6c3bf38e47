import { coreMessages, type Messages } from '@core/words/words'
import i18next from 'i18next'

// A language that nobody speaks, to find what is not in message files and what does not stretch (pseudo-localisation).

/** One whose figures, plurals and days are written as English ones are, but in no letter of the English alphabet. */
export const pseudoLanguage = 'el'

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'áƀçðéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ'
const letters = new Map([...plain].map((letter, place) => [letter, [...accented][place] ?? letter]))

/** What the code puts in, or marks up: it stays as it is. */
const kept = /(\{\{[^}]*\}\}|<\/?\w+\s*\/?>|\$t\([^)]*\)|&\w+;)/

/** `Save` becomes `⟦Šáṽé óñé⟧`: accents on every letter, and some 40 % longer, in words that can go to the next line. */
export function pseudo(text: string): string {
  const spoken = text.split(kept).map((part, place) => (place % 2 === 1 ? part : [...part].map(inAccents).join('')))
  const more = Math.ceil(text.replace(new RegExp(kept, 'g'), '').length * 0.4)
  const words = 'óñé ţŵó ţĥŕéé ƒóúŕ ƒíṽé šíẋ '
    .repeat(Math.ceil(more / 27))
    .slice(0, more)
    .trim()
  return text === '' ? '' : `⟦${spoken.join('')}${words === '' ? '' : ` ${words}`}⟧`
}
const inAccents = (letter: string): string => letters.get(letter) ?? letter

/** Every message of core and of the screens. */
export function pseudoMessages(): Messages {
  const english = { ...coreMessages, ...i18next.getDataByLanguage('en') }
  return Object.fromEntries(
    Object.entries(english).map(([namespace, messages]) => [namespace, told(messages) as object]),
  )
}

function told(messages: unknown): unknown {
  if (typeof messages === 'string') return pseudo(messages)
  if (Array.isArray(messages)) return messages.map(told)
  if (typeof messages !== 'object' || messages === null) return messages
  return Object.fromEntries(Object.entries(messages).map(([key, within]) => [key, told(within)]))
}
