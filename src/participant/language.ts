/** Each by its own name. `direction`: where a line begins. `checked`: a native speaker has read all of its words. */
export const languages = [
  { code: 'en', name: 'English', direction: 'ltr', checked: true },
  { code: 'cy', name: 'Cymraeg', direction: 'ltr', checked: false },
  { code: 'pl', name: 'Polski', direction: 'ltr', checked: false },
  { code: 'ro', name: 'Română', direction: 'ltr', checked: false },
  { code: 'ar', name: 'العربية', direction: 'rtl', checked: false },
  { code: 'uk', name: 'Українська', direction: 'ltr', checked: false },
] as const
export type Language = (typeof languages)[number]['code']

export const directionOf = (language: Language) => languages.find(({ code }) => code === language)?.direction ?? 'ltr'

/** `null`: none that we have words in. For the form of POST /language and for the cookie. */
export const languageCalled = (code: string | undefined): Language | null =>
  languages.find(language => language.code === code)?.code ?? null

/** The first language of an `Accept-Language` header that we have; English where there is none. */
export function languageAccepted(header: string | undefined): Language {
  const asked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...settings] = part.split(';')
      const quality = settings.map(setting => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find(Boolean)
      return { code: tag.trim().toLowerCase().split('-')[0], quality: Number(quality ?? 1) }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { code } of asked) {
    const found = languageCalled(code)
    if (found !== null) return found
  }
  return 'en'
}
