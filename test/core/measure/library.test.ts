import { acrossUsed, aggregationUsed, hasLevels } from '@core/measure/adding-up'
import {
  isInProject,
  type LibraryEntry,
  type LibraryWords,
  library,
  libraryAreas,
  measureFromLibrary,
} from '@core/measure/library'
import { measureSchema } from '@core/project/entities'
import messages from '@core/words/library.en.json'
import { expect, it } from 'vitest'
import { measureWith } from '../observation/build'

const saidOf = ({ id, publisher }: LibraryEntry): LibraryWords => ({
  unit: '',
  numerator: '',
  denominator: '',
  check: '',
  source: '',
  levels: [],
  levelWords: [],
  ...messages.entry[id],
  publisher: publisher ? messages.publisher[publisher] : '',
})
const made = library.map(entry => ({
  entry,
  said: saidOf(entry),
  measure: measureFromLibrary(entry, saidOf(entry), { id: 'm', order: 1, outcomeIds: ['o'] }),
}))

it('has thirty measures, some for each area, each with its words', () => {
  expect(library).toHaveLength(30)
  expect(library.map(({ id }) => id).toSorted()).toEqual(Object.keys(messages.entry).toSorted())
  for (const area of libraryAreas) expect(library.filter(entry => entry.area === area).length).toBeGreaterThan(4)
})

it.each(made)('$entry.id becomes a measure that is whole and counts as it says', ({ entry, said, measure }) => {
  expect(measureSchema.safeParse(measure).error).toBeUndefined()
  expect(measure).toMatchObject({ title: said.title, definition: said.about, outcomeIds: ['o'] })
  // A way of adding up that its kind does not have would be another one without a word.
  expect(aggregationUsed(measure)).toBe(entry.counted.aggregation)
  if (entry.counted.across) expect(acrossUsed(measure)).toBe(entry.counted.across)
  expect(hasLevels(measure.kind)).toBe(measure.rubric.length > 1)
  expect(measure.unit === '').toBe(hasLevels(measure.kind))
  expect((measure.numerator ?? '') !== '' && (measure.denominator ?? '') !== '').toBe(measure.kind === 'share')
})

it.each(made)(
  '$entry.id names its source, and is official only where somebody publishes its figures',
  ({ entry, said, measure }) => {
    const isOwn = entry.origin === 'own'
    expect(said.publisher === '').toBe(isOwn)
    if (!isOwn) expect(measure.verification).toContain(`${said.source}, ${said.publisher}`)
    if (entry.address) expect(measure.verification).toContain(entry.address)
    expect(measure.publishedAs).toBe(entry.origin === 'statistic' ? `${said.source}, ${said.publisher}` : undefined)
  },
)

it('no statement of a protected scale is printed: it says where to register', () => {
  const wellbeing = made.find(({ entry }) => entry.id === 'mental-wellbeing')
  expect(wellbeing?.measure.method).toContain('licence')
  expect(wellbeing?.measure).toMatchObject({ rubric: [], kind: 'number' })
})

it('an entry is there already under its title, however it is written, and under its definition where it was renamed', () => {
  const [first] = made
  if (!first) throw new Error('the library is empty')
  expect(isInProject(first.said, [])).toBe(false)
  expect(isInProject(first.said, [measureWith({ title: ` ${first.said.title.toUpperCase()}` })])).toBe(true)
  expect(isInProject(first.said, [{ ...first.measure, title: 'Our own words' }])).toBe(true)
  expect(isInProject(first.said, [measureWith({ title: 'Another', definition: 'Something else.' })])).toBe(false)
})
