import { lostCodings, segmentsOf, themeByPerspective } from '@core/learning/coding'
import type { Coding, Person, Story } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'

const row = <T>(kind: RecordKind, id: string, given: Partial<T>): T => newRecord(kind, { id, order: 1, given }) as T
const coding = (id: string, quote: string, themeId: string, start: number | null = null, storyId = 's') =>
  row<Coding>(recordKinds.coding, id, { quote, themeId, storyId, start })
const words = 'They asked us once, and then they asked us again.'

it('cuts a text where themes begin and end, themes that overlap too', () => {
  const codings = [coding('a', 'asked us once', 'x'), coding('b', 'once, and then', 'y')]
  expect(segmentsOf(words, codings)).toEqual([
    { text: 'They ', themeIds: [] },
    { text: 'asked us ', themeIds: ['x'] },
    { text: 'once', themeIds: ['x', 'y'] },
    { text: ', and then', themeIds: ['y'] },
    { text: ' they asked us again.', themeIds: [] },
  ])
  expect(
    segmentsOf(words, codings)
      .map(({ text }) => text)
      .join(''),
  ).toBe(words)
  expect(segmentsOf('', [])).toEqual([])
})

it('finds the place that was marked among words that stand there twice, and where it moved to', () => {
  const second = words.lastIndexOf('asked us')
  const marked = (text: string) =>
    segmentsOf(text, [coding('a', 'asked us', 'x', second)]).findIndex(({ themeIds }) => themeIds.length > 0)
  expect(marked(words)).toBe(1)
  expect(segmentsOf(words, [coding('a', 'asked us', 'x', second)])[0]?.text).toBe(words.slice(0, second))
  expect(segmentsOf(`Well. ${words}`, [coding('a', 'asked us', 'x', second)])[0]?.text).toBe('Well. They ')
  const gone = coding('b', 'told us', 'x')
  expect(lostCodings(words, [coding('a', 'asked us', 'x'), gone])).toEqual([gone])
})

it('sets the words of a theme side by side by perspective, with what stands around them', () => {
  const person = (id: string, perspectiveIds: string[]) =>
    row<Person>(recordKinds.person, id, { code: id, perspectiveIds })
  const story = (id: string, tellerId: string | null, over: Partial<Story> = {}) =>
    row<Story>(recordKinds.story, id, { title: id, words, tellerId, ...over })
  const far = `${'word '.repeat(40)}here${' more'.repeat(40)}`
  const found = themeByPerspective(
    [
      coding('a', 'asked us once', 'x', null, 'one'),
      coding('b', 'here', 'x', null, 'two'),
      coding('c', 'once', 'x', null, 'gone'),
      coding('d', 'again', 'x', null, 'nobody'),
    ],
    [
      story('one', 'p', {}),
      story('two', 'q', { words: far }),
      story('gone', 'p', { withdrawnOn: 5 }),
      story('nobody', null),
    ],
    [person('p', ['lived', 'learnt']), person('q', ['lived'])],
  )
  const quotes = (key: string | null) => found.get(key)?.map(each => each.coding.id)
  expect([quotes('lived'), quotes('learnt'), quotes(null)]).toEqual([['a', 'b'], ['a'], ['d']])
  const far80 = found.get('lived')?.[1]
  expect(far80?.before).toMatch(/^… (word )+$/)
  expect(far80?.after).toMatch(/^( more)+ …$/)
})
