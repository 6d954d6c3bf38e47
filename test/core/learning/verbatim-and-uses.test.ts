import { storiesQuoted, usesNoted } from '@core/learning/story-uses'
import { passagesFrom, runsOfStories, withoutPassagesFrom } from '@core/learning/verbatim'
import { withoutHeldWords } from '@core/privacy/held-words'
import { emptyRows } from '@core/project/contents'
import type { Consent, Insight, Person, Story } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'

const row = <T>(kind: RecordKind, id: string, given: Partial<T>): T => newRecord(kind, { id, order: 1, given }) as T
const words = 'When the hostel manager rang me at six I said no for the first time'
const shared = 'Somebody said no to a night move for the very first time'
const story = (given: Partial<Story> = {}) =>
  row<Story>(recordKinds.story as unknown as RecordKind, 's', { title: 'No', words, tellerId: 'p', ...given })
const insight = (text: string) =>
  row<Insight>(recordKinds.insight as unknown as RecordKind, 'i', { words: text, evidence: text, willDo: 'Ask first' })

it('finds eight words in a row of a story, and not seven', () => {
  const runs = runsOfStories([story()], [])
  const seven = 'We heard: “the hostel manager rang me at six”.'
  const eight = 'We heard: “THE hostel manager, rang me\nat six — I.” That was all.'
  expect(passagesFrom(seven, runs)).toEqual([])
  expect(withoutPassagesFrom(eight, runs, '[…]')).toBe('We heard: “[…].” That was all.')
  // Nine words are two runs, and one passage.
  expect(withoutPassagesFrom('x manager rang me at six I said no for y', runs, '[…]')).toBe('x […] y')
})

it('keeps words of a story that may not be told out of what others read, whoever copied them, and lets told words through', () => {
  const person = row<Person>(recordKinds.person as unknown as RecordKind, 'p', { code: 'HERON' })
  const consent = row<Consent>(recordKinds.consent as unknown as RecordKind, 'c', {
    personId: 'p',
    use: 'words-unnamed',
    givenOn: 20_000,
    channels: ['report'],
  })
  const told = story({ reach: 'unnamed', sharedWords: shared, approvedWords: shared, approvedOn: 20_100 })
  const rows = {
    ...emptyRows,
    story: [told],
    person: [person],
    consent: [consent],
    insight: [insight(`${words}. And: ${shared}.`)],
  }
  const [asTold] = withoutHeldWords(rows, 20_200, 'report').insight
  expect(asTold?.words).toBe(`[words of a story that stays with the team]. And: ${shared}.`)
  expect(asTold?.evidence).toBe(asTold?.words)
  expect(asTold?.willDo).toBe('Ask first')
  // Without the consent the approved words stay too.
  const [withdrawn] = withoutHeldWords({ ...rows, consent: [] }, 20_200, 'report').insight
  expect(withdrawn?.words).not.toContain('night move')
  expect(withoutHeldWords({ ...rows, story: [] }, 20_200, 'report').insight).toEqual(rows.insight)
})

it('notes where a story went once a day, and only those that the report quotes', () => {
  const model = {
    blocks: [
      { kind: 'quote', text: shared, from: '' },
      { kind: 'paragraph', tone: 'body', text: 'Not a quote' },
    ],
  } as const
  const told = [
    { id: 's', words: `${shared}\n` },
    { id: 'other', words: 'Not a quote' },
  ]
  const ids = storiesQuoted(model, told)
  expect(ids).toEqual(['s'])
  const use = { where: 'Yearly report, 2026', usedOn: 20_500 }
  const [change, ...rest] = usesNoted([story(), story({ title: 'Other' })].slice(0, 1), ids, use, () => 'u')
  expect(rest).toEqual([])
  expect(change?.after).toEqual({
    uses: [{ id: 'u', ...use, canBeRecalled: false, recalledOn: null }],
  })
  const noted = story({ uses: [{ id: 'u', ...use, canBeRecalled: true, recalledOn: null }] })
  expect(usesNoted([noted], ids, use, () => 'v')).toEqual([])
  expect(usesNoted([noted], ids, { ...use, usedOn: 20_501 }, () => 'v')).toHaveLength(1)
})
