import type { Language } from './language'
import ar from './words/ar.json'
import cy from './words/cy.json'
import en from './words/en.json'
import pl from './words/pl.json'
import ro from './words/ro.json'
import templates from './words/templates.json'
import uk from './words/uk.json'

export type WordKey = keyof typeof en
/** Says a sentence in one language. `{name}` in it stands for a value of `values`. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

const words: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { en, cy, pl, ro, ar, uk }

export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    words[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))

export const isSaidInAnyLanguage = (key: WordKey, said: string): boolean =>
  Object.values(words).some(own => own[key] === said)

const translations: Readonly<Record<string, Readonly<Record<string, string>>>> = templates

/**
 * A sentence that ships with the app's templates, in the phone's language. What the team wrote or changed itself stays as it is:
 * nobody but them can say it in another one.
 */
export const templateWords = (words: string, language: Language): string =>
  (Object.hasOwn(translations, words) ? translations[words]?.[language] : undefined) ?? words
