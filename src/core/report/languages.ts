import { rightToLeftLetter } from '@core/export/xml'

/**
 * A piece of a text in one script. `language`: BCP 47, as far as letters tell it; null: nothing but the document's own language is known of it.
 * `kind`: how Word writes the language down.
 */
export type LanguagePart = {
  readonly text: string
  readonly language: string | null
  readonly kind: 'latin' | 'right-to-left' | 'east-asian' | 'complex'
}

type Script = {
  readonly kind: LanguagePart['kind']
  readonly letters: RegExp
  /** The language most written in it, and others by letters that only they have. */
  readonly language: string
  readonly others?: readonly (readonly [RegExp, string])[]
}

const script = (kind: Script['kind'], name: string, language: string, others: Script['others'] = []): Script => ({
  kind,
  letters: new RegExp(`\\p{Script=${name}}`, 'u'),
  language,
  others,
})

const scripts: readonly Script[] = [
  script('right-to-left', 'Arabic', 'ar-SA', [
    [/[\u0679\u0688\u0691\u06D2\u06BA]/, 'ur-PK'],
    [/[\u067E\u0686\u0698\u06AF\u06CC]/, 'fa-IR'],
  ]),
  script('right-to-left', 'Hebrew', 'he-IL'),
  script('right-to-left', 'Syriac', 'syr-SY'),
  script('right-to-left', 'Thaana', 'dv-MV'),
  { kind: 'right-to-left', letters: new RegExp(rightToLeftLetter, 'u'), language: 'ar-SA' },
  { kind: 'east-asian', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, language: 'ja-JP' },
  script('east-asian', 'Hangul', 'ko-KR'),
  { kind: 'east-asian', letters: /\p{Script=Han}/u, language: 'zh-CN' },
  script('complex', 'Devanagari', 'hi-IN'),
  script('complex', 'Bengali', 'bn-BD'),
  script('complex', 'Gurmukhi', 'pa-IN'),
  script('complex', 'Gujarati', 'gu-IN'),
  script('complex', 'Tamil', 'ta-IN'),
  script('complex', 'Telugu', 'te-IN'),
  script('complex', 'Kannada', 'kn-IN'),
  script('complex', 'Malayalam', 'ml-IN'),
  script('complex', 'Sinhala', 'si-LK'),
  script('complex', 'Thai', 'th-TH'),
  script('complex', 'Lao', 'lo-LA'),
  script('complex', 'Khmer', 'km-KH'),
  script('complex', 'Myanmar', 'my-MM'),
  script('latin', 'Ethiopic', 'am-ET'),
  script('latin', 'Cyrillic', 'ru-RU', [[/[іїєґІЇЄҐ]/, 'uk-UA']]),
  script('latin', 'Greek', 'el-GR'),
  script('latin', 'Armenian', 'hy-AM'),
  script('latin', 'Georgian', 'ka-GE'),
]

/** Nothing here needs to be looked at letter by letter. */
const plain = /^(?:\P{L}|\p{Script=Latin})*$/u
const strong = /\p{L}/u
export const isLatin = (text: string): boolean => plain.test(text)

/** Latin letters: null. What is no letter has no script: undefined. */
function scriptOf(character: string): Script | null | undefined {
  if (!strong.test(character)) return undefined
  return scripts.find(({ letters }) => letters.test(character)) ?? null
}

/** Han letters stand in Japanese too, and count as that where kana does. */
const isSame = (a: Script | null, b: Script | null): boolean =>
  a === b || (a?.kind === 'east-asian' && b?.kind === 'east-asian')

/** A text cut where its script changes. What stands between two words of one script belongs to them. The pieces joined are the text. */
export function partsByLanguage(text: string): LanguagePart[] {
  if (text === '') return []
  if (plain.test(text)) return [{ text, language: null, kind: 'latin' }]
  const parts: { text: string; script: Script | null }[] = []
  /** No letters: they go with the next part if it is of the same script, else stand apart. */
  let between = ''
  for (const character of text) {
    const found = scriptOf(character)
    const last = parts.at(-1)
    if (found === undefined) {
      // A mark belongs to its letter.
      if (between === '' && last && /\p{M}/u.test(character)) last.text += character
      else between += character
    } else if (last && isSame(last.script, found)) {
      last.text += between + character
      between = ''
    } else {
      if (found === null) parts.push({ text: between + character, script: null })
      else {
        if (between !== '' && last?.script === null) last.text += between
        else if (between !== '') parts.push({ text: between, script: null })
        parts.push({ text: character, script: found })
      }
      between = ''
    }
  }
  const last = parts.at(-1)
  if (between !== '' && last?.script === null) last.text += between
  else if (between !== '') parts.push({ text: between, script: null })
  return parts.map(({ text: own, script: of }) => ({
    text: own,
    language: of === null ? null : languageIn(own, of),
    kind: of?.kind ?? 'latin',
  }))
}

function languageIn(text: string, { language, others = [], kind }: Script): string {
  if (kind === 'east-asian')
    return scripts.find(each => each.kind === kind && each.letters.test(text))?.language ?? language
  return others.find(([letters]) => letters.test(text))?.[1] ?? language
}

/** What Word calls it: a language of letters from left to right, of East Asian ones, of those that are joined or run from right to left. */
export function wordLanguage({ language, kind }: LanguagePart): { val?: string; eastAsia?: string; bidi?: string } {
  if (language === null) return {}
  if (kind === 'right-to-left') return { bidi: language }
  if (kind === 'east-asian') return { eastAsia: language }
  return kind === 'complex' ? { val: language, bidi: language } : { val: language }
}

/** The language that most letters of a text are of; null: the document's own. */
export function languageOf(text: string): string | null {
  if (plain.test(text)) return null
  const letters = new Map<string | null, number>()
  for (const part of partsByLanguage(text)) {
    const own = [...part.text].filter(character => strong.test(character)).length
    letters.set(part.language, (letters.get(part.language) ?? 0) + own)
  }
  const [most] = [...letters].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
