import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What a translation does not have is said in English: a file may be missing, and a message. What it has must fit the English one. */
const languages = ['cy', 'ar']

const translated = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(path => join('src', path))
  .flatMap(path => languages.filter(code => path.endsWith(`.${code}.json`)).map(code => ({ path, code })))

type Texts = ReadonlyMap<string, string>

function textsIn(messages: unknown, before = ''): [string, string][] {
  if (typeof messages === 'string') return [[before, messages]]
  return Object.entries(messages as object).flatMap(([key, within]) =>
    textsIn(within, before === '' ? key : `${before}.${key}`),
  )
}
const textsOf = (path: string): Texts => new Map(textsIn(JSON.parse(readFileSync(path, 'utf8'))))

const plural = /_(zero|one|two|few|many|other)$/
const stem = (key: string): string => key.replace(plural, '')

/** Whether the sentence stands once for each form of counted things, as `people_one` and `people_other` do. */
const isCounted = (key: string, english: Texts): boolean => plural.test(key) && english.has(`${stem(key)}_other`)

/** The English message that a translated one stands for; its plural forms may be others. */
const englishOf = (key: string, english: Texts): string | undefined =>
  english.get(key) ?? (plural.test(key) ? english.get(`${stem(key)}_other`) : undefined)

const counted = /^\{\{count\b/
/** Placeholders and tags; `{{count}}` may be left out where a language has a word for "one", "two" or "none". */
function parts(text: string, withCount: boolean): string[] {
  const found = [...text.matchAll(/\{\{-?\s*[^}]+?\s*\}\}|<\/?\w+\s*\/?>|\$t\([^)]*\)/g)].map(([part]) =>
    part.replace(/\s/g, ''),
  )
  return found.filter(part => withCount || !counted.test(part)).sort()
}
const hasWordFor = /_(zero|one|two)$/

describe.each(translated)('$path', ({ path, code }) => {
  const words = textsOf(path)
  const englishPath = path.replace(`.${code}.json`, '.en.json')
  const english: Texts = existsSync(englishPath) ? textsOf(englishPath) : new Map()
  const each = [...words]

  it('says what the English file says, and nothing else', () => {
    expect(english.size).toBeGreaterThan(0)
    expect(each.filter(([key]) => englishOf(key, english) === undefined)).toEqual([])
  })

  it('has the same placeholders and tags', () => {
    const differing = each.flatMap(([key, text]) => {
      const original = englishOf(key, english) ?? ''
      const withCount = !(isCounted(key, english) && hasWordFor.test(key))
      const [said, meant] = [parts(text, withCount), parts(original, withCount)]
      return said.join() === meant.join() ? [] : [{ key, text, original }]
    })
    expect(differing).toEqual([])
  })

  it('has every form of what is counted, and none that the language does not know', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted()
    const stems = new Set(each.flatMap(([key]) => (isCounted(key, english) ? [stem(key)] : [])))
    const of = (sentence: string) =>
      each.flatMap(([key]) => (stem(key) === sentence ? (plural.exec(key)?.[1] ?? []) : [])).sort()
    expect([...stems].map(sentence => [sentence, of(sentence)])).toEqual([...stems].map(sentence => [sentence, forms]))
  })

  it('has no empty text', () => {
    const empty = each.filter(([key, text]) => text.trim() === '' && englishOf(key, english)?.trim() !== '')
    expect(empty).toEqual([])
  })
})

it('each language is there', () => {
  for (const code of languages) expect(translated.filter(each => each.code === code).length).toBeGreaterThan(0)
})
