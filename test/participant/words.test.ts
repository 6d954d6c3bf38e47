import { defaultPerspectives } from '@core/project/contents'
import { templateOf, usualStage } from '@core/workshop/templates'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { languageAccepted, languageCalled, languages } from '../../src/participant/language'
import { pageHtml } from '../../src/participant/page'
import { perspectiveName } from '../../src/participant/screens/group-name'
import { sayIn, templateWords } from '../../src/participant/words'
import ar from '../../src/participant/words/ar.json'
import cy from '../../src/participant/words/cy.json'
import en from '../../src/participant/words/en.json'
import pl from '../../src/participant/words/pl.json'
import ro from '../../src/participant/words/ro.json'
import templates from '../../src/participant/words/templates.json'
import uk from '../../src/participant/words/uk.json'
import { fullView, ownPage, stageKinds } from './pages'

const translations: Record<string, Record<string, string>> = { ar, cy, pl, ro, uk }
const placeholders = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort()

describe.each(Object.entries(translations))('the words in %s', (_, words) => {
  it('are all there, and none more', () => expect(Object.keys(words)).toEqual(Object.keys(en)))

  it('have the same placeholders as the English ones', () => {
    for (const [key, english] of Object.entries(en))
      expect([key, placeholders(words[key] ?? '')]).toEqual([key, placeholders(english)])
  })

  it('are translated, each one', () => {
    const same = Object.entries(en).filter(([key, english]) => words[key] === english || words[key]?.trim() === '')
    expect(same).toEqual([])
  })
})

/** Syllables as readability formulas count them: groups of vowels, without a silent e at the end. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const groups = plain.replace(/(?:[^laeiouy]es|[^laeiouyt]ed|[^laeiouy]e)$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 1)
}

/** Flesch-Kincaid grade: years at school needed to read it (Kincaid and others 1975). */
function grade(texts: readonly string[]): number {
  const sentences = texts.flatMap(text => text.split(/[.?!:…]+\s*/)).filter(sentence => /[a-z]/i.test(sentence))
  const words = sentences.flatMap(sentence => sentence.split(/[\s·]+/)).filter(word => /[a-z]/i.test(word))
  const all = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (all / words.length) - 15.59
}

describe('the English words', () => {
  const texts = Object.values(en)

  it('count as readability formulas do', () => {
    expect(['cat', 'table', 'made', 'wanted', 'reading', 'idea'].map(syllables)).toEqual([1, 2, 1, 2, 2, 2])
    expect(grade(['The cat sat on the mat.'])).toBeCloseTo(-1.45, 1)
  })

  it('can be read by a child of eleven', () => expect(grade(texts)).toBeLessThan(4))

  it('have no long text that needs more than six years at school', () => {
    const hard = texts.filter(text => text.split(' ').length >= 8 && grade([text]) > 6)
    expect(hard).toEqual([])
  })

  it('have no sentence of more than twenty words', () => {
    const long = texts.flatMap(text => text.split(/[.?!]\s*/)).filter(sentence => sentence.split(' ').length > 20)
    expect(long).toEqual([])
  })

  it('name the groups as a new project does, so that wall and phone say the same', () =>
    expect(defaultPerspectives.map(perspective => perspectiveName(perspective, sayIn('en')))).toEqual(
      defaultPerspectives.map(({ name }) => name),
    ))
})

describe('the sentences of our templates', () => {
  const agree = templateOf('agree')
  const texts = [
    ...[agree.title, agree.question],
    ...stageKinds.map(usualStage).flatMap(({ title, prompt }) => [title, prompt]),
    ...agree.stages.flatMap(({ title, prompt }) => [title, prompt]),
  ]

  it('are on phones in the language of the phone, all of those that a session begins with', () => {
    for (const { code } of languages.filter(({ code }) => code !== 'en'))
      expect([code, texts.filter(text => templateWords(text, code) === text)]).toEqual([code, []])
  })

  it('are in every language, or in none', () => {
    for (const [text, words] of Object.entries(templates)) {
      expect([text, Object.keys(words).sort()]).toEqual([text, ['ar', 'cy', 'pl', 'ro', 'uk']])
      expect([text, Object.values(words).filter(each => each.trim() === '')]).toEqual([text, []])
    }
  })

  it('stand on the page; what a team wrote itself stays as it is', () => {
    const view = fullView('ideas', name => (name === 'prompt' ? usualStage('ideas').prompt : 'Our own words'))
    const html = pageHtml(ownPage(view, { language: 'pl' }))
    expect(html).toContain('Po czym poznasz, że jest coraz lepiej?')
    expect(html).not.toContain('How would you know')
    expect(html).toContain('Our own words')
    expect(templateWords('toString', 'pl')).toBe('toString')
  })
})

describe('names of groups', () => {
  it('are translated where they are ours, and left alone where a project wrote them', () => {
    // Begun in Welsh.
    expect(perspectiveName({ id: 'lived', name: 'Profiad bywyd' }, sayIn('pl'))).toBe('Własne doświadczenie życiowe')
    expect(perspectiveName({ id: 'lived', name: 'Lived experience' }, sayIn('pl'))).toBe('Własne doświadczenie życiowe')
    expect(renderToStaticMarkup(perspectiveName({ id: 'lived', name: 'Tenants & <friends>' }, sayIn('pl')))).toContain(
      'Tenants &amp; &lt;friends&gt;',
    )
  })
})

describe('the language', () => {
  it.each([
    ['pl-PL,pl;q=0.9,en;q=0.8', 'pl'],
    ['de-DE, uk;q=0.5, en;q=0.4', 'uk'],
    ['en;q=0.2, AR-EG;q=0.9', 'ar'],
    ['de', 'en'],
    ['', 'en'],
    [';;q=,=,,', 'en'],
    [undefined, 'en'],
  ])('is taken from what the browser prefers: %s', (header, language) =>
    expect(languageAccepted(header)).toBe(language),
  )

  it('is one of ours or none', () => {
    expect(languages.map(({ code }) => languageCalled(code))).toEqual(['en', 'cy', 'pl', 'ro', 'ar', 'uk'])
    expect([languageCalled('toString'), languageCalled(undefined)]).toEqual([null, null])
  })
})
