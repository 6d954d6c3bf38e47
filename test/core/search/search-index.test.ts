import { type SearchDocument, searchIndex } from '@core/search/search-index'
import { describe, expect, it } from 'vitest'

const kinds = ['element', 'measure', 'link']
const documentOf = (id: string, name: string, texts: readonly string[] = [], kind = 'element'): SearchDocument => ({
  kind,
  id,
  name,
  texts,
})
const indexOf = (...documents: readonly SearchDocument[]) => {
  const index = searchIndex(kinds)
  for (const each of documents) index.put(each)
  return index
}
const idsFound = (index: ReturnType<typeof indexOf>, query: string, most = 10) =>
  index.find(query, most).groups.flatMap(({ best }) => best.map(({ id }) => id))

describe('what is found', () => {
  const index = indexOf(
    documentOf('a', 'Tenants are heard', ['Councillors come to the meeting']),
    documentOf('b', 'Łódź: café for tenants'),
    documentOf('c', 'المجتمع المحلي'),
  )

  it.each([
    ['a beginning of a word is enough', 'ten', ['a', 'b']],
    ['capitals make no difference', 'TENANTS hEaRd', ['a']],
    ['accents make none, in the text or in what is typed', 'lodz càfe', ['b']],
    ['words may be in any order, and in any of its texts', 'meeting tenants', ['a']],
    ['each word has to be there', 'tenants moon', []],
    ['what stands inside a word is not found where words begin so', 'are', ['a']],
    ['nothing typed finds nothing', ' , ', []],
    ['a word of a script from right to left', 'المحلي', ['c']],
  ])('%s', (_, query, ids) => expect(idsFound(index, query)).toEqual(ids))

  it('is inside words where no word begins so: after an Arabic article, in a compound', () => {
    expect(index.find('مجتمع', 5)).toMatchObject({ inside: true, groups: [{ count: 1, best: [{ id: 'c' }] }] })
    expect(index.find('ouncill', 5)).toMatchObject({ inside: true, groups: [{ best: [{ id: 'a' }] }] })
    expect(index.find('councill', 5)).toMatchObject({ inside: false, groups: [{ best: [{ id: 'a' }] }] })
  })
})

describe('the order of what is found', () => {
  it('is: the name itself, its beginning, all words in the name, some of them, none', () => {
    const index = indexOf(
      documentOf('none', 'Meeting', ['the rent is high']),
      documentOf('some', 'Rent paid', ['it is too high']),
      documentOf('all', 'High the rent', []),
      documentOf('begins', 'Rent high in the north'),
      documentOf('itself', 'Rent: HIGH'),
    )
    expect(idsFound(index, 'rent high')).toEqual(['itself', 'begins', 'all', 'some', 'none'])
  })

  it('is, in the same place: whole words first, then the shorter name, then the alphabet', () => {
    const index = indexOf(
      documentOf('longer word', 'A renter'),
      documentOf('longer name', 'The rent of a flat'),
      documentOf('z', 'My rent'),
      documentOf('a', 'He rent'),
    )
    // "he rent" and "my rent" are as long.
    expect(idsFound(index, 'rent')).toEqual(['a', 'z', 'longer name', 'longer word'])
  })

  it('has the group with the best first; of groups that fit as well, in the order of the kinds', () => {
    const index = indexOf(
      documentOf('1', 'Why rent matters', [], 'link'),
      documentOf('2', 'Low rent', [], 'measure'),
      documentOf('3', 'Rent', [], 'link'),
      documentOf('4', 'Fair rent', [], 'element'),
      documentOf('5', 'Rent', [], 'of no kind that is known'),
    )
    expect(index.find('rent', 5).groups.map(({ kind, count }) => [kind, count])).toEqual([
      ['link', 2],
      ['of no kind that is known', 1],
      ['element', 1],
      ['measure', 1],
    ])
  })

  it('gives the first of each kind, and counts all', () => {
    const all = Array.from({ length: 40 }, (_, place) => documentOf(`n${place}`, `Rent ${'x'.repeat(40 - place)}`))
    const [group] = indexOf(...all).find('rent', 3).groups
    expect(group?.count).toBe(40)
    expect(group?.best.map(({ id }) => id)).toEqual(['n39', 'n38', 'n37'])
  })
})

describe('what was changed or removed', () => {
  it('is found by its new words alone, and not at all once it is gone', () => {
    const index = indexOf(documentOf('a', 'Said in confidence'))
    index.put(documentOf('a', 'Withdrawn'))
    expect(idsFound(index, 'confidence')).toEqual([])
    expect(idsFound(index, 'withdrawn')).toEqual(['a'])
    index.remove('element', 'a')
    expect(idsFound(index, 'withdrawn')).toEqual([])
    expect(index.size()).toBe(0)
  })
})
