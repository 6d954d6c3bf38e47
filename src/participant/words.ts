import type { Language } from './language'
import ar from './words/ar.json'
import cy from './words/cy.json'
import en from './words/en.json'
import pl from './words/pl.json'
import ro from './words/ro.json'
import uk from './words/uk.json'

export type WordKey = keyof typeof en
/** Says a sentence in one language. `{name}` in it stands for a value of `values`. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

const words: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, cy, pl, ro, ar, uk }

export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    words[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
