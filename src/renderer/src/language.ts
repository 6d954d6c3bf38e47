import { words as coreWords, documentLanguage, type Messages, showLanguage } from '@core/words/words'
import i18next from 'i18next'
import { messagesIn, type TranslatedFiles } from './words'

/** Each by its own name. `direction`: where a line begins. `checked`: a native speaker has read all of its words. */
export const languages = [
  { code: 'en', name: 'English', direction: 'ltr', checked: true },
  { code: 'cy', name: 'Cymraeg', direction: 'ltr', checked: false },
  { code: 'ar', name: 'العربية', direction: 'rtl', checked: false },
] as const
export type Language = (typeof languages)[number]['code']

/** All files of a language in one piece, fetched when it is chosen. English is there from the start. */
const translations: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: TranslatedFiles }>>> = {
  cy: () => import('./translations/cy'),
  ar: () => import('./translations/ar'),
}

const place = 'common-measure-language'

/** Of this computer, as the colours are: not of a project. */
export function chosenLanguage(): Language {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(place)
  } catch {
    // The browser keeps nothing: English each time.
  }
  return languages.find(({ code }) => code === kept)?.code ?? 'en'
}

/** Shows a language from now on, on this page and the next time. Rejects where its words could not be fetched: then nothing has changed. */
export async function chooseLanguage(language: Language): Promise<void> {
  await showScreensIn(language)
  try {
    localStorage.setItem(place, language)
  } catch {
    // The browser keeps nothing: it holds until the page is loaded again.
  }
}

export async function showScreensIn(language: Language): Promise<void> {
  const direction = languages.find(({ code }) => code === language)?.direction ?? 'ltr'
  if (language === 'en') return speak(documentLanguage, direction, {})
  const { default: files } = await translations[language]()
  speak(language, direction, messagesIn(files, language))
}

/** An arrow key by where it leads a reader: where lines run from the right, the left one leads on. */
export function keyInReadingOrder(key: string): string {
  if (document.documentElement.dir !== 'rtl') return key
  return key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key
}

/** All that this page says, core's words too, and the way its lines run. */
export function speak(language: string, direction: 'ltr' | 'rtl', messages: Messages): void {
  document.documentElement.lang = language
  document.documentElement.dir = direction
  for (const instance of [coreWords, i18next]) showLanguage(instance, language, messages)
}
