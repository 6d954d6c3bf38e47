type Environment = Readonly<Record<string, string | undefined>>

/**
 * The language in which Chromium shows its own date fields, and so the order in which a day is typed: on Linux that of the person's dates
 * (`LC_TIME`), which may be another than that of their menus. en-GB where the system says nothing: Chromium alone would take en-US, and 3/4
 * would be 4 March. Null: the system itself tells Chromium (Windows, macOS).
 */
export function languageOfDates(env: Environment, platform: NodeJS.Platform): string | null {
  if (platform !== 'linux') return null
  const said = env.LC_ALL || env.LC_TIME || env.LANG || ''
  const [locale = ''] = said.split(/[.@]/)
  const isLanguage = /^[a-z]{2,3}(_[A-Z]{2})?$/.test(locale)
  return isLanguage ? locale.replace('_', '-') : 'en-GB'
}
