import { type PlainFinding, plainReading } from '@core/report/plain/plain-words'
import { describe, expect, it } from 'vitest'

const read = (text: string | readonly string[], own: { word: string; plain: string }[] = []) => {
  const reading = plainReading(typeof text === 'string' ? [text] : text, own)
  if (reading.of !== 'english') throw new Error(reading.of)
  return reading
}
const found = (text: string, kind: PlainFinding['kind'], own: { word: string; plain: string }[] = []) =>
  read(text, own).findings.flatMap(each => (each.kind === kind && 'found' in each ? [each.found] : []))

describe('long sentences', () => {
  const of = (count: number) => `Our ${Array.from({ length: count - 1 }, () => 'home').join(' ')}.`

  it('are those of more than 25 words', () => {
    expect(read(`${of(25)} ${of(5)}`).findings).toEqual([])
    expect(read(['Short.', of(26)]).findings).toEqual([{ kind: 'long-sentence', sentence: of(26), words: 26 }])
  })

  it('do not run from one paragraph into the next, nor over a number with its comma', () => {
    const item = Array.from({ length: 20 }, () => 'home').join(' ')
    expect(read([item, item]).findings).toEqual([])
    // 24 words and one number.
    expect(read(`${Array.from({ length: 24 }, () => 'home').join(' ')} 4,134.`).findings).toEqual([])
  })
})

describe('the passive', () => {
  it.each([
    ['The rent was decided without us.', ['was decided']],
    ['Tenants were not often told why.', ['were not often told']],
    ['Repairs have been quickly done.', ['been quickly done']],
    ['It is being written, and was kept.', ['is being written', 'was kept']],
  ])('is found in "%s"', (text, expected) => expect(found(text, 'passive')).toEqual(expected))

  it.each([
    'We decided it ourselves.',
    'She was tired and he is interested.',
    'They were in need, and are still red with anger.',
    'There is indeed a seed.',
    'He used to be a bus driver.',
  ])('is not seen in "%s"', text => expect(found(text, 'passive')).toEqual([]))
})

describe('jargon', () => {
  it('is found as a whole word, in capitals and in the plural, the longest first and each once', () => {
    const text = 'Stakeholders did capacity building. Each stakeholder came. Viaducts and alibis stand.'
    expect(found(text, 'jargon')).toEqual(['Stakeholders', 'capacity building'])
  })

  it('comes with the plain word; the project’s own counts before the app’s, and one without a plain word is left alone', () => {
    const own = [
      { word: 'Stakeholder', plain: 'neighbour' },
      { word: 'P.I.E. (model)', plain: 'kind house' },
      { word: 'cohort', plain: '' },
    ]
    expect(read('A stakeholder of the cohort in the p.i.e. (model) of ours.', own).findings).toEqual([
      { kind: 'jargon', found: 'stakeholder', plain: 'neighbour' },
      { kind: 'jargon', found: 'p.i.e. (model)', plain: 'kind house' },
    ])
  })
})

describe('the reading age', () => {
  it('is Flesch and Kincaid’s grade and five years', () => {
    // 6 sentences of 5 words of one syllable: 0.39 x 5 + 11.8 x 1 - 15.59 = -1.84; with five years 3.16, and nobody reads before five.
    expect(read(Array.from({ length: 6 }, () => 'The cat sat on mats.')).readingAge).toBe(5)
    // 2 sentences of 15 words, 2 syllables each: 0.39 x 15 + 11.8 x 2 - 15.59 = 13.86; with five years 18.86.
    const long = `${Array.from({ length: 15 }, () => 'tiger').join(' ')}.`
    expect(read([long, long]).readingAge).toBe(19)
  })

  it('is not said of a line or two', () => expect(read('We met twelve times.').readingAge).toBeNull())
})

it('says nothing of a text in another script, and something of one with a name in it', () => {
  expect(plainReading(['كانت القرارات تتخذ من دوننا.'], [])).toEqual({ of: 'other-script' })
  expect(read('The word كرامة was chosen by tenants.').findings).toHaveLength(1)
  expect(read('').findings).toEqual([])
})
