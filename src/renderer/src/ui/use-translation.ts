import i18next, { type FlatNamespace, type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'

/** Of the language that is shown, by the areas asked for; another map once it is another language. */
let spoken = new Map<string, TFunction>()
i18next.on('languageChanged', () => {
  spoken = new Map()
})

const onLanguage = (draw: () => void) => {
  i18next.on('languageChanged', draw)
  return () => i18next.off('languageChanged', draw)
}

/** The words of some areas on screen, the first of them where a key names none, and the language they are in. The same `t` until that changes. */
export function useTranslation<const Area extends FlatNamespace | readonly [FlatNamespace, ...FlatNamespace[]]>(
  areas: Area,
): { t: TFunction<Area>; language: string } {
  const now = useSyncExternalStore(onLanguage, () => spoken)
  const first = typeof areas === 'string' ? areas : areas[0]
  const t = now.get(first) ?? sayingOnce(first)
  now.set(first, t)
  return { t: t as unknown as TFunction<Area>, language: i18next.language }
}

/** A sentence into which nothing is put is looked up once: a screen has hundreds, and says the same ones over and over. */
function sayingOnce(area: string): TFunction {
  const said = new Map<string, string>()
  const say = i18next.getFixedT(i18next.language, area as FlatNamespace)
  const sayOnce = (key: string, given?: object) => {
    if (given !== undefined) return say(key as never, given as never)
    const sentence = said.get(key) ?? say(key as never)
    said.set(key, sentence)
    return sentence
  }
  return sayOnce as TFunction
}
