import type { Language } from './language'
import templates from './words/templates.json'

const translations: Readonly<Record<string, Readonly<Record<string, string>>>> = templates

/**
 * A sentence that ships with the app's templates, in the phone's language. What the team wrote or changed itself stays as it is:
 * nobody but them can say it in another one.
 */
export const templateWords = (words: string, language: Language): string =>
  (Object.hasOwn(translations, words) ? translations[words]?.[language] : undefined) ?? words
