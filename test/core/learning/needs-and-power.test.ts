import { exchangesToAsk, matchNeeds } from '@core/learning/needs'
import { compareReflections } from '@core/learning/reflections'
import type { Day } from '@core/observation/day'
import type { Exchange, Reflection, Skill } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'

const row = <T>(kind: RecordKind, id: string, given: Partial<T>): T => newRecord(kind, { id, order: 1, given }) as T
const skill = (id: string, side: Skill['side'], words: string, given: Partial<Skill> = {}) =>
  row<Skill>(recordKinds.skill, id, { side, words, ...given })

it('sets offers beside needs that share a tag or a word, the likeliest first, and never a group’s own', () => {
  const skills = [
    skill('n', 'need', 'Somebody who can write forms', { groupId: 'a', tags: ['Writing'] }),
    skill('other', 'need', 'A van'),
    skill('o1', 'offer', 'Help with forms', { groupId: 'b' }),
    skill('o2', 'offer', 'We write funding forms', { groupId: 'c', tags: ['writing'] }),
    skill('o3', 'offer', 'Writing forms', { groupId: 'a', tags: ['writing'] }),
    skill('o4', 'offer', 'A hall'),
  ]
  const exchange = row<Exchange>(recordKinds.exchange, 'e', { words: 'Forms', needId: 'n', offerId: 'o1' })
  const [first, second] = matchNeeds(skills, [exchange])
  // o2 shares "forms", "write" and the tag; o1 "forms" alone; o3 is the group's own; a hall is no van, though both have "a".
  expect(first?.offers.map(({ id }) => id)).toEqual(['o2', 'o1'])
  expect(first?.exchanges).toEqual([exchange])
  expect([second?.need.id, second?.offers]).toEqual(['other', []])
})

it('compares answers over time by perspective, and tells nobody’s title', () => {
  const reflection = (id: string, day: number, perspectiveId: string | null, words: string) =>
    row<Reflection>(recordKinds.reflection, id, {
      title: `Of ${id}`,
      day,
      perspectiveId,
      answers: [
        { id: `${id}1`, questionId: 'q', words, level: 'asked' },
        { id: `${id}2`, questionId: 'other', words: 'no', level: null },
      ],
    })
  const found = compareReflections(
    [
      reflection('late', 20, 'lived', 'Now we set it'),
      reflection('early', 10, 'lived', 'They did'),
      reflection('gone', 5, 'deleted', 'Who knows'),
      reflection('none', 6, null, 'Nobody'),
    ],
    'q',
    [
      { id: 'learnt', name: 'Learnt' },
      { id: 'lived', name: 'Lived' },
    ],
  )
  expect(found.map(({ perspective, answers }) => [perspective?.name, answers.map(({ words }) => words)])).toEqual([
    ['Lived', ['They did', 'Now we set it']],
    [undefined, ['Who knows', 'Nobody']],
  ])
  expect(JSON.stringify(found)).not.toContain('Of ')
})

it('lists whom nobody asked yet after an exchange, the longest ago first', () => {
  const exchange = (id: string, given: Partial<Exchange>) =>
    row<Exchange>(recordKinds.exchange, id, { words: id, ...given })
  const exchanges = [
    exchange('not done', { agreedOn: 20_000 }),
    exchange('half', { doneOn: 20_010, needHappy: 'partly' }),
    exchange('none', { doneOn: 20_005 }),
    exchange('both', { doneOn: 20_001, needHappy: 'yes', offerHappy: 'no' }),
    exchange('tomorrow', { doneOn: 20_021 }),
  ]
  expect(exchangesToAsk(exchanges, 20_020 as Day).map(({ exchange: { id }, sides }) => [id, sides])).toEqual([
    ['none', ['needHappy', 'offerHappy']],
    ['half', ['offerHappy']],
  ])
})
